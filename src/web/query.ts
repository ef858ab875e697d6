import { z } from "zod";
import { parseDay } from "../core/dates/day.js";
import { manners } from "../core/links/relations.js";
import { DomainError } from "../errors.js";
import { day } from "../schemas/day.js";
import { line, slug } from "../schemas/text.js";

/** The query without empty fields: a form sends them too. */
const withoutBlanks = (query: unknown): unknown =>
  Object.fromEntries(
    Object.entries(z.record(z.string(), z.unknown()).parse(query)).filter(([, value]) => value !== ""),
  );

/** A schema for a page's query. It ignores unknown parameters: sites that share a link add their own. */
const pageQuery = <Shape extends z.ZodRawShape>(shape: Shape) => z.preprocess(withoutBlanks, z.object(shape));

const cursor = z.string().min(1).max(400).optional();

/** The lists on a company's page. */
export const shows = ["contradictions", "confirmations", "qualifications", "timeline"] as const;
export type Show = (typeof shows)[number];

const companyFilters = {
  show: z.enum(shows).optional(),
  topic: slug.optional(),
  manner: z.enum(manners).optional(),
  from: day.optional(),
  to: day.optional(),
  subsidiaries: z.enum(["include"]).optional(),
  cursor,
};

export const companyQuery = pageQuery(companyFilters);
export type CompanyQuery = z.output<typeof companyQuery>;

export const homeQuery = pageQuery({ name: line(200).optional(), cursor });
export type HomeQuery = z.output<typeof homeQuery>;

export const listQuery = pageQuery({ cursor });
export type ListQuery = z.output<typeof listQuery>;

/** The first and last day of a range. @throws DomainError `invalid-input` if it ends before it begins */
export function rangeOf({ from, to }: Pick<CompanyQuery, "from" | "to">): { from?: string; to?: string } {
  const first = from === undefined ? undefined : parseDay(from).first;
  const last = to === undefined ? undefined : parseDay(to).last;
  if (first !== undefined && last !== undefined && last < first)
    throw new DomainError("invalid-input", "The range of days ends before it begins.", {
      faults: [{ parameter: "to", detail: `is before from (${first}): give the same day or a later one` }],
    });
  return { ...(first !== undefined && { from: first }), ...(last !== undefined && { to: last }) };
}

/** The path with these parameters, without the undefined ones. */
export function addressWith(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) parameters.set(name, value);
  const text = parameters.toString();
  return text === "" ? path : `${path}?${text}`;
}
