import { isDeepStrictEqual } from "node:util";
import { cosine } from "../../core/embedding/vector.js";
import { defends } from "../../core/rules/defence.js";
import { DEFENCE_THRESHOLD } from "../../core/verdict/thresholds.js";
import type { Reason } from "../../core/verdict/verdict.js";
import { type Reader, readerOf } from "../../database/database.js";
import type { Candidate, EntryRef } from "../../store/candidate-pair.js";
import { listEarlierClaims } from "../../store/candidates.js";
import { listVectors } from "../../store/embedding.js";
import type { Work } from "../act.js";
import { reasonsJson } from "../links/insert-links.js";
import { isAccusation, type JudgedPair } from "./write-verdicts.js";

/** Editors see at most this many possible defences of one link. */
export const MOST_DEFENCES = 5;

interface Accusation {
  readonly id: string;
  readonly claim_id: string;
  readonly evidence_id: string;
  readonly relation: string;
}

interface FoundDefence {
  readonly statementId: string;
  readonly strength: number;
  readonly reasons: readonly Reason[];
}

/** The possible defences found while an entry was compared, by evidence. */
export interface DefenceSearch {
  readonly entry: EntryRef;
  readonly evidenceIds: readonly string[];
  /** Whether all earlier claims were weighed for this evidence. If so, the result replaces the stored defences. */
  readonly isComplete: (evidenceId: string) => boolean;
  readonly readDefence: (evidenceId: string) => readonly (FoundDefence & { readonly claimId: string })[];
}

/** Proposed and published links whose evidence contradicts or qualifies the claim. */
function listAccusations(reader: Reader, evidenceIds: readonly string[]): Promise<Accusation[]> {
  return reader.rows<Accusation>(
    `SELECT id, claim_id, coalesce(evidence_statement_id, evidence_move_id) AS evidence_id, relation FROM link
     WHERE (evidence_statement_id = ANY ($1) OR evidence_move_id = ANY ($1))
       AND relation IN ('contradicts', 'qualifies') AND status IN ('proposed', 'published') ORDER BY id`,
    [evidenceIds],
  );
}

/** Evidence that accuses a claim for the first time, so no defence was looked up for it before. */
function newlyAccusing(judged: readonly JudgedPair[], known: readonly Accusation[]): Set<string> {
  const keys = new Set(known.map((link) => `${link.claim_id} ${link.evidence_id}`));
  const fresh = judged.filter(
    (pair) => isAccusation(pair.verdict) && !keys.has(`${pair.claimId} ${pair.evidenceId}`),
  );
  return new Set(fresh.map(({ evidenceId }) => evidenceId));
}

/**
 * The earlier statements that foretold or allowed what the evidence shows, with their strengths.
 *
 * It weighs all earlier claims for the entry itself (`asEvidence`) and for evidence that newly accuses a claim. For
 * evidence that already accused one, it weighs only the entry's own claims: a new entry may be the best defence of a
 * link that was proposed before it was recorded.
 */
export async function searchDefences(
  reader: Reader,
  entry: EntryRef,
  {
    asEvidence,
    pairs,
    judged,
  }: {
    readonly asEvidence: readonly Candidate[];
    readonly pairs: readonly Candidate[];
    readonly judged: readonly JudgedPair[];
  },
): Promise<DefenceSearch> {
  const kinds = new Map(pairs.map(({ evidenceId, evidence }) => [evidenceId, evidence.form]));
  const evidenceIds = [...kinds.keys()];
  const known = await listAccusations(reader, evidenceIds);
  const all = new Map([[entry.id, asEvidence]]);
  for (const id of newlyAccusing(judged, known)) {
    const kind = kinds.get(id);
    if (kind && !all.has(id)) all.set(id, await listEarlierClaims(reader, { kind, id }));
  }
  const ownClaims = pairs.filter(({ statementId }) => statementId === entry.id);
  const likeness = await readLikeness(reader, [...[...all.values()].flat(), ...ownClaims]);
  const weighed = new Map<string, ReturnType<typeof weighAll>>();
  const readDefence = (id: string) => {
    const earlier = all.get(id) ?? ownClaims.filter(({ evidenceId }) => evidenceId === id);
    const found = weighed.get(id) ?? weighAll(earlier, likeness);
    weighed.set(id, found);
    return found;
  };
  // Weigh now, so that no transaction waits for it later.
  for (const id of [...all.keys(), ...known.map((link) => link.evidence_id)]) readDefence(id);
  return { entry, evidenceIds, isComplete: (id) => all.has(id), readDefence };
}

