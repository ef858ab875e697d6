const correct = "Correct a field of a record with POST /api/v1/corrections.";

/** How each kind of record is changed, by its name in the address. Records are never edited in place or deleted. */
const adviceOf: Readonly<Record<string, string>> = {
  companies: correct,
  speakers: correct,
  sources: correct,
  statements: `${correct} Withdraw a published link to it with POST /api/v1/links/{id}/withdraw.`,
  claims: `${correct} Withdraw a published link to it with POST /api/v1/links/{id}/withdraw.`,
  moves: `${correct} Withdraw a published link to it with POST /api/v1/links/{id}/withdraw.`,
  links: `${correct} Withdraw a published link with POST /api/v1/links/{id}/withdraw.`,
  captures:
    "A capture never changes. Take a new one with POST /api/v1/captures, or record one with POST /api/v1/sources/{id}/captures.",
  corrections: "A correction stays as it is. Record another one with POST /api/v1/corrections.",
};

/** What to do instead of a method that an address does not take: for an attempt to change or delete a record. */
export function methodAdvice(method: string, path: string): string {
  if (!["PUT", "PATCH", "DELETE"].includes(method)) return "";
  const [, kind = ""] = /^\/api\/v1\/([a-z]+)\/[^/]+$/.exec(path) ?? [];
  const advice = Object.hasOwn(adviceOf, kind) ? adviceOf[kind] : undefined;
  return advice === undefined ? "" : ` Records are not edited in place or deleted. ${advice}`;
}
