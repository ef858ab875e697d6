import { type Manner, mannersOf, type Relation } from "../../core/links/relations.js";
import { DomainError } from "../../errors.js";
import type { JsonValue, RecordType } from "../../store/correctable.js";
import type { Work } from "../act.js";
import { checkManner } from "../links/insert-links.js";
import { getLinkRow } from "../links/link-row.js";
import { checkPeriod, overlap, periodOf, slugTaken } from "../record/company-parts.js";
import { makeStatementPublic } from "../record/make-public.js";
import { getNamedTopics, notRecorded, requireSpeaker } from "../references.js";
import { moveReasonSpans, refitClaims } from "./corrected-words.js";

/** A change of one field of a record. */
export interface FieldChange {
  readonly recordType: RecordType;
  readonly recordId: string;
  readonly field: string;
  readonly oldValue: JsonValue;
  readonly newValue: JsonValue;
}

/** Writes a field with everything that follows from it; returns the other fields that changed with it. */
type Effect = (
  work: Work,
  change: FieldChange,
  write: () => Promise<void>,
) => Promise<readonly FieldChange[]>;

// The field's schema has rejected everything but text, and null if the column allows it.
const textOf = (value: JsonValue): string => (typeof value === "string" ? value : "");

const correctSlug: Effect = async (work, { recordId, newValue }, write) => {
  const slug = textOf(newValue);
  const taken = await work.tx.companySlug.findUnique({ where: { slug } });
  if (taken !== null && taken.companyId !== recordId) throw slugTaken(slug, "/value");
  await write();
  if (taken !== null) return [];
  // The old slug's row stays: it redirects to the company's current slug.
  const { count } = await work.tx.companySlug.createMany({
    data: [{ slug, companyId: recordId, since: work.now }],
    skipDuplicates: true,
  });
  if (count === 0) throw slugTaken(slug, "/value");
  return [];
};

const correctPeriod: Effect = async (work, { recordId, field, newValue }, write) => {
  const row = await work.tx.role.findUniqueOrThrow({ where: { id: recordId } });
  const period = { ...periodOf(row.heldFrom, row.heldTo), [field]: newValue };
  checkPeriod(period, "");
  const { speakerId, companyId } = row;
  const others = await work.tx.role.findMany({ where: { speakerId, companyId, id: { not: recordId } } });
  const other = others.find((role) => overlap(period, periodOf(role.heldFrom, role.heldTo)));
  if (other)
    throw new DomainError(
      "overlapping-role",
      `The speaker already has the role "${other.title}" at this company on some of these days.`,
      {
        faults: [{ pointer: "/value", detail: `must not make this role overlap the role ${other.id}` }],
      },
    );
  await write();
  return [];
};

const correctStatementWords: Effect = async (work, change, write) => {
  await write();
  await refitClaims(work, change.recordId);
  if (change.field === "quote")
    await moveReasonSpans(
      work,
      { evidenceStatementId: change.recordId },
      { side: "evidenceSpan", before: textOf(change.oldValue), after: textOf(change.newValue) },
    );
  return [];
};

const correctSaidOn: Effect = async (work, { recordId }, write) => {
  await write();
  await refitClaims(work, recordId);
  const { saidFrom, saidTo } = await work.tx.statement.findUniqueOrThrow({ where: { id: recordId } });
  await work.tx.link.updateMany({
    where: { evidenceStatementId: recordId },
    data: { evidenceFrom: saidFrom, evidenceTo: saidTo },
  });
  return [];
};

const correctSpeaker: Effect = async (work, { recordId, newValue }, write) => {
  const speakerId = newValue === null ? null : textOf(newValue);
  if (speakerId !== null) await requireSpeaker(work, speakerId, "/value");
  await write();
  await work.tx.link.updateMany({ where: { claim: { statementId: recordId } }, data: { speakerId } });
  const { publicSince } = await work.tx.statement.findUniqueOrThrow({ where: { id: recordId } });
  if (publicSince !== null) await makeStatementPublic(work, recordId);
  return [];
};

const correctCapture: Effect = async (work, { newValue }, write) => {
  const id = textOf(newValue);
  const found = await work.tx.capture.findUnique({ where: { id }, select: { id: true } });
  if (newValue !== null && !found) throw notRecorded("capture-not-found", "capture", "/value");
  await write();
  return [];
};

const correctEffectiveOn: Effect = async (work, { recordId }, write) => {
  await write();
  const { effectiveFrom, effectiveTo } = await work.tx.move.findUniqueOrThrow({ where: { id: recordId } });
  await work.tx.link.updateMany({
    where: { evidenceMoveId: recordId },
    data: { evidenceFrom: effectiveFrom, evidenceTo: effectiveTo },
  });
  return [];
};

