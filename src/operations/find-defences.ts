import { isDeepStrictEqual } from "node:util";
import { defends } from "../core/judge/defence.js";
import type { Reason } from "../core/judge/verdict.js";
import type { Reader } from "../database/database.js";
import type { Candidate, EntryRef } from "../store/candidate-pair.js";
import { listEarlierClaims } from "../store/candidates.js";
import { type Act, perform, type Work } from "./act.js";
import { reasonsJson } from "./insert-link.js";
import { sharePublicationTurn } from "./publication-lock.js";

/** The least strength at which an earlier statement is shown to editors as a possible defence, and how many are. */
export const DEFENCE_THRESHOLD = 0.3;
export const MOST_DEFENCES = 5;

interface Accusation {
  readonly id: string;
  readonly claim_id: string;
  readonly evidence_id: string;
}

interface FoundDefence {
  readonly statementId: string;
  readonly strength: number;
  readonly reasons: readonly Reason[];
}

/** Links that hold evidence against a claim, or as narrowing it, and still stand. */
function listAccusations(reader: Reader, evidenceIds: readonly string[]): Promise<Accusation[]> {
  return reader.rows<Accusation>(
    `SELECT id, claim_id, coalesce(evidence_statement_id, evidence_move_id) AS evidence_id FROM link
     WHERE (evidence_statement_id = ANY ($1) OR evidence_move_id = ANY ($1))
       AND relation IN ('contradicts', 'qualifies') AND status IN ('proposed', 'published') ORDER BY id`,
    [evidenceIds],
  );
}

/** The statements whose claims defend best, each once, the strongest first. The accused claim defends nothing. */
function bestDefences(earlier: readonly Candidate[], accusedClaimId: string): FoundDefence[] {
  const best = new Map<string, FoundDefence>();
  for (const { claimId, statementId, claim, evidence } of earlier) {
    if (claimId === accusedClaimId) continue;
    const { strength, reasons } = defends(claim, evidence);
    if (strength <= Math.max(DEFENCE_THRESHOLD, best.get(statementId)?.strength ?? 0)) continue;
    best.set(statementId, { statementId, strength, reasons });
  }
  const inOrder = [...best.values()].sort(
    (a, b) => b.strength - a.strength || (a.statementId < b.statementId ? -1 : 1),
  );
  return inOrder.slice(0, MOST_DEFENCES);
}

async function writeDefences({ tx, now }: Work, found: ReadonlyMap<string, FoundDefence[]>): Promise<void> {
  await sharePublicationTurn(tx);
  const linkIds = [...found.keys()].sort();
  // Two workers that found the same take turns here, and the second sees what the first wrote.
  await tx.$executeRawUnsafe("SELECT 1 FROM link WHERE id = ANY ($1) ORDER BY id FOR UPDATE", linkIds);
  for (const linkId of linkIds) {
    const rows = (found.get(linkId) ?? []).map((defence) => ({
      ...defence,
      reasons: reasonsJson(defence.reasons),
    }));
    const stored = await tx.defenceCandidate.findMany({
      where: { linkId },
      select: { statementId: true, strength: true, reasons: true },
      orderBy: [{ strength: "desc" }, { statementId: "asc" }],
    });
    if (isDeepStrictEqual(stored, rows)) continue;
    await tx.defenceCandidate.deleteMany({ where: { linkId } });
    await tx.defenceCandidate.createMany({ data: rows.map((row) => ({ ...row, linkId, foundAt: now })) });
  }
}

/**
 * Looks up, for every link that holds one of these pieces of evidence against a claim, the earlier statements that
 * foretold or allowed it, and stores the best for editors.
 *
 * Looked up anew each time: a statement recorded after the link was proposed may be its best defence. `known` are the
 * earlier claims that were read already for one piece of evidence.
 */
export async function findDefences(
  act: Act,
  evidence: readonly EntryRef[],
  known: ReadonlyMap<string, readonly Candidate[]>,
): Promise<void> {
  const accusations = await listAccusations(
    act.database,
    evidence.map(({ id }) => id),
  );
  const accused = new Set(accusations.map((link) => link.evidence_id));
  const earlier = new Map(known);
  for (const entry of evidence) {
    if (!accused.has(entry.id) || earlier.has(entry.id)) continue;
    earlier.set(entry.id, await listEarlierClaims(act.database, entry));
  }
  const found = new Map(
    accusations.map((link) => [link.id, bestDefences(earlier.get(link.evidence_id) ?? [], link.claim_id)]),
  );
  if (found.size > 0) await perform(act, "contributor", (work) => writeDefences(work, found));
}
