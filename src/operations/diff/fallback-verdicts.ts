import { createHash } from "node:crypto";
import type { Fallback, Judge, Verdict } from "../../core/verdict/verdict.js";
import type { Candidate, EntryRef } from "../../store/candidate-pair.js";
import type { Work } from "../act.js";
import { queueDiff } from "./queue-diff.js";
import { type JudgedPair, writeVerdicts } from "./write-verdicts.js";

type JudgeName = Pick<Judge, "name" | "version">;

/** A judged pair with `askedHash`: the input hash for the judge that was asked, even if a fallback judge answered. */
export interface AskedPair extends JudgedPair {
  readonly askedHash: string;
}

/** The hash of everything a verdict depends on: the judge, the texts, and the judge that a fallback replaced. */
function inputHash({ name, version }: JudgeName, { claim, evidence }: Candidate, inPlaceOf?: string): string {
  const read = [name, version, claim, evidence];
  return createHash("sha256")
    .update(JSON.stringify(inPlaceOf === undefined ? read : [...read, inPlaceOf]))
    .digest("hex");
}

/** The pairs with their verdicts. `verdicts` has the order of `pairs`. */
export function judgedPairs(
  judge: JudgeName,
  pairs: readonly Candidate[],
  verdicts: readonly Verdict[],
): readonly AskedPair[] {
  return pairs.flatMap((pair, index): AskedPair[] => {
    const verdict = verdicts[index];
    if (!verdict) return [];
    const { claimId, evidenceId } = pair;
    const askedHash = inputHash(judge, pair);
    const { fallback } = verdict;
    const ownHash = fallback ? inputHash(fallback, pair, `${judge.name} ${judge.version}`) : askedHash;
    return [{ claimId, evidenceId, inputHash: ownHash, askedHash, verdict }];
  });
}

const answeredSql = `SELECT DISTINCT p.asked_hash
  FROM jsonb_to_recordset($3::jsonb) AS p(claim_id text, evidence_id text, asked_hash text)
  JOIN link l ON l.claim_id = p.claim_id AND coalesce(l.evidence_statement_id, l.evidence_move_id) = p.evidence_id
  JOIN verdict v ON v.link_id = l.id AND v.judge = $1 AND v.version = $2 AND v.input_hash = p.asked_hash`;

/** The pairs on whose current texts the judge that was asked has never given a verdict. */
async function withoutAnswered(
  { tx }: Work,
  judge: JudgeName,
  pairs: readonly AskedPair[],
): Promise<readonly AskedPair[]> {
  const asked = pairs.map((pair) => ({
    claim_id: pair.claimId,
    evidence_id: pair.evidenceId,
    asked_hash: pair.askedHash,
  }));
  const rows = await tx.$queryRawUnsafe<{ asked_hash: string }[]>(
    answeredSql,
    judge.name,
    judge.version,
    JSON.stringify(asked),
  );
  const answered = new Set(rows.map((row) => row.asked_hash));
  return pairs.filter((pair) => !answered.has(pair.askedHash));
}

/**
 * How many links were proposed after storing the verdicts, each under the name of the judge that gave it.
 *
 * A fallback's verdict never replaces an answer of the judge that was asked, on the same texts.
 */
export async function writeAllVerdicts(
  work: Work,
  judge: JudgeName,
  pairs: readonly AskedPair[],
): Promise<number> {
  const byFallback = pairs.filter(({ verdict }) => verdict.fallback);
  const own = pairs.filter(({ verdict }) => !verdict.fallback);
  const count = await writeVerdicts(work, judge, own);
  const fallback = byFallback[0]?.verdict.fallback;
  if (!fallback) return count;
  return count + (await writeVerdicts(work, fallback, await withoutAnswered(work, judge, byFallback)));
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

// Rounded to full hours and to UTC days, as the budget is. So pairs that failed together are asked about together.
const askAgainAt: Record<Fallback["askAgain"], (now: number) => number | null> = {
  soon: (now) => (Math.floor(now / HOUR_MS) + 2) * HOUR_MS,
  tomorrow: (now) => (Math.floor(now / DAY_MS) + 1) * DAY_MS,
  never: () => null,
};

/** When to ask a judge again about the pairs that it could not answer; `null` if there are none. */
export function askAgainOn(now: Date, pairs: readonly AskedPair[]): Date | null {
  const instants = pairs.flatMap(({ verdict: { fallback } }) =>
    fallback ? (askAgainAt[fallback.askAgain](now.getTime()) ?? []) : [],
  );
  return instants.length === 0 ? null : new Date(Math.min(...instants));
}

/** How many of the pairs a fallback judge read, as a field of an outcome; left out if none. */
export function byFallback(pairs: readonly AskedPair[]): { readonly byFallback?: number } {
  const count = pairs.filter(({ verdict }) => verdict.fallback).length;
  return count > 0 ? { byFallback: count } : {};
}

/** Queues the entry's comparison again for the time when the judge that could not answer may be asked again. */
export async function askAgainLater(work: Work, entry: EntryRef, pairs: readonly AskedPair[]): Promise<void> {
  const runAt = askAgainOn(work.now, pairs);
  if (runAt !== null) await queueDiff(work, entry, { askAgainAt: runAt });
}
