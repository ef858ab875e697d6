import { z } from "zod";
import { answerPublic } from "../http/answers/public-answer.js";
import { answerOrRedirect, MovedPermanently } from "../http/redirect.js";
import { claim } from "../schemas/claim.js";
import { link } from "../schemas/link.js";
import { move, moveKinds } from "../schemas/move.js";
import { statement } from "../schemas/statement.js";
import { timelineEntry } from "../schemas/timeline.js";
import { listClaims } from "../store/claim.js";
import { listMoves } from "../store/move.js";
import type { Page } from "../store/page.js";
import { listStatements } from "../store/statement.js";
import { listTimeline } from "../store/timeline.js";
import type { Audience } from "../store/visibility.js";
import { getTarget } from "./company-target.js";
import {
  claimFilters,
  days,
  entryFilters,
  inCompany,
  linkFilters,
  rangeOf,
  speakerFilter,
  subsidiaries,
  topicFilter,
} from "./filters.js";
import { listLinksAsked } from "./link-list.js";
import { refuseUnknownNames } from "./named-filters.js";
import { pageLinks } from "./page-links.js";
import { type ApiParts, JSON_TYPE, type ListRoute, listSchema, type PageAsked, pageAsked } from "./route.js";

type InCompany = typeof inCompany;

interface CompanyList<Query extends z.ZodObject>
  extends Omit<ListRoute<InCompany, Query>, "list" | "params"> {
  readonly list: (
    companyId: string,
    asked: PageAsked<InCompany, Query>,
    audience: Audience,
  ) => Promise<Page<unknown>>;
}

/** Registers a list of one company's records. An earlier slug redirects to the present one. */
function companyList<Query extends z.ZodObject>(
  { app, world, cache }: ApiParts,
  part: string,
  route: CompanyList<Query>,
): void {
  app.get(`/companies/:slug/${part}`, {
    schema: listSchema("read", { ...route, errors: ["company-not-found"], params: inCompany, mayMove: true }),
    handler: (request, reply) => {
      const asked = pageAsked<InCompany, Query>(request);
      const make = async (audience: Audience) => {
        const target = await getTarget({ reader: world.database, cache }, asked.params.slug, audience);
        if (target.slug !== asked.params.slug)
          throw new MovedPermanently(movedTo(request.url, `/companies/${target.slug}/${part}`));
        const page = await route.list(target.id, asked, audience);
        await refuseUnknownNames(world.database, page, { query: asked.query, audience });
        return { body: page.text, type: JSON_TYPE, links: pageLinks(request.url, page.nextCursor) };
      };
      return answerOrRedirect(reply, () => answerPublic(cache, request, reply, make));
    },
  });
}

/** An address with its path replaced from `/companies/` on; the query stays. */
export function movedTo(url: string, end: string): string {
  const [path = "", query] = url.split("?", 2);
  return `${path.slice(0, path.indexOf("/companies/"))}${end}${query === undefined ? "" : `?${query}`}`;
}

/** Routes of what one company said and did, and of the links to it. */
export function companyListRoutes(parts: ApiParts): void {
  companyTimelineRoute(parts);
  companyEntryRoutes(parts);
  companyClaimRoute(parts);
  companyLinkRoutes(parts);
}

const tag = "Companies";

function companyTimelineRoute(parts: ApiParts): void {
  companyList(parts, "timeline", {
    operationId: "listCompanyTimeline",
    summary: "List what a company said and did, newest day first",
    tag,
    query: z.strictObject({ subsidiaries, topic: topicFilter, ...days }),
    item: timelineEntry,
    pageName: "TimelinePage",
    list: (companyId, { query: { subsidiaries: family, from, to, ...rest } }, audience) =>
      listTimeline(
        parts.world.database,
        { companyId, includesSubsidiaries: family === "include", ...rangeOf({ from, to }), ...rest },
        audience,
      ),
  });
}

function companyEntryRoutes(parts: ApiParts): void {
  const { database } = parts.world;
  companyList(parts, "statements", {
    operationId: "listCompanyStatements",
    summary: "List the statements of a company, newest day first",
    tag,
    query: z.strictObject({ subsidiaries, speaker: speakerFilter, ...entryFilters }),
    item: statement,
    pageName: "StatementPage",
    list: (
      companyId,
      { query: { subsidiaries: family, speaker: speakerId, source, from, to, ...rest } },
      audience,
    ) => {
      const includesSubsidiaries = family === "include";
      const filter = {
        companyId,
        includesSubsidiaries,
        speakerId,
        sourceId: source,
        ...rangeOf({ from, to }),
      };
      return listStatements(database, { ...filter, ...rest }, audience);
    },
  });
  companyList(parts, "moves", {
    operationId: "listCompanyMoves",
    summary: "List the moves of a company, newest day first",
    tag,
    query: z.strictObject({ subsidiaries, kind: z.enum(moveKinds).optional(), ...entryFilters }),
    item: move,
    pageName: "MovePage",
    list: (companyId, { query: { subsidiaries: family, source, from, to, ...rest } }, audience) => {
      const includesSubsidiaries = family === "include";
      const filter = { companyId, includesSubsidiaries, sourceId: source, ...rangeOf({ from, to }) };
      return listMoves(database, { ...filter, ...rest }, audience);
    },
  });
}

function companyClaimRoute(parts: ApiParts): void {
  const { database, now } = parts.world;
  companyList(parts, "claims", {
    operationId: "listCompanyClaims",
    summary: "List the claims of a company, each with its rating",
    tag,
    query: z.strictObject({ subsidiaries, ...claimFilters }),
    item: claim,
    pageName: "ClaimPage",
    list: (companyId, { query: { subsidiaries: family, speaker: speakerId, ...rest } }, audience) =>
      listClaims(
        database,
        { companyId, includesSubsidiaries: family === "include", speakerId, now: now(), ...rest },
        audience,
      ),
  });
}

function companyLinkRoutes(parts: ApiParts): void {
  const query = z.strictObject({ subsidiaries, ...linkFilters });
  companyList(parts, "links", {
    operationId: "listCompanyLinks",
    summary: "List what contradicts, confirms or qualifies what a company said, newest first",
    tag,
    query,
    item: link,
    pageName: "LinkPage",
    list: (companyId, asked, audience) => listLinksAsked(parts, { companyId, ...asked.query }, audience),
  });
  companyList(parts, "contradictions", {
    operationId: "listCompanyContradictions",
    summary: "List what contradicts what a company said, newest first",
    description:
      "Lists links with the relation `contradicts`, unless `relation` asks for another one. Each comes with the company's defence.",
    tag,
    query,
    item: link,
    pageName: "LinkPage",
    list: (companyId, asked, audience) =>
      listLinksAsked(
        parts,
        { companyId, ...asked.query, relation: asked.query.relation ?? "contradicts" },
        audience,
      ),
  });
}
