import type { KeptBytes } from "../bytes/byte-store.js";
import type { FailedOutcome } from "./failure.js";

export type HeaderPair = readonly [name: string, value: string];

/** One redirect on the way to the document. */
export interface Redirect {
  readonly url: string;
  readonly status: number;
  readonly location: string;
}

/** What the host sent at the end. */
export interface FetchedAnswer {
  readonly status: number;
  /** As sent, in their order. Names keep their case. */
  readonly headers: readonly HeaderPair[];
  readonly mediaType: string | null;
  /** The body without content codings; null if it was not kept. */
  readonly body: KeptBytes | null;
}

interface Told {
  readonly requestedUrl: string;
  /** The address that answered, or that was asked last. */
  readonly finalUrl: string;
  readonly redirects: readonly Redirect[];
  readonly fetchedAt: Date;
}

/** How a fetch ended. Only `ok` holds the document. No kind says that the document is gone. */
export type Ending =
  | { readonly kind: "ok"; readonly answer: FetchedAnswer & { readonly body: KeptBytes } }
  | { readonly kind: "not-modified"; readonly answer: FetchedAnswer }
  | { readonly kind: FailedOutcome; readonly reason: string; readonly answer: FetchedAnswer | null };

export type Fetched = Told & Ending;
