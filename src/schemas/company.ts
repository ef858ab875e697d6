import { z } from "zod";
import { wholeDay } from "./day.js";
import { companyId } from "./id.js";
import { line, page, publicSince, recordedAt, slug, text } from "./text.js";

export const identifierSchemes = ["wikidata", "lei", "sec_cik", "ticker"] as const;
export const identifier = z.strictObject({
  scheme: z.enum(identifierSchemes).meta({
    description:
      "wikidata, lei (Legal Entity Identifier), sec_cik (number at the SEC), ticker (stock symbol)",
  }),
  value: line(100).meta({ description: "The company's id in that register" }),
});

const usedFrom = wholeDay.nullable().meta({ description: "First day; null if not known" });
const usedTo = wholeDay.nullable().meta({ description: "Last day; null if it has not ended" });

/** A company as other records name it. */
export const companyRef = z
  .strictObject({ id: companyId, slug, name: z.string() })
  .meta({ id: "CompanyRef" });
export type CompanyRef = z.infer<typeof companyRef>;

const ownership = z.strictObject({
  company: companyRef,
  from: usedFrom,
  to: usedTo,
});

export const company = z
  .strictObject({
    id: companyId,
    slug,
    name: z.string(),
    description: z.string().nullable(),
    aliases: z
      .array(z.strictObject({ name: z.string(), from: usedFrom, to: usedTo }))
      .meta({ description: "Other names, with the days they were used" }),
    identifiers: z.array(identifier),
    parents: z.array(ownership).meta({ description: "Companies that own it or owned it" }),
    subsidiaries: z.array(ownership).meta({ description: "Companies that it owns or owned" }),
    counts: z
      .strictObject({
        statements: z.int(),
        moves: z.int(),
        contradicts: z.int(),
        confirms: z.int(),
        qualifies: z.int(),
      })
      .meta({
        description: "Numbers of statements, moves and published links that the caller may see",
      }),
    publicSince,
    recordedAt,
    page,
  })
  .meta({ id: "Company" });
export type Company = z.infer<typeof company>;

export const newAlias = z.strictObject({
  name: line(200),
  from: wholeDay.nullable().default(null).meta({ description: "First day of use; null if not known" }),
  to: wholeDay.nullable().default(null).meta({ description: "Last day of use; null if still in use" }),
});
export const newParent = z.strictObject({
  parent: z.union([companyId, slug]).meta({ description: "Id or slug of the parent company" }),
  from: wholeDay.nullable().default(null).meta({ description: "First day of ownership; null if not known" }),
  to: wholeDay
    .nullable()
    .default(null)
    .meta({ description: "Last day of ownership; null if it owns it still" }),
});
export const newCompany = z
  .strictObject({
    name: line(200),
    slug: slug.optional().meta({ description: "Made from the name if absent" }),
    description: text(2_000).nullable().default(null),
    aliases: z.array(newAlias).max(50).default([]),
    identifiers: z.array(identifier).max(20).default([]),
    parents: z.array(newParent).max(20).default([]),
  })
  .meta({ id: "NewCompany" });
export type NewCompany = z.input<typeof newCompany>;
export type NewAlias = z.input<typeof newAlias>;
export type NewParent = z.input<typeof newParent>;
