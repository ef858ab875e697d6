import type { ReadDocument } from "../core/documents/document.js";

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
