import type { Relation } from "../../core/links/relations.js";
import { PROPOSAL_THRESHOLD } from "../../core/verdict/thresholds.js";
import type { Judge, Verdict } from "../../core/verdict/verdict.js";
import { untouchedProposalSql } from "../../store/untouched-proposal.js";
import type { Work } from "../act.js";
import { checkManner, insertLinks, reasonsJson } from "../links/insert-links.js";

/** A pair with its verdict. `inputHash` covers everything the judge read, and the judge's version. */
export interface JudgedPair {
  readonly claimId: string;
  readonly evidenceId: string;
  readonly inputHash: string;
  readonly verdict: Verdict;
}

type JudgeName = Pick<Judge, "name" | "version">;
type Proposal = Verdict & { readonly relation: Relation };

function isProposal(verdict: Verdict): verdict is Proposal {
  const { relation, confidence, isUncertain } = verdict;
  return (
    relation !== null && relation !== "unrelated" && confidence >= PROPOSAL_THRESHOLD && isUncertain !== true
  );
}

/** Whether a verdict proposes that the evidence contradicts or qualifies the claim. Such a link needs a defence. */
export function isAccusation(verdict: Verdict): boolean {
  return isProposal(verdict) && verdict.relation !== "confirms";
}

interface LinkOfPair {
  readonly id: string;
  readonly claim_id: string;
  readonly evidence_id: string;
  readonly is_untouched: boolean;
  readonly is_judged: boolean;
}

const linksSql = `SELECT l.id, p.claim_id, p.evidence_id,
    ${untouchedProposalSql} AS is_untouched,
    EXISTS (SELECT 1 FROM verdict v WHERE v.link_id = l.id AND v.judge = $1 AND v.version = $2
      AND v.input_hash = p.input_hash) AS is_judged
  FROM jsonb_to_recordset($3::jsonb) AS p(claim_id text, evidence_id text, input_hash text)
  JOIN link l ON l.claim_id = p.claim_id AND coalesce(l.evidence_statement_id, l.evidence_move_id) = p.evidence_id
  FOR UPDATE OF l`;

const pairKey = (claimId: string, evidenceId: string): string => `${claimId} ${evidenceId}`;

/** The existing links of these pairs, with their rows locked. */
async function lockLinks(
  { tx }: Work,
  judge: JudgeName,
  pairs: readonly JudgedPair[],
): Promise<ReadonlyMap<string, LinkOfPair>> {
  const rows = await tx.$queryRawUnsafe<LinkOfPair[]>(
    linksSql,
    judge.name,
    judge.version,
    JSON.stringify(
      pairs.map((pair) => ({
        claim_id: pair.claimId,
        evidence_id: pair.evidenceId,
        input_hash: pair.inputHash,
      })),
    ),
  );
  return new Map(rows.map((row) => [pairKey(row.claim_id, row.evidence_id), row]));
}

interface Said {
  readonly linkId: string;
  readonly pair: JudgedPair;
}

/** Stores verdict rows for links. */
async function insertVerdicts(work: Work, judge: JudgeName, said: readonly Said[]): Promise<void> {
  if (said.length === 0) return;
  await work.tx.verdict.createMany({
    data: said.map(({ linkId, pair: { verdict, inputHash } }) => ({
      id: work.id("verdict"),
      linkId,
      judge: judge.name,
      version: judge.version,
      inputHash,
      relation: verdict.relation ?? "cannot_tell",
      manner: verdict.manner,
      degree: verdict.degree,
      confidence: verdict.confidence,
      probabilities: { ...verdict.probabilities },
      reasons: reasonsJson(verdict.reasons),
      judgedAt: work.now,
    })),
  });
}

