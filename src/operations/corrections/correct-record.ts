import { isDeepStrictEqual } from "node:util";
import { readerOf } from "../../database/database.js";
import { brokenUnique } from "../../database/faults.js";
import { DomainError, type ErrorCode } from "../../errors.js";
import { type Correction, type NewCorrection, newCorrection } from "../../schemas/correction.js";
import { faultsInWords, readBy } from "../../schemas/faults.js";
import {
  type FieldNow,
  findField,
  type JsonValue,
  listShowingLinks,
  updateColumns,
} from "../../store/correctable.js";
import { getCorrection } from "../../store/correction.js";
import { readJson } from "../../store/json.js";
import { type Act, perform, type Work } from "../act.js";
import { queueDiff } from "../diff/queue-diff.js";
import { checked } from "../input.js";
import { takePublicationLock } from "../links/publication-lock.js";
import { type CorrectableField, correctableFields } from "./correctable-fields.js";
import { checkLinks, checkRecord, refuseBroken } from "./correction-checks.js";
import { effectOf, type FieldChange } from "./correction-effects.js";
import { insertCorrection } from "./insert-correction.js";

type Given = ReturnType<typeof newCorrection.parse>;

/** @throws DomainError `not-correctable`, which lists the fields that can be corrected */
function getField({ recordType, field }: Given): CorrectableField {
  const fields = correctableFields[recordType];
  const found = Object.hasOwn(fields, field) ? fields[field] : undefined;
  if (found) return found;
  const names = Object.keys(fields).join(", ");
  throw new DomainError("not-correctable", `The field "${field}" of a ${recordType} cannot be corrected.`, {
    faults: [{ pointer: "/field", detail: `must be one of ${names}` }],
  });
}

/** @throws DomainError `invalid-input` */
function readValue({ schema }: CorrectableField, given: Given): JsonValue {
  const read = readBy(schema, given.value, (path) => ({ pointer: `/value${path}`, detail: "" }));
  if (read.kind === "fits") return read.value;
  throw new DomainError("invalid-input", faultsInWords(read.faults), { faults: read.faults });
}

/** @throws DomainError `company-not-found`, or the same code for the record's own type */
async function getFieldNow(work: Work, given: Given, { read }: CorrectableField): Promise<FieldNow> {
  const found = await findField(work.tx, given, read);
  if (found) return found;
  throw new DomainError(`${given.recordType}-not-found`, `No ${given.recordType} has this id.`, {
    faults: [{ pointer: "/recordId", detail: `must be the id of a recorded ${given.recordType}` }],
  });
}

function nothingToCorrect(field: string): DomainError {
  return new DomainError("nothing-to-correct", `The ${field} already has this value.`, {
    faults: [{ pointer: "/value", detail: "must differ from the recorded value" }],
  });
}

const duplicates: readonly (readonly [index: RegExp, code: ErrorCode])[] = [
  [/^company_slug_/, "slug-taken"],
  [/^speaker_/, "duplicate-speaker"],
  [/^source_/, "duplicate-source"],
  [/^statement_/, "duplicate-statement"],
  [/^claim_/, "duplicate-claim"],
  [/^move_/, "duplicate-move"],
];

/** An error of a correction, restated so that its faults point to `/value`: the called functions name other fields. */
function asFaultOfValue(error: unknown): unknown {
  const index = brokenUnique(error);
  const duplicate = index === null ? undefined : duplicates.find(([pattern]) => pattern.test(index));
  if (duplicate)
    return new DomainError(
      duplicate[1],
      "Another record already has this value, so the two would be the same.",
      {
        faults: [{ pointer: "/value", detail: "must not make this record the same as another one" }],
        cause: error,
      },
    );
  if (!(error instanceof DomainError)) return error;
  const faults = error.faults.map(({ detail }) => ({ pointer: "/value", detail }));
  return new DomainError(error.code, error.message, { faults, cause: error });
}

interface Correcting {
  readonly field: CorrectableField;
  readonly links: readonly string[];
  readonly required: number;
}

/** Writes the value with everything that follows from it; returns the other fields that changed with it. */
async function applyChange(work: Work, change: FieldChange, by: Correcting): Promise<FieldChange[]> {
  const { field, links, required } = by;
  const columns = field.columns(change.newValue);
  const before = field.isChecked ? await checkLinks(work, links, required) : new Map();
  try {
    const beside = await effectOf(change)(work, change, () => updateColumns(work.tx, change, columns));
    if (!field.isChecked) return [...beside];
    refuseBroken(before, await checkLinks(work, links, required));
    return [...beside, ...(await checkRecord(work, change))];
  } catch (error) {
    throw asFaultOfValue(error);
  }
}

/** Queues the statement or move to be judged again, since a text that judges read has changed. */
async function judgeAgain(
  work: Work,
  { recordType, recordId }: FieldChange,
  correctionId: string,
): Promise<void> {
  const id =
    recordType === "claim"
      ? (await work.tx.claim.findUniqueOrThrow({ where: { id: recordId } })).statementId
      : recordId;
  const kind = recordType === "move" ? "move" : "statement";
  await queueDiff(work, { kind, id }, { change: correctionId });
}

async function correct(work: Work, given: Given, required: number): Promise<string> {
  const field = getField(given);
  const value = readValue(field, given);
  await takePublicationLock(work.tx);
  const was = await getFieldNow(work, given, field);
  if (isDeepStrictEqual(was.value, value)) throw nothingToCorrect(given.field);
  const links = await listShowingLinks(work.tx, given);
  const wanted = { ...given, oldValue: was.value, newValue: value };
  const beside = await applyChange(work, wanted, { field, links, required });
  // Read it back: some fields, such as a URL, are stored in a normalized form.
  const { value: newValue } = await getFieldNow(work, given, field);
  if (isDeepStrictEqual(was.value, newValue)) throw nothingToCorrect(given.field);
  const { reason, requestedBy } = given;
  const about = { reason, requestedBy, isPublic: was.isPublic, companyId: was.companyId };
  const id = await insertCorrection(work, { ...rowOf({ ...wanted, newValue }), ...about });
  for (const change of beside) await insertCorrection(work, { ...rowOf(change), ...about });
  await work.tx.link.updateMany({ where: { id: { in: links } }, data: { changedAt: work.now } });
  if (was.isPublic || links.length > 0) work.changePublic();
  if (field.isJudged) await judgeAgain(work, wanted, id);
  return id;
}

function rowOf({ recordType, recordId, field, oldValue, newValue }: FieldChange): FieldChange {
  return { recordType, recordId, field, oldValue, newValue };
}

/**
 * The correction row for one corrected field of a record.
 *
 * The record then shows the new value, the correction row keeps the old one, and every link that shows the record
 * reappears in the feeds. A draft is corrected in the same way, but its correction row is not public. If judges read
 * the field, they judge the record again.
 * @throws DomainError `not-correctable`, `invalid-input`, `nothing-to-correct`, `correction-breaks-link`, the record's
 * `...-not-found`, and every refusal that recording such a value could meet
 */
export function correctRecord(act: Act, input: NewCorrection): Promise<Correction> {
  return perform(act, "editor", async (work) => {
    const id = await correct(work, checked(newCorrection, input), act.requiredApprovals);
    return readJson(await getCorrection(readerOf(work.tx), id, "staff"));
  });
}
