import type { Pair, Verdict } from "../core/verdict/verdict.js";
import type { Answer, AskedJudge } from "./asked-judge.js";

/**
 * The least probability of `unrelated` at which the filter decides alone.
 *
 * The lowest that lost no related pair of the written pairs and dossiers (split develop): `eval/results/filter.md`.
 */
export const SURELY_UNRELATED = 0.9;

const isSure = (answer: Answer): answer is { readonly verdict: Verdict } =>
  "verdict" in answer && answer.verdict.probabilities.unrelated >= SURELY_UNRELATED;

/** The filter's verdict as the judge's own. The reason says who read the pair. */
function decided(asked: AskedJudge, { probabilities }: Verdict): Answer {
  const percent = Math.floor(100 * probabilities.unrelated);
  const sentence = `The model that comes with Walkback finds with a probability of ${percent}% that the evidence does not concern the claim, so the judge ${asked.name} was not asked.`;
  const nothing = { manner: null, degree: null, letterOrSpirit: null } as const;
  return {
    verdict: {
      ...nothing,
      relation: "unrelated",
      probabilities,
      confidence: probabilities.unrelated,
      reasons: [{ sentence }],
    },
  };
}

/**
 * A judge that reads only the pairs that another one, the filter, does not surely call unrelated.
 *
 * If the filter cannot answer, the judge reads the pair. The filter is part of the version. Closing it closes both.
 */
export function filteredJudge(asked: AskedJudge, filter: AskedJudge): AskedJudge {
  return {
    name: asked.name,
    version: `${asked.version} after ${filter.version}`,
    ask: async (pairs, keep, spent) => {
      const open: { readonly pair: Pair; readonly place: number }[] = [];
      await filter.ask(pairs, async (place, answer) => {
        const pair = pairs[place];
        if (isSure(answer)) await keep(place, decided(asked, answer.verdict));
        else if (pair !== undefined) open.push({ pair, place });
      });
      await asked.ask(
        open.map(({ pair }) => pair),
        async (index, answer) => {
          const place = open[index]?.place;
          if (place !== undefined) await keep(place, answer);
        },
        spent,
      );
    },
    close: async () => {
      await Promise.all([asked.close(), filter.close()]);
    },
  };
}
