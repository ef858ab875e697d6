/**
 * Headers of every answer, the same in the API, pages and feeds.
 *
 * Listed here instead of set by a plugin, because answers from memory skip all hooks and need them too. No page has a
 * script. Any web page may read from here, and none may write.
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

/** The same as a list of names and values in turn, which Node writes fastest. */
export const defaultHeaderList: readonly string[] = Object.entries(defaultHeaders).flat();

/** Headers that the hooks set for each request. */
export const requestHeaders = ["x-request-id", "ratelimit-policy", "ratelimit"] as const;
