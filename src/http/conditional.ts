import type { IncomingHttpHeaders, OutgoingHttpHeaders } from "node:http";

const opaque = (tag: string): string => tag.trim().replace(/^W\//, "");

/**
 * Whether the reader has what would be sent (RFC 9110, 13.1): `If-None-Match` is a list or `*`, compared weakly, and
 * wins over `If-Modified-Since`.
 */
export function isUnchanged(asked: IncomingHttpHeaders, answer: OutgoingHttpHeaders): boolean {
  const tags = asked["if-none-match"];
  if (tags !== undefined) {
    if (tags.trim() === "*") return true;
    const own = opaque(String(answer.etag));
    return tags.split(",").some((tag) => opaque(tag) === own);
  }
  const since = asked["if-modified-since"];
  const changed = answer["last-modified"];
  if (since === undefined || changed === undefined) return false;
  return Date.parse(String(changed)) <= Date.parse(since);
}
