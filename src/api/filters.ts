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

/** A company in a path or a query: its slug, an earlier slug, or its id. */
export const companyKey = z.union([slug, companyId]).meta({ description: "Slug or id of a company" });

export const inCompany = z.strictObject({ slug: companyKey });

export const days = {
  from: day.optional().meta({ description: "First day of the range; for a month or year, its first day" }),
  to: day.optional().meta({ description: "Last day of the range; for a month or year, its last day" }),
};
export const topicFilter = slug
  .optional()
  .meta({ description: "Slug of a topic; includes its narrower topics" });
export const subsidiaries = z
  .enum(["include", "exclude"])
  .default("exclude")
  .meta({ description: "include: adds the companies that it owns or owned" });
export const speakerFilter = speakerId.optional();

/** Filters of lists that can be limited to one company. */
export const companyFilter = {
  company: companyKey.optional(),
  subsidiaries,
};

export const linkFilters = {
  topic: topicFilter,
  manner: z.enum(manners).optional(),
  speaker: speakerFilter.meta({ description: "Id of the speaker who made the claim" }),
  ...days,
  status: z
    .enum(linkStatuses)
    .optional()
    .meta({ description: "published if absent; proposed and rejected need a key" }),
  asOf: wholeDay.optional().meta({
    description: "Shows what was published at the end of that day (UTC), as it was then",
  }),
  relation: z.enum(relations).optional(),
  claim: claimId.optional(),
  evidence: z
    .union([statementId, moveId])
    .optional()
    .meta({ description: "Id of the statement or move that is the evidence" }),
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

/** The first and last day of a range. @throws DomainError `invalid-input` if it ends before it begins */
export function rangeOf(asked: { readonly from?: string | undefined; readonly to?: string | undefined }): {
  from?: string;
  to?: string;
} {
  const first = asked.from === undefined ? undefined : parseDay(asked.from).first;
  const last = asked.to === undefined ? undefined : parseDay(asked.to).last;
  if (first !== undefined && last !== undefined && last < first)
    refuse("to", `must not be earlier than from, which is ${first}`);
  return { ...(first !== undefined && { from: first }), ...(last !== undefined && { to: last }) };
}

/** The last instant of a day in UTC. @throws DomainError `invalid-input` for a day in the future */
export function endOf(asOf: string, now: Date): Date {
  const today: Day = dayOf(now);
  if (asOf > today.last) refuse("asOf", `is in the future: give a day up to today, ${today.last} (UTC)`);
  return new Date(`${asOf}T23:59:59.999Z`);
}

/** @throws DomainError `key-required` for unpublished links; `invalid-input` for a status together with asOf */
export function checkStatus(
  asked: { readonly status?: string | undefined; readonly asOf?: string | undefined },
  audience: Audience,
): void {
  if (asked.status !== undefined && asked.asOf !== undefined)
    refuse(
      "status",
      "cannot be given with asOf, which shows what was published on that day: leave one of them out",
    );
  if (audience === "staff" || (asked.status !== "proposed" && asked.status !== "rejected")) return;
  throw new DomainError(
    "key-required",
    `Links that are ${asked.status} need an API key. Without a key, ask for published or withdrawn ones.`,
  );
}

/** The id of the company that a query names. @throws DomainError `invalid-input` if no company has the name */
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
      return refuse("company", "must be the slug or id of a recorded company");
    throw error;
  }
}
