import { dayOf, parseDay } from "../core/dates/day.js";
import { type RatedLink, rate } from "../core/ratings/rate.js";
import type { Reader } from "../database/database.js";
import { DomainError } from "../errors.js";
import type { Claim } from "../schemas/claim.js";
import { claimBriefFields } from "./claim-brief.js";
import { Conditions } from "./conditions.js";
import { array, instantText, type Json, object, readJson } from "./json.js";
import { ownedSql } from "./ownership.js";
import { findOne, listPage, type Page, type PageRequest } from "./page.js";
import { claimedStatementJson } from "./statement.js";
import { type Audience, visible } from "./visibility.js";

/** A claim as read from the database: it has the links that determine its rating, but not yet the rating. */
type UnratedClaim = Omit<Claim, "rating"> & { readonly links: readonly RatedLink[] };

// Published and withdrawn links only, for every audience: a rating must not depend on who reads it.
const ratedLinks = array(
  object({
    id: "rl.id",
    relation: "rl.relation",
    manner: "rl.manner",
    degree: "rl.degree",
    publishedAt: instantText("rl.published_at"),
    withdrawnAt: instantText("rl.withdrawn_at"),
  }),
  `link rl WHERE rl.claim_id = k.id AND ${visible.link("rl", "public")}`,
);

const unratedClaimJson = object({
  ...claimBriefFields("k"),
  statement: claimedStatementJson("s"),
  links: ratedLinks,
});

const from = "claim k JOIN statement s ON s.id = k.statement_id";

function rated({ links, ...claim }: UnratedClaim, now: Date): Claim {
  const { value, explanation, history } = rate({
    kind: claim.kind,
    dueDay: claim.dueOn === null ? null : parseDay(claim.dueOn),
    recordedAt: claim.recordedAt,
    links,
    today: dayOf(now),
  });
  return { ...claim, rating: { value, explanation, history: [...history] } };
}

/** A claim with its statement and its rating on the day of `now`. @throws DomainError `claim-not-found` */
export async function getClaim(
  reader: Reader,
  { id, now }: { readonly id: string; readonly now: Date },
  audience: Audience,
): Promise<Json<Claim>> {
  const conditions = new Conditions().add("k.id = ?", id).add(visible.record("k", audience));
  const found = await findOne<UnratedClaim>(reader, { item: unratedClaimJson, from, conditions });
  if (!found) throw new DomainError("claim-not-found", "No claim has this id.");
  return { text: JSON.stringify(rated(readJson(found), now)) };
}

/** Filters for claims. `now` decides which due days have passed. */
export interface ClaimFilter extends PageRequest {
  readonly now: Date;
  readonly companyId?: string | undefined;
  readonly includesSubsidiaries?: boolean | undefined;
  readonly statementId?: string | undefined;
  readonly speakerId?: string | undefined;
  readonly kind?: string | undefined;
  readonly testability?: string | undefined;
}

function conditionsOf(filter: ClaimFilter, audience: Audience): Conditions {
  const conditions = new Conditions().add(visible.record("k", audience));
  if (filter.companyId !== undefined) {
    const id = conditions.bind(filter.companyId);
    conditions.add(`s.company_id IN ${ownedSql(id, filter.includesSubsidiaries ?? false)}`);
  }
  if (filter.statementId !== undefined) conditions.add("k.statement_id = ?", filter.statementId);
  if (filter.speakerId !== undefined) conditions.add("s.speaker_id = ?", filter.speakerId);
  if (filter.kind !== undefined) conditions.add("k.kind = ?", filter.kind);
  if (filter.testability !== undefined) conditions.add("k.testability = ?", filter.testability);
  return conditions;
}

/** Claims with their ratings, newest statement first. */
export async function listClaims(
  reader: Reader,
  filter: ClaimFilter,
  audience: Audience,
): Promise<Page<Claim>> {
  const page = await listPage<UnratedClaim>(
    reader,
    {
      item: unratedClaimJson,
      from,
      conditions: conditionsOf(filter, audience),
      order: [
        { column: "s.said_from", type: "date" },
        { column: "k.id", type: "text" },
      ],
      direction: "DESC",
    },
    filter,
  );
  const { data, pagination } = readJson(page);
  return {
    text: JSON.stringify({ data: data.map((claim) => rated(claim, filter.now)), pagination }),
    nextCursor: page.nextCursor,
  };
}
