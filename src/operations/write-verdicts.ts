import type { Judge, Relation, Verdict } from "../core/judge/verdict.js";
import { DomainError } from "../errors.js";
import type { Work } from "./act.js";
import { checkManner, insertLink, reasonsJson } from "./insert-link.js";

/**
 * The least confidence with which a judge proposes a link: the relation is likelier than all others together.
 *
 * Low on purpose. A proposal costs an editor a look; what is never proposed is never seen.
 */
export const PROPOSAL_THRESHOLD = 0.5;

/** What a judge says of a claim and a piece of evidence, and the hash of all it read, its own version included. */
export interface JudgedPair {
  readonly claimId: string;
  readonly evidenceId: string;
  readonly inputHash: string;
  readonly verdict: Verdict;
}

type JudgeName = Pick<Judge, "name" | "version">;
type Proposal = Verdict & { readonly relation: Relation };

function isProposal(verdict: Verdict): verdict is Proposal {
  return (
    verdict.relation !== null && verdict.relation !== "unrelated" && verdict.confidence >= PROPOSAL_THRESHOLD
  );
}

/** Whether a verdict holds the evidence against the claim, or as narrowing it: what asks for a defence. */
export function isAccusation(verdict: Verdict): boolean {
  return isProposal(verdict) && verdict.relation !== "confirms";
}

interface LinkOfPair {
  readonly id: string;
  readonly claim_id: string;
  readonly evidence_id: string;
  /** Whether it is still the judge's alone: proposed by one, and no person has put a hand to it. */
  readonly is_untouched: boolean;
  readonly is_judged: boolean;
}

const linksSql = `SELECT l.id, p.claim_id, p.evidence_id,
    l.status = 'proposed' AND l.proposer_kind = 'judge'
      AND NOT EXISTS (SELECT 1 FROM review r WHERE r.link_id = l.id)
      AND NOT EXISTS (SELECT 1 FROM defence d WHERE d.link_id = l.id)
      AND NOT EXISTS (SELECT 1 FROM reply y WHERE y.link_id = l.id)
      AND NOT EXISTS (SELECT 1 FROM correction c WHERE c.record_type = 'link' AND c.record_id = l.id)
      AS is_untouched,
    EXISTS (SELECT 1 FROM verdict v WHERE v.link_id = l.id AND v.judge = $1 AND v.version = $2
      AND v.input_hash = p.input_hash) AS is_judged
  FROM jsonb_to_recordset($3::jsonb) AS p(claim_id text, evidence_id text, input_hash text)
  JOIN link l ON l.claim_id = p.claim_id AND coalesce(l.evidence_statement_id, l.evidence_move_id) = p.evidence_id
  FOR UPDATE OF l`;

const pairKey = (claimId: string, evidenceId: string): string => `${claimId} ${evidenceId}`;

/** The links there are of these pairs, locked. */
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

/** What a link keeps of the verdict it follows. */
function measured(judge: JudgeName, { verdict, inputHash }: JudgedPair) {
  return {
    proposer: judge.name,
    judgeVersion: judge.version,
    inputHash,
    confidence: verdict.confidence,
    probabilities: { ...verdict.probabilities },
    reasons: reasonsJson(verdict.reasons),
  };
}

/** Keeps a verdict beside its link. */
async function insertVerdict(
  work: Work,
  judge: JudgeName,
  { linkId, pair: { verdict, inputHash } }: { linkId: string; pair: JudgedPair },
): Promise<void> {
  await work.tx.verdict.create({
    data: {
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
    },
  });
}

/** Proposes a link; `null` where a person proposed the pair at the same moment. */
async function propose(
  work: Work,
  judge: JudgeName,
  { claimId, evidenceId, inputHash, verdict }: JudgedPair & { readonly verdict: Proposal },
): Promise<string | null> {
  const { relation, manner, degree, letterOrSpirit, confidence, probabilities, reasons } = verdict;
  try {
    return await insertLink(work, {
      ...{ claimId, evidenceId, relation, manner, degree, letterOrSpirit, reasons },
      proposer: {
        kind: "judge",
        name: judge.name,
        version: judge.version,
        ...{ inputHash, confidence, probabilities },
      },
      explanation: null,
    });
  } catch (error) {
    // The unique index refused it without an error of the transaction's: the person's proposal stands.
    if (error instanceof DomainError && error.code === "duplicate-link") return null;
    throw error;
  }
}

/** Gives a proposal nobody has touched the newer verdict; one that would not be proposed today is taken back. */
async function judgeAgain(
  work: Work,
  judge: JudgeName,
  { link, pair }: { link: LinkOfPair; pair: JudgedPair },
) {
  await insertVerdict(work, judge, { linkId: link.id, pair });
  const { verdict } = pair;
  const data = { ...measured(judge, pair), changedAt: work.now };
  if (!isProposal(verdict)) {
    await work.tx.link.update({ where: { id: link.id }, data: { ...data, status: "rejected" } });
    return;
  }
  const { relation, manner, degree, letterOrSpirit } = verdict;
  checkManner(relation, manner);
  await work.tx.link.update({
    where: { id: link.id },
    data: { ...data, relation, manner, degree, letterOrSpirit },
  });
}

/**
 * Stores what follows from verdicts, and gives how many links it proposed. After `takeJudgementTurn`.
 *
 * A pair that has no link gets one where the verdict is a relation with enough confidence. A link that has one keeps
 * it: only where a judge proposed it and no person has reviewed, defended, answered or corrected it does a verdict of
 * a newer version, or of changed texts, take the place of the older. Where that verdict would not be proposed, the
 * link is rejected with its reasons; an editor's approval brings it back. Again with the same verdicts: nothing.
 */
export async function writeVerdicts(
  work: Work,
  judge: JudgeName,
  pairs: readonly JudgedPair[],
): Promise<number> {
  const links = await lockLinks(work, judge, pairs);
  let proposed = 0;
  for (const pair of pairs) {
    const link = links.get(pairKey(pair.claimId, pair.evidenceId));
    const { verdict } = pair;
    if (link) {
      if (link.is_untouched && !link.is_judged) await judgeAgain(work, judge, { link, pair });
    } else if (isProposal(verdict)) {
      const linkId = await propose(work, judge, { ...pair, verdict });
      if (linkId === null) continue;
      await insertVerdict(work, judge, { linkId, pair });
      proposed += 1;
    }
  }
  return proposed;
}
