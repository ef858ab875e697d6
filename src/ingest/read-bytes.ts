import type { ReadDocument } from "../core/documents/document.js";
import { DomainError } from "../errors.js";

/**
 * Reads the text of a document, and what it says about itself.
 *
 * Throws a DomainError whose message says what is wrong with a document that cannot be read.
 */
export type ReadBytes = (document: {
  readonly bytes: Uint8Array;
  /** As the host said it, with its parameters. */
  readonly mediaType: string | null;
  readonly fileName: string | null;
  readonly url: string | null;
  readonly now: Date;
}) => Promise<ReadDocument>;

/** Reads no document: each capture keeps the bytes and is recorded as unreadable. */
export const readNothing: ReadBytes = () =>
  Promise.reject(new DomainError("unsupported-media-type", "This service has no reader for documents."));
