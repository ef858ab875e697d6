import { z } from "zod";
import { wholeDay } from "./day.js";
import { companyId } from "./id.js";
import { instant, line, slug, text } from "./text.js";

export const identifierSchemes = ["wikidata", "lei", "sec_cik", "ticker"] as const;
export const identifier = z.strictObject({ scheme: z.enum(identifierSchemes), value: line(100) });

/** What names a company wherever another record speaks of it. */
export const companyRef = z
  .strictObject({ id: companyId, slug, name: z.string() })
  .meta({ id: "CompanyRef" });
export type CompanyRef = z.infer<typeof companyRef>;

const ownership = z.strictObject({
  company: companyRef,
  from: wholeDay.nullable(),
  to: wholeDay.nullable(),
});

export const company = z
  .strictObject({
    id: companyId,
    slug,
    name: z.string(),
    description: z.string().nullable(),
    aliases: z.array(
      z.strictObject({ name: z.string(), from: wholeDay.nullable(), to: wholeDay.nullable() }),
    ),
    identifiers: z.array(identifier),
    parents: z.array(ownership),
    subsidiaries: z.array(ownership),
    counts: z
      .strictObject({
        statements: z.int(),
        moves: z.int(),
        contradicts: z.int(),
        confirms: z.int(),
        qualifies: z.int(),
      })
      .meta({
        description: "Of what the reader may see: statements, moves, and published links by relation",
      }),
    publicSince: instant.nullable(),
    recordedAt: instant,
    page: z.string().meta({ description: "Where a person reads it, relative to the site" }),
  })
  .meta({ id: "Company" });
export type Company = z.infer<typeof company>;

export const newAlias = z.strictObject({
  name: line(200),
  from: wholeDay.nullable().default(null),
  to: wholeDay.nullable().default(null),
});
export const newParent = z.strictObject({
  parent: z.union([companyId, slug]).meta({ description: "Id or slug of the parent company" }),
  from: wholeDay.nullable().default(null),
  to: wholeDay.nullable().default(null),
});
export const newCompany = z
  .strictObject({
    name: line(200),
    slug: slug.optional().meta({ description: "Made from the name where absent" }),
    description: text(2_000).nullable().default(null),
    aliases: z.array(newAlias).max(50).default([]),
    identifiers: z.array(identifier).max(20).default([]),
    parents: z.array(newParent).max(20).default([]),
  })
  .meta({ id: "NewCompany" });
export type NewCompany = z.input<typeof newCompany>;
export type NewAlias = z.input<typeof newAlias>;
export type NewParent = z.input<typeof newParent>;
