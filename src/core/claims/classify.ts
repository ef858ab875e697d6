import { findModality } from "../language/modality.js";
import { once } from "../language/once.js";
import { list, phraseFinder } from "../language/phrases.js";
import type { Token } from "../language/tokens.js";
import type { ClaimKind, Strength, Testability } from "./kinds.js";

type Cue = "define" | "oblige" | "act" | "opine" | "foresee";

const findCues = phraseFinder<Cue>([
  ...list(`is defined as, we define, by that we mean, by which we mean, we call this, is called,
      what we mean by`).map((phrase) => [phrase, "define"] as const),
  ...list(`commit to, committed to, promise, pledge, we will, i will, we'll, we are going to,
      i am going to, we plan, we intend, we aim, our goal is, our vision is, we dedicate,
      we guarantee, we vow, never will, our aim is, intention is to, will continue to be, will remain, we hope to,
      is committed, are committed, will never, we expect to, we want to, we have to, strive to, aim to,
      aspire to, endeavour to, endeavor to, dedicated to, our ambition, ambition to, our goals, goal of,
      target of, target to, set a target, our target, we seek to, working towards, work towards, undertake to, on a path to,
      we continue to strive, our mission is to, pledged to, determined to`).map(
    (phrase) => [phrase, "oblige"] as const,
  ),
  ...list(`release, launch, open source, publish, build, stop, introduce, add, remove, hire, cut, support,
      honor, delete, keep, repeat, ban, allow, pay, ship, protect, sell, share, reduce, invest, provide,
      offer, donate, develop, implement, replace, restore, refund, roll out, train, buy, phase out, eliminate, switch`).map(
    (phrase) => [`will ${phrase}`, "act"] as const,
  ),
  ...list(`i believe, we believe, my view, our view, i think, we think, should, ought to, is good for,
      are good for, is better, important, in my opinion, we support,
      i support, supporter of, must be, need to, i do not want, we oppose,
      commitment, don't think, don't believe, no plans, no current plans, no immediate plans, no intention, not interested in, open to changing`).map(
    (phrase) => [phrase, "opine"] as const,
  ),
  ...list(`=will, expect, predict, going to, forecast, on track, is likely to, are likely to, estimate,
      anticipate`).map((phrase) => [phrase, "foresee"] as const),
]);

/**
 * The kind of claim that a text makes: "we will" is a promise, "X will be" a prediction, "my view is" a position.
 *
 * A text with none of these cues states a fact.
 */
export const kindOf = once((tokens): ClaimKind => {
  const cues = new Set(findCues(tokens).map(({ value }) => value));
  if (cues.has("define")) return "definition";
  const isOpinion = cues.has("opine");
  if (cues.has("act") || (cues.has("oblige") && !isOpinion)) return "promise";
  if (isOpinion) return cues.has("oblige") && !cues.has("foresee") ? "promise" : "position";
  return cues.has("foresee") ? "prediction" : "fact";
});

/** How strongly a text commits its speaker. */
export function strengthOf(tokens: readonly Token[]): Strength {
  const held = new Set(findModality(tokens).map(({ value }) => value));
  if (held.has("hedge") || held.has("reservation")) return "hedged";
  return held.has("intent") && !held.has("firm") ? "intended" : "firm";
}

const vague = phraseFinder<true>(
  list(`good for, better, best, important, great, excited, proud, passion, believe, view, vision,
      responsibly, meaningful, optimistic, doing our part, values, strive, mission, inflection point,
      last resort, kind of, path forward`).map((phrase) => [phrase, true] as const),
);

/** Whether a later act could prove the claim false. A claim that only states an attitude is `vague`. */
export function testabilityOf(tokens: readonly Token[], kind: ClaimKind): Testability {
  if (tokens.some((token) => token.kind === "number")) return "testable";
  if (vague(tokens).length > 0) return "vague";
  return kind === "position" && tokens.length < 5 ? "vague" : "testable";
}
