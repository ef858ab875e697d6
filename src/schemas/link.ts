import { z } from "zod";
import { degrees, letterOrSpirits, manners, relations } from "../core/links/relations.js";
import { linkStatuses } from "../core/review/status.js";
import { claimedStatement } from "./claim.js";
import { claimBrief } from "./claim-brief.js";
import { companyRef } from "./company.js";
import { correction } from "./correction.js";
import { claimId, defenceId, linkId, moveId, replyId, reviewId, statementId } from "./id.js";
import { move } from "./move.js";
import { instant, line, text } from "./text.js";
import { topicRef } from "./topic.js";

export { linkStatuses };

export const span = z.strictObject({ start: z.int().min(0), end: z.int().min(0) });
export const reason = z
  .strictObject({ sentence: z.string(), claimSpan: span.optional(), evidenceSpan: span.optional() })
  .meta({ id: "Reason" });

export const probabilities = z
  .strictObject({
    contradicts: z.number(),
    confirms: z.number(),
    qualifies: z.number(),
    unrelated: z.number(),
  })
  .meta({ id: "Probabilities", description: "They sum to 1" });

export const review = z
  .strictObject({
    id: reviewId,
    verdict: z.enum(["approve", "reject"]),
    comment: z.string().nullable(),
    reviewer: z.string(),
    ruleVersion: z.string(),
    reviewedAt: instant,
  })
  .meta({ id: "Review" });

export const defence = z
  .strictObject({
    id: defenceId,
    words: z.string(),
    noneFound: z.boolean(),
    statements: z
      .array(claimedStatement)
      .meta({ description: "Earlier statements that foretold or allowed it" }),
    writtenBy: z.string(),
    writtenAt: instant,
  })
  .meta({ id: "Defence" });

export const replyStates = ["asked", "replied", "declined", "no_reply_by_deadline"] as const;
export const reply = z
  .strictObject({
    id: replyId,
    state: z.enum(replyStates),
    askedWhom: z.string().nullable(),
    route: z.string().nullable(),
    deadline: instant.nullable(),
    words: z.string().nullable().meta({ description: "What the company said, in full" }),
    happenedAt: instant,
  })
  .meta({ id: "Reply" });

export const evidence = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("statement"), statement: claimedStatement }),
    z.strictObject({ kind: z.literal("move"), move }),
  ])
  .meta({ id: "Evidence" });

export const link = z
  .strictObject({
    id: linkId,
    company: companyRef,
    relation: z.enum(relations),
    manner: z.enum(manners).nullable(),
    degree: z.enum(degrees).nullable(),
    letterOrSpirit: z.enum(letterOrSpirits).nullable(),
    status: z.enum(linkStatuses),
    claim: claimBrief.extend({ statement: claimedStatement }).meta({ id: "LinkedClaim" }),
    evidence,
    daysApart: z
      .int()
      .nullable()
      .meta({ description: "Whole days from claim to evidence; null where a day is not known" }),
    proposer: z.strictObject({
      kind: z.enum(["judge", "person"]),
      name: z.string(),
      version: z.string().nullable(),
      confidence: z.number().nullable(),
      probabilities: probabilities.nullable(),
    }),
    reasons: z
      .array(reason)
      .meta({ description: "Spans count in the claim's text and in the evidence's quote or description" }),
    explanation: z.string().nullable().meta({ description: "In the editor's words" }),
    defence: defence.nullable(),
    reviews: z.array(review),
    replies: z.array(reply).meta({ description: "The right of reply as a log; empty: not asked" }),
    corrections: z
      .array(correction)
      .meta({ description: "Of the link, its claim, its evidence and their sources" }),
    topics: z.array(topicRef),
    publishedAt: instant.nullable(),
    withdrawnAt: instant.nullable(),
    withdrawnReason: z.string().nullable(),
    changedAt: instant,
    recordedAt: instant,
    page: z
      .string()
      .nullable()
      .meta({ description: "Its permalink, relative to the site; null: it was never published" }),
  })
  .meta({ id: "Link" });
export type Link = z.infer<typeof link>;

export const newLink = z
  .strictObject({
    claimId,
    evidenceId: z.union([statementId, moveId]).meta({ description: "A statement or a move" }),
    relation: z.enum(relations),
    manner: z.enum(manners).nullable().default(null),
    degree: z.enum(degrees).nullable().default(null),
    letterOrSpirit: z.enum(letterOrSpirits).nullable().default(null),
    explanation: text(5_000).meta({ description: "Why, in the editor's words" }),
  })
  .meta({ id: "NewLink" });
export type NewLink = z.input<typeof newLink>;

export const newReview = z
  .strictObject({ verdict: z.enum(["approve", "reject"]), comment: text(2_000).nullable().default(null) })
  .meta({ id: "NewReview" });
export type NewReview = z.input<typeof newReview>;

export const newDefence = z
  .strictObject({
    words: text(5_000).meta({
      description: "The strongest reading in the company's favour, or what was searched",
    }),
    noneFound: z.boolean().default(false).meta({ description: "true: a person looked and found none" }),
    statementIds: z.array(statementId).max(20).default([]),
  })
  .meta({ id: "NewDefence" });
export type NewDefence = z.input<typeof newDefence>;

export const newReply = z
  .strictObject({
    state: z.enum(replyStates),
    askedWhom: line(200).nullable().default(null),
    route: line(200).nullable().default(null).meta({ description: "How: press office by mail, telephone" }),
    deadline: instant.nullable().default(null),
    words: text(20_000).nullable().default(null),
    happenedAt: instant,
  })
  .refine((value) => (value.state === "replied") === (value.words !== null), {
    error: "belongs to the state replied, and only to it",
    path: ["words"],
  })
  .refine((value) => value.state !== "asked" || (value.askedWhom !== null && value.route !== null), {
    error: "say whom we asked and by which route",
    path: ["askedWhom"],
  })
  .meta({ id: "NewReply" });
export type NewReply = z.input<typeof newReply>;

export const withdrawal = z
  .strictObject({ reason: text(2_000), requestedBy: line(200) })
  .meta({ id: "Withdrawal" });
export type Withdrawal = z.input<typeof withdrawal>;
