import { z } from "zod";
import { claimKinds, testabilities } from "../core/claims/kinds.js";
import { type Day, dayOf, parseDay } from "../core/dates/day.js";
import { manners, relations } from "../core/links/relations.js";
import { DomainError } from "../errors.js";
import type { AnswerCache } from "../http/answers/answer-cache.js";
import type { World } from "../operations/act.js";
import { day, wholeDay } from "../schemas/day.js";
import { claimId, companyId, moveId, sourceId, speakerId, statementId } from "../schemas/id.js";
import { linkStatuses } from "../schemas/link.js";
import { slug } from "../schemas/text.js";
import type { Audience } from "../store/visibility.js";
import { getTarget } from "./company-target.js";

/** A company in a path or a query: its slug, one it once had, or its id. */
export const companyKey = z.union([slug, companyId]).meta({ description: "Slug or id of a company" });

export const inCompany = z.strictObject({ slug: companyKey });

export const days = {
  from: day.optional().meta({ description: "First day; of a month or a year, its first" }),
  to: day.optional().meta({ description: "Last day; of a month or a year, its last" }),
};
export const topicFilter = slug
  .optional()
  .meta({ description: "Slug of a topic; narrower ones are included" });
export const subsidiaries = z
  .enum(["include", "exclude"])
  .default("exclude")
  .meta({ description: "include: also of all companies it owns or owned" });
export const speakerFilter = speakerId.optional();

/** Filters of every list that can be narrowed to a company. */
export const companyFilter = {
  company: companyKey.optional(),
  subsidiaries,
};

export const linkFilters = {
  topic: topicFilter,
  manner: z.enum(manners).optional(),
  speaker: speakerFilter.meta({ description: "Who made the claim" }),
  ...days,
  status: z
    .enum(linkStatuses)
    .optional()
    .meta({ description: "published where absent; proposed and rejected need a key" }),
  asOf: wholeDay.optional().meta({
    description: "As it was known at the end of that day (UTC): what was published then, as it was then",
  }),
  relation: z.enum(relations).optional(),
  claim: claimId.optional(),
  evidence: z.union([statementId, moveId]).optional(),
};

export const claimFilters = {
  speaker: speakerFilter,
  kind: z.enum(claimKinds).optional(),
  testability: z.enum(testabilities).optional(),
};

export const entryFilters = {
  topic: topicFilter,
  source: sourceId.optional(),
  ...days,
};

function refuse(parameter: string, detail: string): never {
  throw new DomainError("invalid-input", `${parameter} ${detail}.`, { faults: [{ parameter, detail }] });
}

/** The days of a range as the store asks for them. @throws DomainError `invalid-input` where it ends before it begins */
export function rangeOf(asked: { readonly from?: string | undefined; readonly to?: string | undefined }): {
  from?: string;
  to?: string;
} {
  const first = asked.from === undefined ? undefined : parseDay(asked.from).first;
  const last = asked.to === undefined ? undefined : parseDay(asked.to).last;
  if (first !== undefined && last !== undefined && last < first)
    refuse("to", `must not be before from (${first})`);
  return { ...(first !== undefined && { from: first }), ...(last !== undefined && { to: last }) };
}

/** The last instant of a day, in UTC. @throws DomainError `invalid-input` where the day is still to come */
export function endOf(asOf: string, now: Date): Date {
  const today: Day = dayOf(now);
  if (asOf > today.last) refuse("asOf", `is still to come: today is ${today.last} (UTC)`);
  return new Date(`${asOf}T23:59:59.999Z`);
}

/** @throws DomainError `key-required` for unpublished links, `invalid-input` where asOf leaves no status to choose */
export function checkStatus(
  asked: { readonly status?: string | undefined; readonly asOf?: string | undefined },
  audience: Audience,
): void {
  if (asked.status !== undefined && asked.asOf !== undefined)
    refuse("status", "cannot be chosen with asOf, which shows what was published on that day");
  if (audience === "staff" || (asked.status !== "proposed" && asked.status !== "rejected")) return;
  throw new DomainError(
    "key-required",
    `What is ${asked.status} is for holders of a key: only what was published is public.`,
  );
}

/** The id of the company that a query names. @throws DomainError `invalid-input` where there is none */
export async function companyIdOf(
  { world, cache }: { readonly world: World; readonly cache: AnswerCache },
  company: string | undefined,
  audience: Audience,
): Promise<string | undefined> {
  if (company === undefined) return undefined;
  try {
    return (await getTarget({ reader: world.database, cache }, company, audience)).id;
  } catch (error) {
    if (error instanceof DomainError && error.code === "company-not-found")
      return refuse("company", "is not the slug or id of a company");
    throw error;
  }
}
