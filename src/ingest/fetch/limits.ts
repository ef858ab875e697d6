/** What one fetch may use. A fetch that reaches a limit ends with an outcome that names it. */
export interface FetchLimits {
  /** Bytes of a body as they come over the network. */
  readonly bodyBytes: number;
  /** Bytes of a body after decompression. */
  readonly decodedBytes: number;
  /** Milliseconds for the whole fetch with its redirects, without the wait for other fetches from the same host. */
  readonly wholeMs: number;
  /** Milliseconds without a byte. */
  readonly idleMs: number;
  readonly redirects: number;
}

export const defaultLimits: FetchLimits = {
  bodyBytes: 100_000_000,
  decodedBytes: 200_000_000,
  wholeMs: 60_000,
  idleMs: 20_000,
  redirects: 10,
};
