import { setImmediate } from "node:timers/promises";
import type { Judge, Verdict } from "../../core/judge/verdict.js";
import type { Candidate, EntryRef } from "../../store/candidate-pair.js";
import { listEarlierClaims, listLaterEvidence, listProposedPairs } from "../../store/candidates.js";
import { type Act, perform, type World } from "../act.js";
import {
  type AskedPair,
  askAgainLater,
  byFallback,
  judgedPairs,
  writeAllVerdicts,
} from "./fallback-verdicts.js";
import { searchDefences, writeDefences } from "./find-defences.js";
import { takeJudgementLock } from "./judgement-lock.js";

/** How many pairs were judged, and how many links that no one had proposed came of it. */
export interface DiffOutcome {
  readonly judged: number;
  readonly proposed: number;
  /** How many of the pairs another judge read, since the one asked could not answer; left out where it is none. */
  readonly byFallback?: number;
}

// A judge that only computes, and a database in this process, would keep every request waiting until all is done.
// Between the parts of the work, and after so many pairs, whoever else has something to do has a turn.
const letOthersRun = setImmediate;
const PAIRS_AT_ONCE = 20;

async function judgeAll(judge: Judge, pairs: readonly Candidate[]): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (let start = 0; start < pairs.length; start += PAIRS_AT_ONCE) {
    const some = pairs.slice(start, start + PAIRS_AT_ONCE);
    const said = await judge.judge(some);
    if (said.length !== some.length)
      throw new Error(`The judge ${judge.name} gave ${said.length} verdicts for ${some.length} pairs.`);
    verdicts.push(...said);
    await letOthersRun();
  }
  return verdicts;
}

/** Each pair with what the judge says of it, or what the fallback judge says. Other work runs in between. */
export async function judgePairs(judge: Judge, pairs: readonly Candidate[]): Promise<readonly AskedPair[]> {
  return judgedPairs(judge, pairs, await judgeAll(judge, pairs));
}

/** A judge as one who acts: it may propose, and nothing else. */
export function actOfJudge(world: World, judge: Judge): Act {
  return { ...world, actor: { holder: judge.name, role: "contributor", apiKeyId: null } };
}

function distinct(pairs: readonly Candidate[]): Candidate[] {
  return [...new Map(pairs.map((pair) => [`${pair.claimId} ${pair.evidenceId}`, pair])).values()];
}

/**
 * Compares an entry with what is recorded, in both directions, and proposes what links the judge sees.
 *
 * The entry as evidence against the claims of its company's family, a statement's own claims against the evidence
 * there is, and what was proposed of it before. Reads and judges outside any transaction, then writes in one. Any
 * number of times, by any number of workers at once: the same version on the same texts adds nothing. Nothing of it
 * is public. Where the judge could not answer, the fallback judge answers, and the comparison is queued again for later.
 */
export async function judgeEntry(world: World, judge: Judge, entry: EntryRef): Promise<DiffOutcome> {
  const act = actOfJudge(world, judge);
  const asEvidence = await listEarlierClaims(world.database, entry);
  const ofClaims = entry.kind === "statement" ? await listLaterEvidence(world.database, entry.id) : [];
  await letOthersRun();
  const pairs = distinct([...asEvidence, ...ofClaims, ...(await listProposedPairs(world.database, entry))]);
  await letOthersRun();
  if (pairs.length === 0) return { judged: 0, proposed: 0 };
  const judged = await judgePairs(judge, pairs);
  const defences = await searchDefences(world.database, entry, { asEvidence, pairs, judged });
  await letOthersRun();
  const proposed = await perform(act, "contributor", async (work) => {
    await takeJudgementLock(work.tx);
    const count = await writeAllVerdicts(work, judge, judged);
    await writeDefences(work, defences);
    await askAgainLater(work, entry, judged);
    return count;
  });
  return { judged: judged.length, proposed, ...byFallback(judged) };
}
