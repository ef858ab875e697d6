import type { IncomingHttpHeaders } from "node:http";

const opaque = (tag: string): string => tag.trim().replace(/^W\//, "");

/**
 * Whether the reader has what would be sent (RFC 9110, 13.1): `If-None-Match` is a list or `*`, compared weakly, and
 * wins over `If-Modified-Since`.
 */
export function isUnchanged(
  asked: IncomingHttpHeaders,
  { etag, lastModified }: { readonly etag: string; readonly lastModified: string | null },
): boolean {
  const tags = asked["if-none-match"];
  if (tags !== undefined) {
    if (tags.trim() === "*") return true;
    const own = opaque(etag);
    return tags.split(",").some((tag) => opaque(tag) === own);
  }
  const since = asked["if-modified-since"];
  if (since === undefined || lastModified === null) return false;
  return Date.parse(lastModified) <= Date.parse(since);
}
