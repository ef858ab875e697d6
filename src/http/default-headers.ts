/**
 * Headers of every answer, the same in the API, pages and feeds.
 *
 * Written out and not a plugin's: answers from memory are sent past all hooks and carry these too. No page of ours has
 * a script; whoever may read may read from any other site's page, and nothing is written from one.
 */
export const defaultHeaders = {
  "content-security-policy":
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "cross-origin",
  "referrer-policy": "strict-origin-when-cross-origin",
  "strict-transport-security": "max-age=31536000",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "access-control-allow-origin": "*",
  "access-control-expose-headers":
    "ETag, Idempotency-Replayed, Link, Location, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id",
} as const;

/** The same as Node takes them fastest: names and values in turn. */
export const defaultHeaderList: readonly string[] = Object.entries(defaultHeaders).flat();

/** Headers that the hooks set on each request anew. */
export const requestHeaders = ["x-request-id", "ratelimit-policy", "ratelimit"] as const;