type Likeness = (pair: Candidate) => number;

/** How alike a pair's statement and evidence are in meaning, by their stored vectors; 0 if one has none. */
async function readLikeness(reader: Reader, pairs: readonly Candidate[]): Promise<Likeness> {
  const ids = new Set(pairs.flatMap(({ statementId, evidenceId }) => [statementId, evidenceId]));
  const vectors = await listVectors(reader, [...ids]);
  return ({ statementId, evidenceId }) => {
    const [one, other] = [vectors.get(statementId), vectors.get(evidenceId)];
    return one && other && one.version === other.version ? cosine(one.vector, other.vector) : 0;
  };
}

function weighAll(earlier: readonly Candidate[], likeness: Likeness) {
  return earlier
    .map((pair) => ({
      claimId: pair.claimId,
      statementId: pair.statementId,
      ...defends(pair.claim, pair.evidence, likeness(pair)),
    }))
    .filter(({ strength }) => strength > DEFENCE_THRESHOLD);
}

const inOrder = (a: FoundDefence, b: FoundDefence): number =>
  b.strength - a.strength || (a.statementId < b.statementId ? -1 : 1);

/** The strongest defences, each statement once, strongest first. */
function best(found: readonly FoundDefence[]): FoundDefence[] {
  const distinct = new Map<string, FoundDefence>();
  for (const { statementId, strength, reasons } of [...found].sort(inOrder))
    if (!distinct.has(statementId)) distinct.set(statementId, { statementId, strength, reasons });
  return [...distinct.values()].slice(0, MOST_DEFENCES);
}

async function listStored({ tx }: Work, links: readonly Accusation[]) {
  const rows = await tx.defenceCandidate.findMany({ where: { linkId: { in: links.map(({ id }) => id) } } });
  const stored = new Map<string, FoundDefence[]>();
  for (const { linkId, statementId, strength, reasons } of rows) {
    // Safe cast: `reasonsJson` wrote this column.
    const row = { statementId, strength, reasons: reasons as unknown as Reason[] };
    stored.set(linkId, [...(stored.get(linkId) ?? []), row]);
  }
  return (linkId: string): FoundDefence[] => (stored.get(linkId) ?? []).sort(inOrder);
}

/** Stores the best defences of every accusing link, for editors. Does not touch a link whose defences are unchanged. */
export async function writeDefences(work: Work, search: DefenceSearch): Promise<void> {
  const links = await listAccusations(readerOf(work.tx), search.evidenceIds);
  const storedOf = await listStored(work, links);
  const contradicted = new Set(
    links
      .filter(({ relation }) => relation === "contradicts")
      .map((link) => `${link.claim_id} ${link.evidence_id}`),
  );
  const changed = new Map<string, FoundDefence[]>();
  for (const { id, claim_id, evidence_id } of links) {
    const stored = storedOf(id);
    const others = search.isComplete(evidence_id)
      ? []
      : stored.filter(({ statementId }) => statementId !== search.entry.id);
    // A claim cannot be its own defence, nor can another claim that the same evidence contradicts.
    const found = search
      .readDefence(evidence_id)
      .filter(({ claimId }) => claimId !== claim_id && !contradicted.has(`${claimId} ${evidence_id}`));
    const now = best([...others, ...found]);
    if (!isDeepStrictEqual(now, stored)) changed.set(id, now);
  }
  if (changed.size === 0) return;
  await work.tx.defenceCandidate.deleteMany({ where: { linkId: { in: [...changed.keys()] } } });
  await work.tx.defenceCandidate.createMany({
    data: [...changed].flatMap(([linkId, found]) =>
      found.map(({ reasons, ...row }) => ({
        ...row,
        linkId,
        reasons: reasonsJson(reasons),
        foundAt: work.now,
      })),
    ),
  });
}