/** Proposes links for pairs that have none; returns those inserted. A link proposed by a person meanwhile stays. */
async function propose(work: Work, judge: JudgeName, pairs: readonly JudgedPair[]): Promise<Said[]> {
  const links = pairs.flatMap((pair) => {
    const { claimId, evidenceId, inputHash, verdict } = pair;
    if (!isProposal(verdict)) return [];
    const { relation, manner, degree, letterOrSpirit, confidence, probabilities, reasons } = verdict;
    const proposer = { kind: "judge", ...judge, inputHash, confidence, probabilities } as const;
    const said = { relation, manner, degree, letterOrSpirit, reasons };
    return [{ pair, id: work.id("link"), claimId, evidenceId, ...said, proposer, explanation: null }];
  });
  const inserted = await insertLinks(work, links);
  return links.filter(({ id }) => inserted.has(id)).map(({ id, pair }) => ({ linkId: id, pair }));
}

const updateSql = `UPDATE link l SET proposer = n.proposer, judge_version = n.judge_version,
    input_hash = n.input_hash, confidence = n.confidence, probabilities = n.probabilities, reasons = n.reasons,
    changed_at = n.at, status = CASE WHEN n.is_proposal THEN l.status ELSE 'rejected' END,
    relation = CASE WHEN n.is_proposal THEN n.relation ELSE l.relation END,
    manner = CASE WHEN n.is_proposal THEN n.manner ELSE l.manner END,
    degree = CASE WHEN n.is_proposal THEN n.degree ELSE l.degree END,
    letter_or_spirit = CASE WHEN n.is_proposal THEN n.letter_or_spirit ELSE l.letter_or_spirit END
  FROM jsonb_to_recordset($1::jsonb) AS n(id text, proposer text, judge_version text, input_hash text,
    confidence double precision, probabilities jsonb, reasons jsonb, at timestamptz, is_proposal boolean,
    relation text, manner text, degree text, letter_or_spirit text)
  WHERE l.id = n.id`;

/** Updates untouched proposals with newer verdicts, and rejects those that the new verdict would not propose. */
async function judgeAgain(work: Work, judge: JudgeName, said: readonly Said[]): Promise<void> {
  if (said.length === 0) return;
  const rows = said.map(({ linkId, pair: { verdict, inputHash } }) => {
    if (isProposal(verdict)) checkManner(verdict.relation, verdict.manner);
    return {
      id: linkId,
      proposer: judge.name,
      judge_version: judge.version,
      input_hash: inputHash,
      confidence: verdict.confidence,
      probabilities: verdict.probabilities,
      reasons: reasonsJson(verdict.reasons),
      at: work.now,
      is_proposal: isProposal(verdict),
      relation: verdict.relation,
      manner: verdict.manner,
      degree: verdict.degree,
      letter_or_spirit: verdict.letterOrSpirit,
    };
  });
  await work.tx.$executeRawUnsafe(updateSql, JSON.stringify(rows));
}

/**
 * How many links the stored verdicts newly proposed. Call `takeJudgementLock` first.
 *
 * A pair without a link gets one if its verdict has a relation and enough confidence. An existing link changes only if
 * a judge proposed it and no person has reviewed, defended, answered or corrected it. Then a verdict of a newer
 * version, or on changed texts, replaces the older one. If the new verdict is no proposal, the link is rejected with
 * the verdict's reasons; an editor's approval brings it back. The same verdicts again change nothing. Cost: at most
 * five queries for any number of pairs.
 */
export async function writeVerdicts(
  work: Work,
  { name, version }: JudgeName,
  pairs: readonly JudgedPair[],
): Promise<number> {
  const judge = { name, version };
  const links = await lockLinks(work, judge, pairs);
  const linkOf = (pair: JudgedPair) => links.get(pairKey(pair.claimId, pair.evidenceId));
  const again = pairs.flatMap((pair): Said[] => {
    const link = linkOf(pair);
    return link?.is_untouched && !link.is_judged ? [{ linkId: link.id, pair }] : [];
  });
  await judgeAgain(work, judge, again);
  const proposed = await propose(
    work,
    judge,
    pairs.filter((pair) => !linkOf(pair)),
  );
  await insertVerdicts(work, judge, [...again, ...proposed]);
  return proposed.length;
}
