import { setImmediate } from "node:timers/promises";
import { addCost, type JudgeCost } from "../../core/verdict/cost.js";
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

/** How many pairs a job judged, how many new links it proposed, and what it cost. */
export interface DiffOutcome {
  readonly judged: number;
  readonly proposed: number;
  /** How many pairs the search found and the judge did not read, because it may read no more; left out if none. */
  readonly unread?: number;
  /** Left out if the judge asked no endpoint. */
  readonly cost?: JudgeCost;
  /** How many pairs a fallback judge read because the chosen judge could not answer; left out if none. */
  readonly byFallback?: number;
}

// A judge that only computes, with a database in this process, would block every request until the job ends. So the
// job yields to the event loop between its steps and after every 24 pairs.
const letOthersRun = setImmediate;
const PAIRS_AT_ONCE = 24;

/** The most pairs that a judge reads in one diff if no setting says otherwise. */
export const MOST_PAIRS = 256;

type Spent = (cost: JudgeCost) => void;

async function judgeAll(judge: Judge, pairs: readonly Candidate[], spent: Spent): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (let start = 0; start < pairs.length; start += PAIRS_AT_ONCE) {
    const some = pairs.slice(start, start + PAIRS_AT_ONCE);
    const said = await judge.judge(some, spent);
    if (said.length !== some.length)
      throw new Error(
        `The judge ${judge.name} gave ${said.length} verdicts for ${some.length} pairs: it must give one for each.`,
      );
    verdicts.push(...said);
    await letOthersRun();
  }
  return verdicts;
}

/** Pairs with their verdicts, and what these cost. */
export interface JudgedPairs {
  readonly judged: readonly AskedPair[];
  /** Empty if the judge asked no endpoint. */
  readonly spent: Pick<DiffOutcome, "cost">;
}

/** Each pair with its verdict, from the judge or from its fallback. Yields to the event loop between batches. */
export async function judgePairs(judge: Judge, pairs: readonly Candidate[]): Promise<JudgedPairs> {
  let cost: JudgeCost | null = null;
  const verdicts = await judgeAll(judge, pairs, (one) => {
    cost = cost === null ? one : addCost(cost, one);
  });
  return { judged: judgedPairs(judge, pairs, verdicts), spent: cost === null ? {} : { cost } };
}

/** An act by the judge. As a contributor it may propose links, and nothing else. */
export function actOfJudge(world: World, judge: Judge): Act {
  return { ...world, actor: { holder: judge.name, role: "contributor", apiKeyId: null } };
}

function distinct(pairs: readonly Candidate[]): Candidate[] {
  return [...new Map(pairs.map((pair) => [`${pair.claimId} ${pair.evidenceId}`, pair])).values()];
}

/** The pairs of one claim together, so that a judge can read them together. Keeps their order otherwise. */
function byClaim(pairs: readonly Candidate[]): readonly Candidate[] {
  const places = new Map([...pairs.entries()].reverse().map(([place, { claimId }]) => [claimId, place]));
  return [...pairs].sort((a, b) => (places.get(a.claimId) ?? 0) - (places.get(b.claimId) ?? 0));
}

/**
 * How many pairs the judge read after comparing an entry with what is recorded, and how many links it proposed.
 *
 * It compares the entry, as evidence, with the claims of its company and of the companies that own it or that it
 * owns. It compares a statement's own claims with the recorded evidence. It also judges the entry's open proposals
 * again. It reads and judges outside any transaction and then writes in one. Any number of workers may repeat it at
 * once: the same version on the same texts adds nothing. Nothing it writes is public. If the judge cannot answer, a
 * fallback judge reads the pair, and the comparison is queued again for later. It reads at most `world.mostPairs` pairs:
 * first the open proposals, then the likeliest.
 */
export async function judgeEntry(world: World, judge: Judge, entry: EntryRef): Promise<DiffOutcome> {
  const act = actOfJudge(world, judge);
  const asEvidence = await listEarlierClaims(world.database, entry);
  const ofClaims = entry.kind === "statement" ? await listLaterEvidence(world.database, entry.id) : [];
  await letOthersRun();
  const found = distinct([...(await listProposedPairs(world.database, entry)), ...asEvidence, ...ofClaims]);
  await letOthersRun();
  if (found.length === 0) return { judged: 0, proposed: 0 };
  const pairs = byClaim(found.slice(0, world.mostPairs ?? MOST_PAIRS));
  const unread = found.length - pairs.length;
  const { judged, spent } = await judgePairs(judge, pairs);
  const defences = await searchDefences(world.database, entry, { asEvidence, pairs, judged });
  await letOthersRun();
  const proposed = await perform(act, "contributor", async (work) => {
    await takeJudgementLock(work.tx);
    const count = await writeAllVerdicts(work, judge, judged);
    await writeDefences(work, defences);
    await askAgainLater(work, entry, judged);
    return count;
  });
  return {
    ...{ judged: judged.length, proposed, ...byFallback(judged), ...spent },
    ...(unread > 0 && { unread }),
  };
}
