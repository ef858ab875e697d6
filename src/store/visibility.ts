/** Who reads: anybody, or somebody with a key. */
export type Audience = "public" | "staff";

/**
 * What the public may see, and the only place that says so.
 *
 * Each gives a SQL condition on a table's alias. Staff see all. Companies, sources, statements, claims and moves are
 * public since the instant in `public_since`, which publishing sets and nothing unsets; a capture follows its source,
 * a speaker the statements, a topic is a heading and public. A withdrawn link stays reachable.
 */
export const visible = {
  record: (alias: string, audience: Audience): string =>
    audience === "staff" ? "true" : `${alias}.public_since IS NOT NULL`,
  link: (alias: string, audience: Audience): string =>
    audience === "staff" ? "true" : `${alias}.status IN ('published', 'withdrawn')`,
  capture: (alias: string, audience: Audience): string =>
    audience === "staff"
      ? "true"
      : `EXISTS (SELECT 1 FROM source vs WHERE vs.id = ${alias}.source_id AND vs.public_since IS NOT NULL)`,
  correction: (alias: string, audience: Audience): string =>
    audience === "staff" ? "true" : `${alias}.is_public`,
} as const;
