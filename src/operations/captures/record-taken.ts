import { readerOf } from "../../database/database.js";
import { Prisma } from "../../database/generated/client.js";
import type { AboutDocument } from "../../schemas/new-document.js";
import type { Capture } from "../../schemas/source.js";
import { getCapture } from "../../store/capture.js";
import { readJson } from "../../store/json.js";
import { type Act, perform, type Work } from "../act.js";
import { sharePublicationLock } from "../links/publication-lock.js";
import { changePublicSource } from "../record/public-change.js";
import { findOrInsertSource } from "./source-of-capture.js";
import { sha256Of, type Taken } from "./taken.js";

const jsonOf = (value: unknown): Prisma.InputJsonValue | typeof Prisma.DbNull =>
  // Safe cast: headers and redirects hold only arrays, objects, texts and numbers.
  value === null ? Prisma.DbNull : (JSON.parse(JSON.stringify(value)) as Prisma.InputJsonValue);

// A header may hold bytes that the database does not take as text.
const headersOf = (headers: Taken["headers"]) =>
  headers?.map((pair) => pair.map((part) => part.replaceAll("\u0000", "").toWellFormed())) ?? null;

async function insertCapture(work: Work, sourceId: string, taken: Taken): Promise<string> {
  const id = work.id("capture");
  const text = taken.document?.text ?? null;
  await work.tx.capture.create({
    data: {
      id,
      sourceId,
      capturedAt: taken.takenAt,
      mediaType: taken.mediaType,
      httpStatus: taken.httpStatus,
      text,
      sha256: text === null ? null : sha256Of(text),
      outcome: taken.outcome,
      failure: taken.failure,
      rawSha256: taken.bytes?.sha256 ?? null,
      byteLength: taken.bytes?.byteLength ?? null,
      finalUrl: taken.finalUrl,
      headers: jsonOf(headersOf(taken.headers)),
      redirects: jsonOf(taken.redirects),
      fileName: taken.fileName,
      archiveUrl: taken.archiveUrl,
      recordedAt: work.now,
      recordedBy: work.actor.holder,
    },
  });
  return id;
}

/**
 * A new capture of what was taken, with its source if that is new. A failed fetch is a capture too.
 *
 * Fetching and reading happened before, outside of the transaction.
 * @throws DomainError `day-in-future`; `role-refused` if the source is public and the actor is no editor
 */
export function recordTaken(act: Act, taken: Taken, about: AboutDocument): Promise<Capture> {
  return perform(act, "contributor", async (work) => {
    await sharePublicationLock(work.tx);
    const sourceId = await findOrInsertSource(work, taken, about);
    const id = await insertCapture(work, sourceId, taken);
    await changePublicSource(work, sourceId);
    return readJson(await getCapture(readerOf(work.tx), id, "staff"));
  });
}
