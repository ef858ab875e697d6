import { createHash } from "node:crypto";
import { gateVerdict, keepHardRules } from "../core/judge/hard-rules.js";
import { builtinJudge, judgePair } from "../core/judge/judge.js";
import type { Judge, Pair, Verdict } from "../core/judge/verdict.js";
import type { Reader } from "../database/database.js";
import { findCachedVerdicts, insertCachedVerdict, type PairHashes } from "../store/cached-verdict.js";
import type { Answer, AskedJudge, Failure, JudgeLog } from "./asked-judge.js";

/** What a guarded judge needs. */
export interface GuardParts {
  readonly database: Reader;
  readonly now: () => Date;
  readonly log: JudgeLog;
}

const hashOf = (side: object): string => createHash("sha256").update(JSON.stringify(side)).digest("hex");
const hashesOf = ({ claim, evidence }: Pair): PairHashes => ({
  claimHash: hashOf(claim),
  evidenceHash: hashOf(evidence),
});

/** The built-in judge's verdict for a pair that another judge could not answer. A reason says so. */
function fallbackVerdict(asked: AskedJudge, { claim, evidence }: Pair, { cause, again }: Failure): Verdict {
  const sentence = `The judge ${asked.name} could not answer (${cause}), so the built-in judge read this pair.`;
  const verdict = judgePair(claim, evidence);
  const { name, version } = builtinJudge;
  return {
    ...verdict,
    reasons: [...verdict.reasons, { sentence }],
    fallback: { name, version, askAgain: again },
  };
}

/** The stored answers, and new ones for the other pairs. Stores each new answer that a second request would repeat. */
async function askFor(
  asked: AskedJudge,
  { database, now, log }: GuardParts,
  pairs: readonly Pair[],
): Promise<readonly (Answer | null)[]> {
  const hashes = pairs.map(hashesOf);
  const kept = await findCachedVerdicts<Answer>(database, asked, { pairs: hashes, now: now() });
  const answers = [...kept];
  const open = pairs.flatMap((pair, place) => (kept[place] === null ? [{ pair, place }] : []));
  if (open.length === 0) return answers;
  await asked.ask(
    open.map(({ pair }) => pair),
    async (index, answer) => {
      const place = open[index]?.place ?? 0;
      answers[place] = answer;
      const pair = hashes[place];
      if (pair && !("failure" in answer && answer.failure.again !== "never"))
        await insertCachedVerdict(database, asked, { pair, answer, now: now() });
    },
  );
  const causes = answers.flatMap((answer) => (answer && "failure" in answer ? [answer.failure.cause] : []));
  if (causes.length > 0)
    log.warn(
      {
        judge: asked.name,
        pairs: pairs.length,
        failed: causes.length,
        causes: [...new Set(causes)].slice(0, 5),
      },
      "the judge could not answer some pairs; the built-in judge read them",
    );
  return answers;
}

/**
 * A judge with safeguards around one that runs elsewhere.
 *
 * It does not ask about pairs that the gate decides. It stores each answer and does not ask again. It applies the hard
 * rules to every answer. If there is no answer, the built-in judge reads the pair, and the verdict says so.
 */
export function guardedJudge(asked: AskedJudge, parts: GuardParts): Judge {
  const { name, version } = asked;
  return {
    name,
    version,
    judge: async (pairs) => {
      const verdicts: (Verdict | null)[] = pairs.map(gateVerdict);
      const open = pairs.flatMap((pair, place) => (verdicts[place] === null ? [{ pair, place }] : []));
      const answers = await askFor(
        asked,
        parts,
        open.map(({ pair }) => pair),
      );
      open.forEach(({ pair, place }, index) => {
        const answer = answers[index] ?? { failure: { cause: "no answer", again: "soon" } };
        verdicts[place] =
          "verdict" in answer
            ? keepHardRules(pair, answer.verdict)
            : fallbackVerdict(asked, pair, answer.failure);
      });
      return verdicts.filter((verdict) => verdict !== null);
    },
  };
}
