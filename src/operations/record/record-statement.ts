import type { z } from "zod";
import { parseDay } from "../../core/dates/day.js";
import { readerOf } from "../../database/database.js";
import { DomainError } from "../../errors.js";
import { type NewStatement, newStatement, type Statement } from "../../schemas/statement.js";
import { toDayColumns } from "../../store/days.js";
import { readJson } from "../../store/json.js";
import { getStatement } from "../../store/statement.js";
import { textHash } from "../../store/text-hash.js";
import { type Act, perform, type Work } from "../act.js";
import { queueDiff } from "../diff/queue-diff.js";
import { checked } from "../input.js";
import { getNamedCompany, getNamedTopics, requireSpeaker } from "../references.js";
import { checkProof, type Locator } from "./check-proof.js";

type Given = z.output<typeof newStatement>;

/** The company that speaks and the one it speaks about. @throws DomainError `company-not-found`, `speaker-not-found`, `invalid-input` */
async function getVoices(work: Work, given: Given): Promise<{ companyId: string; aboutId: string | null }> {
  const { id: companyId } = await getNamedCompany(work, given.company, "/company");
  const about = given.about === null ? null : await getNamedCompany(work, given.about, "/about");
  if (about?.id === companyId)
    throw new DomainError(
      "invalid-input",
      "The company that speaks and the company it speaks about are the same.",
      {
        faults: [{ pointer: "/about", detail: "must be left out when a company speaks about itself" }],
      },
    );
  if (given.speakerId !== null) await requireSpeaker(work, given.speakerId, "/speakerId");
  return { companyId, aboutId: about?.id ?? null };
}

interface Found {
  readonly companyId: string;
  readonly aboutId: string | null;
  readonly locator: Locator;
}

// The unique index decides whether the row is a duplicate. A query before the insert could miss another writer's row.
async function insertStatement(work: Work, given: Given, found: Found): Promise<string> {
  const id = work.id("statement");
  const said = toDayColumns(parseDay(given.saidOn));
  const key = {
    companyId: found.companyId,
    sourceId: given.sourceId,
    saidFrom: said.from,
    quoteHash: textHash(given.quote),
  };
  const row = {
    ...key,
    id,
    aboutId: found.aboutId,
    speakerId: given.speakerId,
    captureId: given.captureId,
    quote: given.quote,
    contextBefore: given.contextBefore,
    contextAfter: given.contextAfter,
    voice: given.voice,
    saidTo: said.to,
    saidPrecision: said.precision,
    locator: found.locator,
    quoteConfidence: given.quoteConfidence ?? (given.captureId === null ? "secondary" : "primary"),
    seenIn: given.seenIn,
    note: given.note,
    recordedAt: work.now,
    recordedBy: work.actor.holder,
  };
  const { count } = await work.tx.statement.createMany({ data: [row], skipDuplicates: true });
  if (count === 1) return id;
  const existing = await work.tx.statement.findFirstOrThrow({ where: key, select: { id: true } });
  throw new DomainError(
    "duplicate-statement",
    `This quote of the company from this source and day is already recorded: ${existing.id}.`,
    { faults: [{ pointer: "/quote", detail: `is already recorded as ${existing.id}: use that statement` }] },
  );
}

/**
 * A new statement: a verbatim quote, checked against its proof, and queued to be compared. It is a draft until it is
 * published.
 *
 * @throws DomainError `invalid-input`, `company-not-found`, `speaker-not-found`, `topic-not-found`, `duplicate-statement`,
 *   and what `checkProof` refuses
 */
export function recordStatement(act: Act, input: NewStatement): Promise<Statement> {
  return perform(act, "contributor", async (work) => {
    const given = checked(newStatement, input);
    const voices = await getVoices(work, given);
    const topicIds = await getNamedTopics(work, given.topics);
    const locator = await checkProof(work, {
      ...given,
      day: parseDay(given.saidOn),
      dayPointer: "/saidOn",
    });
    const id = await insertStatement(work, given, { ...voices, locator });
    await work.tx.statementTopic.createMany({
      data: topicIds.map((topicId) => ({ statementId: id, topicId })),
    });
    await queueDiff(work, { kind: "statement", id }, { change: work.now.toISOString() });
    return readJson(await getStatement(readerOf(work.tx), id, "staff"));
  });
}
