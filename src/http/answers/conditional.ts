import type { IncomingHttpHeaders } from "node:http";
import fresh from "fresh";

/**
 * Whether the reader has what would be sent (RFC 9110, 13.1): `If-None-Match` is a list or `*`, compared weakly, and
 * wins over `If-Modified-Since`.
 */
export function isUnchanged(
  asked: IncomingHttpHeaders,
  { etag, lastModified }: { readonly etag: string; readonly lastModified: string | null },
): boolean {
  // Pass no other header. `fresh` never answers 304 to `Cache-Control: no-cache`, and `fetch` adds that to every request
  // with `If-None-Match`.
  const { "if-none-match": tags, "if-modified-since": since } = asked;
  return fresh(
    { "if-none-match": tags, "if-modified-since": since },
    { etag, "last-modified": lastModified ?? undefined },
  );
}
