import { gateVerdict, keepHardRules } from "../core/rules/binding/hard-rules.js";
import { judgePair, refuseLongTexts, rulesJudge } from "../core/rules/judge.js";
import type { JudgeCost } from "../core/verdict/cost.js";
import type { Judge, Pair, Verdict } from "../core/verdict/verdict.js";
import type { Answer, AskedJudge, Failure, JudgeLog } from "./asked-judge.js";

/** The answers that one judge gave before. */
export interface AnswerStore {
  /** One place a pair, in their order; `null` where there is no answer. */
  find(pairs: readonly Pair[]): Promise<readonly (Answer | null)[]>;
  insert(pair: Pair, answer: Answer): Promise<void>;
}

/** What a guarded judge needs. Without a store, it asks the judge every time. */
export interface Guards {
  readonly store: AnswerStore | null;
  readonly log: JudgeLog;
}

/** The rules' verdict for a pair that another judge could not answer. A reason says so. */
function fallbackVerdict(asked: AskedJudge, { claim, evidence }: Pair, { cause, again }: Failure): Verdict {
  const sentence = `The judge ${asked.name} could not answer (${cause}), so the rules alone judged this pair.`;
  const verdict = judgePair(claim, evidence);
  const { name, version } = rulesJudge;
  return {
    ...verdict,
    reasons: [...verdict.reasons, { sentence }],
    fallback: { name, version, askAgain: again },
  };
}

interface Asking extends Guards {
  readonly asked: AskedJudge;
  readonly spent: ((cost: JudgeCost) => void) | undefined;
}

/** The stored answers, and new ones for the other pairs. Stores each new answer that a second request would repeat. */
async function askFor(
  { asked, store, log, spent }: Asking,
  pairs: readonly Pair[],
): Promise<readonly (Answer | null)[]> {
  const answers = store === null ? pairs.map(() => null) : [...(await store.find(pairs))];
  const open = pairs.flatMap((pair, place) => (answers[place] === null ? [{ pair, place }] : []));
  if (open.length === 0) return answers;
  await asked.ask(
    open.map(({ pair }) => pair),
    async (index, answer) => {
      const found = open[index];
      if (found === undefined) return;
      answers[found.place] = answer;
      if (!("failure" in answer && answer.failure.again !== "never")) await store?.insert(found.pair, answer);
    },
    spent,
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
      "the judge could not answer some pairs; the rules alone judged them",
    );
  return answers;
}

/**
 * A judge with safeguards around one that runs elsewhere.
 *
 * It does not ask about pairs that the gate decides. It stores each answer and does not ask again. It applies the hard
 * rules to every answer. If there is no answer, the rules alone judge the pair, and the verdict says so.
 * It throws DomainError `text-too-long`, as the rules do.
 */
export function guardedJudge(asked: AskedJudge, guards: Guards): Judge {
  const { name, version } = asked;
  return {
    name,
    version,
    judge: async (pairs, spent) => {
      pairs.forEach(refuseLongTexts);
      const verdicts: (Verdict | null)[] = pairs.map((pair) => gateVerdict(pair));
      const open = pairs.flatMap((pair, place) => (verdicts[place] === null ? [{ pair, place }] : []));
      const answers = await askFor(
        { ...guards, asked, spent },
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
