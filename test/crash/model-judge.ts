import type { Judge } from "../../src/core/verdict/verdict.js";
import { verdictOf } from "../support/judges.js";

const modelIn = (text: string): string | undefined => /model \d/.exec(text)?.[0];

/** A judge that finds the promises on a model broken by a move on it, so that the entries decide the links. */
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
