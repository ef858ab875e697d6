import { setImmediate } from "node:timers/promises";
import type { Judge, Verdict } from "../../core/verdict/verdict.js";
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

/** How many pairs a job judged, and how many new links it proposed. */
export interface DiffOutcome {
  readonly judged: number;
  readonly proposed: number;
  /** How many pairs a fallback judge read because the chosen judge could not answer; left out if none. */
  readonly byFallback?: number;
}

// A judge that only computes, with a database in this process, would block every request until the job ends. So the
// job yields to the event loop between its steps and after every 20 pairs.
const letOthersRun = setImmediate;
const PAIRS_AT_ONCE = 20;

async function judgeAll(judge: Judge, pairs: readonly Candidate[]): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (let start = 0; start < pairs.length; start += PAIRS_AT_ONCE) {
    const some = pairs.slice(start, start + PAIRS_AT_ONCE);
    const said = await judge.judge(some);
    if (said.length !== some.length)
      throw new Error(
        `The judge ${judge.name} gave ${said.length} verdicts for ${some.length} pairs: it must give one for each.`,
      );
    verdicts.push(...said);
    await letOthersRun();
  }
  return verdicts;
}

/** Each pair with its verdict, from the judge or from its fallback. Yields to the event loop between batches. */
export async function judgePairs(judge: Judge, pairs: readonly Candidate[]): Promise<readonly AskedPair[]> {
  return judgedPairs(judge, pairs, await judgeAll(judge, pairs));
}

/** An act by the judge. As a contributor it may propose links, and nothing else. */
export function actOfJudge(world: World, judge: Judge): Act {
  return { ...world, actor: { holder: judge.name, role: "contributor", apiKeyId: null } };
}

function distinct(pairs: readonly Candidate[]): Candidate[] {
  return [...new Map(pairs.map((pair) => [`${pair.claimId} ${pair.evidenceId}`, pair])).values()];
}

/**
 * How many pairs the judge read after comparing an entry with what is recorded, and how many links it proposed.
 *
 * It compares the entry, as evidence, with the claims of its company and of the companies that own it or that it
 * owns. It compares a statement's own claims with the recorded evidence. It also judges the entry's open proposals
 * again. It reads and judges outside any transaction and then writes in one. Any number of workers may repeat it at
 * once: the same version on the same texts adds nothing. Nothing it writes is public. If the judge cannot answer, a
 * fallback judge reads the pair, and the comparison is queued again for later.
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
