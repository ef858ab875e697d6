import { z } from "zod";
import { degrees, letterOrSpirits, manners, relations } from "../core/links/relations.js";
import { linkStatuses } from "../core/review/status.js";
import { claimedStatement } from "./claim.js";
import { claimBrief } from "./claim-brief.js";
import { companyRef } from "./company.js";
import { correction } from "./correction.js";
import { deadline } from "./day.js";
import { claimId, defenceId, linkId, moveId, replyId, reviewId, statementId } from "./id.js";
import { move } from "./move.js";
import { instant, line, recordedAt, text } from "./text.js";
import { topicRef } from "./topic.js";

export { linkStatuses };

export const linkStatus = z.enum(linkStatuses).meta({
  description: "proposed: a draft; published; rejected: by a reviewer; withdrawn: after publication",
});

export const relation = z.enum(relations).meta({
  description:
    "contradicts: both cannot be true; confirms: the evidence supports the claim; qualifies: the claim holds in part",
});
export const manner = z
  .enum(manners)
  .nullable()
  .meta({ description: "How it contradicts, confirms or qualifies, such as reversal or kept" });
export const degree = z
  .enum(degrees)
  .nullable()
  .meta({ description: "full: the whole claim is touched; partial: a part of it" });
export const letterOrSpirit = z.enum(letterOrSpirits).nullable().meta({
  description: "letter: the words themselves are touched; spirit: what a fair reader took from them",
});

export const span = z.strictObject({ start: z.int().min(0), end: z.int().min(0) });
export const reason = z
  .strictObject({
    sentence: z.string().meta({ description: "The reason, in a sentence" }),
    claimSpan: span.optional().meta({ description: "The words of the claim that it rests on" }),
    evidenceSpan: span.optional().meta({ description: "The words of the evidence that it rests on" }),
  })
  .meta({ id: "Reason" });

export const probabilities = z
  .strictObject({
    contradicts: z.number(),
    confirms: z.number(),
    qualifies: z.number(),
    unrelated: z.number(),
  })
  .meta({ id: "Probabilities", description: "One probability for each relation; they sum to 1" });

export const review = z
  .strictObject({
    id: reviewId,
    verdict: z.enum(["approve", "reject"]),
    comment: z.string().nullable(),
    reviewer: z.string().meta({ description: "The holder of the key" }),
    ruleVersion: z.string().meta({ description: "Version of the publication rules at that time" }),
    reviewedAt: instant,
  })
  .meta({ id: "Review" });

export const defence = z
  .strictObject({
    id: defenceId,
    words: z.string().meta({ description: "The strongest reading in the company's favour" }),
    noneFound: z.boolean().meta({ description: "true: a person looked and found none" }),
    statements: z
      .array(claimedStatement)
      .meta({ description: "Earlier statements of the company that foretold or allowed what it did" }),
    writtenBy: z.string(),
    writtenAt: instant,
  })
  .meta({ id: "Defence" });

export const replyStates = ["asked", "replied", "declined", "no_reply_by_deadline"] as const;
const replyState = z
  .enum(replyStates)
  .meta({ description: "What happened; a link without a reply was not asked about" });
const askedWhom = "Whom we asked, such as the press office";
const route = "How we asked, such as by mail or telephone";

/** One line of the log of a company's right of reply. */
export const reply = z
  .strictObject({
    id: replyId,
    state: replyState,
    askedWhom: z.string().nullable().meta({ description: askedWhom }),
    route: z.string().nullable().meta({ description: route }),
    deadline: instant.nullable().meta({ description: "By when the company was to answer" }),
    words: z.string().nullable().meta({ description: "What the company said, in full" }),
    happenedAt: instant.meta({ description: "When we asked, or when it answered" }),
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
    relation,
    manner,
    degree,
    letterOrSpirit,
    status: linkStatus,
    claim: claimBrief.extend({ statement: claimedStatement }).meta({ id: "LinkedClaim" }),
    evidence,
    daysApart: z
      .int()
      .nullable()
      .meta({ description: "Whole days from claim to evidence; null if only a month or year is known" }),
    proposer: z
      .strictObject({
        kind: z.enum(["judge", "person"]),
        name: z.string(),
        version: z.string().nullable().meta({ description: "The judge's version; null for a person" }),
        confidence: z
          .number()
          .nullable()
          .meta({ description: "The judge's probability of the relation, from 0 to 1; null for a person" }),
        probabilities: probabilities.nullable(),
      })
      .meta({ description: "Who proposed the link: a judge, which is a program, or a person" }),
    reasons: z.array(reason).meta({
      description: "Spans count characters of the claim, and of the quote or description of the evidence",
    }),
    explanation: z.string().nullable().meta({ description: "Why the relation holds, in an editor's words" }),
    defence: defence.nullable(),
    reviews: z.array(review),
    replies: z
      .array(reply)
      .meta({ description: "The log of the company's right of reply; empty if it was not asked" }),
    corrections: z
      .array(correction)
      .meta({ description: "Corrections of the link, its claim, its evidence and their sources" }),
    topics: z.array(topicRef),
    publishedAt: instant.nullable(),
    withdrawnAt: instant.nullable(),
    withdrawnReason: z.string().nullable(),
    changedAt: instant.meta({ description: "When anything that readers see of it last changed" }),
    recordedAt,
    page: z
      .string()
      .nullable()
      .meta({ description: "Its permalink, relative to the site; null if it was never published" }),
  })
  .meta({ id: "Link" });
export type Link = z.infer<typeof link>;

export const newLink = z
  .strictObject({
    claimId,
    evidenceId: z.union([statementId, moveId]).meta({ description: "Id of a statement or a move" }),
    relation,
    manner: manner.default(null),
    degree: degree.default(null),
    letterOrSpirit: letterOrSpirit.default(null),
    explanation: text(5_000).meta({ description: "Why the relation holds, in an editor's words" }),
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
      description: "The strongest reading in the company's favour, or where the person looked",
    }),
    noneFound: z.boolean().default(false).meta({ description: "true: a person looked and found none" }),
    statementIds: z
      .array(statementId)
      .max(20)
      .default([])
      .meta({ description: "Earlier statements of the company that foretold or allowed it" }),
  })
  .meta({ id: "NewDefence" });
export type NewDefence = z.input<typeof newDefence>;

export const newReply = z
  .strictObject({
    state: replyState,
    askedWhom: line(200).nullable().default(null).meta({ description: askedWhom }),
    route: line(200).nullable().default(null).meta({ description: route }),
    deadline: deadline.nullable().default(null).meta({
      description: "By when the company should answer: a day, which ends at midnight UTC, or an instant",
    }),
    words: text(20_000).nullable().default(null).meta({ description: "What the company said, in full" }),
    happenedAt: instant.meta({ description: "When we asked, or when it answered, with the time zone" }),
  })
  .refine((value) => (value.state === "replied") === (value.words !== null), {
    error: "must be given if the state is replied, and must be null otherwise",
    path: ["words"],
  })
  .refine((value) => value.state !== "asked" || (value.askedWhom !== null && value.route !== null), {
    error: "must say whom you asked, and route must say how, if the state is asked",
    path: ["askedWhom"],
  })
  .meta({ id: "NewReply" });
export type NewReply = z.input<typeof newReply>;

export const withdrawal = z
  .strictObject({
    reason: text(2_000).meta({ description: "Why it is withdrawn; readers see it" }),
    requestedBy: line(200).meta({ description: "Who asked for it, such as a name or the newsroom" }),
  })
  .meta({ id: "Withdrawal" });
export type Withdrawal = z.input<typeof withdrawal>;
