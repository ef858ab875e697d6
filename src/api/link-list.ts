import type { Reader } from "../database/database.js";
import type { AnswerCache } from "../http/answers/answer-cache.js";
import type { World } from "../operations/act.js";
import type { Link } from "../schemas/link.js";
import { readJson } from "../store/json.js";
import { listLinks } from "../store/link.js";
import type { Page } from "../store/page.js";
import { getSpeaker } from "../store/speaker.js";
import { getTopic } from "../store/topic.js";
import type { Audience } from "../store/visibility.js";
import { asKnownOn, type Names, namesNeeded } from "./as-known-on.js";
import { checkStatus, companyIdOf, endOf, rangeOf } from "./filters.js";

/** The query of a list of links. */
export interface LinksAsked {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly company?: string | undefined;
  readonly companyId?: string | undefined;
  readonly subsidiaries: "include" | "exclude";
  readonly topic?: string | undefined;
  readonly relation?: string | undefined;
  readonly manner?: string | undefined;
  readonly speaker?: string | undefined;
  readonly claim?: string | undefined;
  readonly evidence?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly status?: string | undefined;
  readonly asOf?: string | undefined;
}

/** A page of links. With `asOf`, each is as it was known at the end of that day. */
export async function listLinksAsked(
  { world, cache }: { readonly world: World; readonly cache: AnswerCache },
  asked: LinksAsked,
  audience: Audience,
): Promise<Page<Link>> {
  checkStatus(asked, audience);
  const asOf = asked.asOf === undefined ? undefined : endOf(asked.asOf, world.now());
  const { topic, relation, manner, status, limit, cursor } = asked;
  const page = await listLinks(
    world.database,
    {
      companyId: asked.companyId ?? (await companyIdOf({ world, cache }, asked.company, audience)),
      includesSubsidiaries: asked.subsidiaries === "include",
      speakerId: asked.speaker,
      claimId: asked.claim,
      evidenceId: asked.evidence,
      ...rangeOf(asked),
      ...{ topic, relation, manner, status, limit, cursor, asOf },
    },
    audience,
  );
  return asOf === undefined ? page : pageAsKnown(world.database, page, asOf);
}

async function pageAsKnown(reader: Reader, page: Page<Link>, asOf: Date): Promise<Page<Link>> {
  const { data, pagination } = readJson(page);
  const names = await findNames(reader, data, asOf);
  const text = JSON.stringify({ data: data.map((link) => asKnownOn(link, asOf, names)), pagination });
  return { text, nextCursor: page.nextCursor };
}

/** Names of the speakers and topics that later corrections replaced. There are seldom any. */
async function findNames(reader: Reader, links: readonly Link[], asOf: Date): Promise<Names> {
  const needed = links.map((link) => namesNeeded(link, asOf));
  const names = {
    speakers: new Map<string, { id: string; name: string }>(),
    topics: new Map<string, { id: string; slug: string; name: string }>(),
  };
  for (const id of new Set(needed.flatMap(({ speakerIds }) => speakerIds))) {
    const { name } = readJson(await getSpeaker(reader, id, "staff"));
    names.speakers.set(id, { id, name });
  }
  for (const slug of new Set(needed.flatMap(({ topicSlugs }) => topicSlugs))) {
    const { id, name } = readJson(await getTopic(reader, slug));
    names.topics.set(slug, { id, slug, name });
  }
  return names;
}
