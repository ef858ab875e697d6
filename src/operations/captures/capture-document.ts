import { sourceUrl } from "../../core/sources/source-url.js";
import {
  type NewDocument,
  newDocument,
  type UploadedDocument,
  uploadedDocument,
} from "../../schemas/new-document.js";
import type { Capture } from "../../schemas/source.js";
import { hasAnswer } from "../../store/idempotency.js";
import { type Act, perform, requireRole } from "../act.js";
import { checked } from "../input.js";
import type { Capturing } from "./capturing.js";
import { recordTaken } from "./record-taken.js";
import { type GivenFile, takeFile, takeUrl } from "./taken.js";

/** The stored answer of an act that was done before. `perform` finds it before it would do any work. */
const repeated = (act: Act): Promise<Capture> =>
  perform(act, "contributor", () => Promise.reject(new Error("The stored answer is gone.")));

/**
 * A new capture of the document at an address. A fetch that fails is recorded with its outcome, and is no error.
 *
 * A repeated request with the same idempotency key is not fetched again.
 * @throws DomainError `invalid-input`, `role-refused`, `day-in-future`, `idempotency-key-reused`
 */
export async function captureUrl(act: Act, capturing: Capturing, input: NewDocument): Promise<Capture> {
  requireRole(act.actor, "contributor");
  const about = checked(newDocument, input);
  if (await hasAnswer(act.database, act)) return repeated(act);
  return recordTaken(act, await takeUrl(capturing, { url: sourceUrl(about.url) }), about);
}

/** An uploaded file, already in the store of bytes, and what a person says about it. */
export interface UploadedFile extends Omit<GivenFile, "url"> {
  readonly about: UploadedDocument;
}

/**
 * A new capture of an uploaded document. A document that cannot be read is recorded as unreadable, with its bytes.
 *
 * @throws DomainError `invalid-input`, `role-refused`, `day-in-future`, `idempotency-key-reused`
 */
export async function captureFile(act: Act, capturing: Capturing, file: UploadedFile): Promise<Capture> {
  requireRole(act.actor, "contributor");
  const about = checked(uploadedDocument, file.about);
  if (await hasAnswer(act.database, act)) return repeated(act);
  return recordTaken(act, await takeFile(capturing, { ...file, url: about.url }), about);
}