const correctDescription: Effect = async (work, { recordId, oldValue, newValue }, write) => {
  await write();
  const changed = { side: "evidenceSpan", before: textOf(oldValue), after: textOf(newValue) } as const;
  await moveReasonSpans(work, { evidenceMoveId: recordId }, changed);
  return [];
};

/** A corrected claim is matched again with the current words of its statement, in full. */
const correctClaim: Effect = async (work, { recordId, field, oldValue }, write) => {
  await write();
  const { statementId } = await work.tx.claim.findUniqueOrThrow({ where: { id: recordId } });
  await refitClaims(work, statementId);
  if (field !== "text") return [];
  const { text } = await work.tx.claim.findUniqueOrThrow({ where: { id: recordId } });
  const changed = { side: "claimSpan", before: textOf(oldValue), after: text } as const;
  await moveReasonSpans(work, { claimId: recordId }, changed);
  return [];
};

const correctTopics: Effect = async (work, { recordType, recordId, newValue }) => {
  const slugs = Array.isArray(newValue) ? newValue.map(textOf) : [];
  const topicIds = await getNamedTopics(work, slugs);
  if (recordType === "statement") {
    await work.tx.statementTopic.deleteMany({ where: { statementId: recordId } });
    await work.tx.statementTopic.createMany({
      data: topicIds.map((topicId) => ({ statementId: recordId, topicId })),
    });
  } else {
    await work.tx.moveTopic.deleteMany({ where: { moveId: recordId } });
    await work.tx.moveTopic.createMany({ data: topicIds.map((topicId) => ({ moveId: recordId, topicId })) });
  }
  await work.tx.$executeRaw`
    DELETE FROM link_topic lt USING link l, claim k WHERE lt.link_id = l.id AND k.id = l.claim_id
      AND ${recordId} IN (k.statement_id, l.evidence_statement_id, l.evidence_move_id)`;
  await work.tx.$executeRaw`
    INSERT INTO link_topic (link_id, topic_id)
    SELECT l.id, t.topic_id FROM link l JOIN claim k ON k.id = l.claim_id
      JOIN (SELECT statement_id AS id, topic_id FROM statement_topic
            UNION ALL SELECT move_id, topic_id FROM move_topic) t
        ON t.id IN (k.statement_id, l.evidence_statement_id, l.evidence_move_id)
    WHERE ${recordId} IN (k.statement_id, l.evidence_statement_id, l.evidence_move_id)
    ON CONFLICT DO NOTHING`;
  return [];
};

/** Clears a manner that the new relation cannot have, as a change of its own. A new manner needs its own correction. */
const correctRelation: Effect = async (work, { recordId, newValue, ...change }, write) => {
  const { manner } = await getLinkRow(work.tx, recordId);
  // Safe cast: the field's schema accepts only relations.
  const fitting: readonly Manner[] = mannersOf[newValue as Relation];
  const isKept = manner === null || fitting.includes(manner);
  if (!isKept) await work.tx.link.update({ where: { id: recordId }, data: { manner: null } });
  await write();
  return isKept ? [] : [{ ...change, recordId, field: "manner", oldValue: manner, newValue: null }];
};

const correctManner: Effect = async (work, { recordId, newValue }, write) => {
  const { relation } = await getLinkRow(work.tx, recordId);
  // Safe cast: the field's schema accepts only manners and null.
  checkManner(relation, newValue as Manner | null, "/value");
  await write();
  return [];
};

const plain: Effect = async (_work, _change, write) => {
  await write();
  return [];
};

const effects: Readonly<Record<string, Effect>> = {
  "company.slug": correctSlug,
  "role.from": correctPeriod,
  "role.to": correctPeriod,
  "statement.quote": correctStatementWords,
  "statement.contextBefore": correctStatementWords,
  "statement.contextAfter": correctStatementWords,
  "statement.saidOn": correctSaidOn,
  "statement.captureId": correctCapture,
  "statement.speakerId": correctSpeaker,
  "statement.topics": correctTopics,
  "claim.text": correctClaim,
  "claim.condition": correctClaim,
  "claim.dueOn": correctClaim,
  "move.captureId": correctCapture,
  "move.effectiveOn": correctEffectiveOn,
  "move.description": correctDescription,
  "move.topics": correctTopics,
  "link.relation": correctRelation,
  "link.manner": correctManner,
};

/** The effect of a correction of this field on other columns and records. */
export function effectOf({ recordType, field }: FieldChange): Effect {
  return effects[`${recordType}.${field}`] ?? plain;
}
