import type { z } from "zod";
import { parseDay } from "../../core/dates/day.js";
import { readerOf } from "../../database/database.js";
import { DomainError } from "../../errors.js";
import { type Move, type NewMove, newMove } from "../../schemas/move.js";
import { toDayColumns } from "../../store/days.js";
import { readJson } from "../../store/json.js";
import { getMove } from "../../store/move.js";
import { textHash } from "../../store/text-hash.js";
import { type Act, perform, type Work } from "../act.js";
import { queueDiff } from "../diff/queue-diff.js";
import { checked } from "../input.js";
import { getNamedCompany, getNamedTopics } from "../references.js";
import { checkProof, type Locator } from "./check-proof.js";

type Given = z.output<typeof newMove>;

interface Found {
  readonly companyId: string;
  readonly locator: Locator;
}

// The unique index decides whether the row is a duplicate. A query before the insert could miss another writer's row.
async function insertMove(work: Work, given: Given, found: Found): Promise<string> {
  const id = work.id("move");
  const effective = toDayColumns(parseDay(given.effectiveOn));
  const key = {
    companyId: found.companyId,
    effectiveFrom: effective.from,
    descriptionHash: textHash(given.description),
  };
  const row = {
    ...key,
    id,
    sourceId: given.sourceId,
    captureId: given.captureId,
    kind: given.kind,
    description: given.description,
    quote: given.quote,
    effectiveTo: effective.to,
    effectivePrecision: effective.precision,
    disclosure: given.disclosure,
    statedReason: given.statedReason,
    locator: found.locator,
    quoteConfidence: given.quoteConfidence ?? (given.captureId === null ? "secondary" : "primary"),
    seenIn: given.seenIn,
    note: given.note,
    recordedAt: work.now,
    recordedBy: work.actor.holder,
  };
  const { count } = await work.tx.move.createMany({ data: [row], skipDuplicates: true });
  if (count === 1) return id;
  const existing = await work.tx.move.findFirstOrThrow({ where: key, select: { id: true } });
  throw new DomainError(
    "duplicate-move",
    `This move of the company on this day is already recorded: ${existing.id}.`,
    { faults: [{ pointer: "/description", detail: `is already recorded as ${existing.id}: use that move` }] },
  );
}

/**
 * A new move, checked against its proof, and queued to be compared. It is a draft until it is published.
 *
 * @throws DomainError `invalid-input`, `company-not-found`, `topic-not-found`, `duplicate-move`, and what `checkProof`
 *   refuses
 */
export function recordMove(act: Act, input: NewMove): Promise<Move> {
  return perform(act, "contributor", async (work) => {
    const given = checked(newMove, input);
    const { id: companyId } = await getNamedCompany(work, given.company, "/company");
    const topicIds = await getNamedTopics(work, given.topics);
    const locator = await checkProof(work, {
      ...given,
      day: parseDay(given.effectiveOn),
      dayPointer: "/effectiveOn",
    });
    const id = await insertMove(work, given, { companyId, locator });
    await work.tx.moveTopic.createMany({ data: topicIds.map((topicId) => ({ moveId: id, topicId })) });
    await queueDiff(work, { kind: "move", id }, { change: work.now.toISOString() });
    return readJson(await getMove(readerOf(work.tx), id, "staff"));
  });
}
