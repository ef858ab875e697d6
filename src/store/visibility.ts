/** Who reads: the public, or staff (anybody with a key). */
export type Audience = "public" | "staff";

/**
 * SQL conditions for what an audience may see. No other place decides this.
 *
 * Each takes a table's alias. Staff see everything. Publishing sets `public_since` on companies, speakers, sources,
 * statements, claims and moves, and nothing clears it. A capture is public if its source is. Topics are always public.
 * A withdrawn link stays public.
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
