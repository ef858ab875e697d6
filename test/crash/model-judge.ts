import type { Judge } from "../../src/core/judge/verdict.js";
import { verdictOf } from "../support/judges.js";

const modelIn = (text: string): string | undefined => /model \d/.exec(text)?.[0];

/** Says that a move on a model breaks the promises on it, so that the recorded entries decide which links must exist. */
export const modelJudge: Judge = {
  name: "model",
  version: "1",
  judge: async (pairs) =>
    pairs.map(({ claim, evidence }) =>
      evidence.form === "move" && modelIn(claim.text) === modelIn(evidence.text)
        ? verdictOf()
        : verdictOf({ relation: "unrelated" }),
    ),
};
