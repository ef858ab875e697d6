import {
  type Degree,
  type LetterOrSpirit,
  type Manner,
  mannersOf,
  type Probabilities,
  type Reason,
  type Relation,
} from "../core/judge/verdict.js";
import type { Tx } from "../database/database.js";
import type { Prisma } from "../database/generated/client.js";
import { DomainError } from "../errors.js";
import type { Work } from "./act.js";
import { evidenceColumns, getLinkEnds } from "./link-ends.js";
import { sharePublicationTurn } from "./publication-lock.js";

/** Who proposes a link: the person who acts, or a judge with what it measured. */
export type Proposer =
  | { readonly kind: "person" }
  | {
      readonly kind: "judge";
      readonly name: string;
      readonly version: string;
      readonly inputHash: string;
      readonly confidence: number;
      readonly probabilities: Probabilities;
    };

/** A link as it is proposed. `evidenceId` is a statement's or a move's. */
export interface LinkToInsert {
  readonly claimId: string;
  readonly evidenceId: string;
  readonly relation: Relation;
  readonly manner: Manner | null;
  readonly degree: Degree | null;
  readonly letterOrSpirit: LetterOrSpirit | null;
  readonly proposer: Proposer;
  readonly reasons: readonly Reason[];
  readonly explanation: string | null;
}

/** The link of a claim and a piece of evidence; there is at most one. */
export async function findLinkId(tx: Tx, claimId: string, evidenceId: string): Promise<string | null> {
  const row = await tx.link.findFirst({
    where: { claimId, OR: [{ evidenceStatementId: evidenceId }, { evidenceMoveId: evidenceId }] },
    select: { id: true },
  });
  return row?.id ?? null;
}

/** @throws DomainError `invalid-input` where a relation cannot have the manner */
export function checkManner(relation: Relation, manner: Manner | null, pointer = "/manner"): void {
  const fitting: readonly Manner[] = mannersOf[relation];
  if (manner === null || fitting.includes(manner)) return;
  throw new DomainError("invalid-input", `What ${relation} has no manner ${manner}.`, {
    faults: [{ pointer, detail: `must be one of ${fitting.join(", ")}, or null` }],
  });
}

function proposerColumns(proposer: Proposer, work: Work) {
  if (proposer.kind === "person") return { proposerKind: "person", proposer: work.actor.holder };
  return {
    proposerKind: "judge",
    proposer: proposer.name,
    judgeVersion: proposer.version,
    inputHash: proposer.inputHash,
    confidence: proposer.confidence,
    probabilities: { ...proposer.probabilities },
  };
}

/**
 * Proposes a link and gives its id: fills what it copies from its ends and its topics, the union of theirs.
 *
 * Writes no verdict row: a judge's caller does. Changes nothing that the public sees.
 * @throws DomainError `duplicate-link` naming the link there is, `claim-not-found`, `statement-not-found`,
 * `move-not-found`, `invalid-input`
 */
export async function insertLink(work: Work, link: LinkToInsert): Promise<string> {
  await sharePublicationTurn(work.tx);
  checkManner(link.relation, link.manner);
  const { topicIds, ...ends } = await getLinkEnds(work.tx, link.claimId, link.evidenceId);
  const id = work.id("link");
  const { count } = await work.tx.link.createMany({
    data: [
      {
        id,
        claimId: link.claimId,
        ...evidenceColumns(link.evidenceId),
        relation: link.relation,
        manner: link.manner,
        degree: link.degree,
        letterOrSpirit: link.letterOrSpirit,
        status: "proposed",
        ...proposerColumns(link.proposer, work),
        reasons: reasonsJson(link.reasons),
        explanation: link.explanation,
        ...ends,
        changedAt: work.now,
        recordedAt: work.now,
      },
    ],
    // Another process may propose the pair at this moment: the unique index decides, without ending the transaction.
    skipDuplicates: true,
  });
  if (count === 0) throw await duplicate(work.tx, link);
  await work.tx.linkTopic.createMany({ data: topicIds.map((topicId) => ({ linkId: id, topicId })) });
  return id;
}

/** Reasons as a JSON column takes them. */
export function reasonsJson(reasons: readonly Reason[]): Prisma.InputJsonArray {
  return reasons.map((reason) => ({
    sentence: reason.sentence,
    ...(reason.claimSpan && { claimSpan: { ...reason.claimSpan } }),
    ...(reason.evidenceSpan && { evidenceSpan: { ...reason.evidenceSpan } }),
  }));
}

async function duplicate(tx: Tx, link: LinkToInsert): Promise<DomainError> {
  const existing = await findLinkId(tx, link.claimId, link.evidenceId);
  return new DomainError(
    "duplicate-link",
    `This claim and this evidence are linked already, by ${existing}.`,
    {
      faults: [{ pointer: "/evidenceId", detail: `is linked to the claim by ${existing}: review that link` }],
    },
  );
}
