import { list } from "./phrases.js";

/**
 * A kind of word that takes a clause, and how far such a word commits its speaker to the clause.
 *
 * Commitment goes from 1 (the clause is true) through 0 (open) to -1 (false). A kind has three values: for the word as
 * it is (`plain`), under a negation (`negated`), and in a question or after "if" or "may" (`open`). "We know that it
 * leaks" and "we did not know that it leaks" both say that it leaks. "We think that it leaks" leaves it open, and "we do
 * not think that it leaks" denies it. `that`, `to` and `ing` list the words by the clause that they take. A person can
 * read and extend the lists.
 */
export interface CommitmentKind {
  readonly name: string;
  readonly plain: number;
  readonly negated: number;
  readonly open: number;
  readonly that?: readonly string[];
  readonly to?: readonly string[];
  readonly ing?: readonly string[];
}

export const commitmentKinds: readonly CommitmentKind[] = [
  {
    name: "factive",
    plain: 1,
    negated: 0.9,
    open: 0.7,
    that: list(`know, realise, realize, regret, aware, unaware, forget, remember, acknowledge, admit, concede, recognise, recognize,
      understand, notice, see, glad, sorry, proud, happy, pleased, sad, excited, thrilled, surprised, disappointed, ashamed,
      resent, a shame, a pity, the fact, despite the fact, it matters, it is odd, strange, ignore, overlook, bother us,
      can not believe, could not believe, can not stand, care, appreciate, accept, grateful, disclose, mindful`),
  },
  {
    name: "learning",
    plain: 1,
    negated: 0.5,
    open: 0.3,
    that: list(
      "discover, find, find out, learn, reveal, uncover, detect, observe, confirm, figure out, hear, spot",
    ),
  },
  {
    name: "proof",
    plain: 0.9,
    negated: 0,
    open: 0.1,
    that: list(`show, prove, demonstrate, establish, make sure, ensure, mean, conclude, turn out, certain, clear, obvious, evident,
      sure, confident, convinced, certify, verify, no doubt, it follows`),
    to: list("force, cause, compel, oblige, lead, drive, cause it, get them, require"),
  },
  {
    name: "success",
    plain: 1,
    negated: -1,
    open: 0,
    that: list("it is true, it was true, it is the case, it so happens"),
    to: list(`manage, remember, bother, happen, get, turn out, dare, choose, go on, proceed, condescend, deign, come, have the courage,
      see fit, take the time, take the trouble, find time, =was able, =were able`),
    ing: list("succeed, continue, keep, go on"),
  },
  {
    name: "failure",
    plain: -1,
    negated: 0.9,
    open: 0,
    that: list("it is false, it is not true, it is not the case, it is a myth, it is a lie, it is untrue"),
    to: list("fail, forget, neglect, omit, cease, unable"),
    ing: list("avoid, refrain, stop, cease, abstain, quit, desist"),
  },
  {
    name: "refusal",
    plain: -1,
    negated: 0,
    open: 0,
    to: list("refuse, decline, be reluctant, be powerless, too afraid, too busy"),
    ing: list("prevent, keep us, keep them, ban, bar, prohibit, deter, dissuade, discourage, block"),
  },
  {
    name: "ability",
    plain: 0.2,
    negated: -0.9,
    open: 0,
    that: list(
      "it is possible, possible, conceivable, chance, evidence, reason to believe, indication, proof",
    ),
    to: list("able, allowed, permitted, free, try, attempt, have a chance, have the right, in a position"),
  },
  {
    name: "hesitation",
    plain: 0,
    negated: 0.8,
    open: 0.1,
    to: list("hesitate, too proud, afraid"),
  },
  {
    name: "opinion",
    plain: 0.5,
    negated: -0.8,
    open: 0,
    that: list(`think, believe, suppose, expect, guess, imagine, feel, reckon, figure, seem, appear, likely, presume, assume, suspect,
      be of the view, my view is, our view is, look like, look as if, plan, anticipate, consider, probable, predict`),
    to: list(
      "expect, seem, appear, likely, supposed, believed, thought, tend, want, intend, plan, plans, mean, wish, aim",
    ),
  },
  {
    name: "speech",
    plain: 0.3,
    negated: 0,
    open: 0,
    that: list(`say, claim, argue, allege, insist, suggest, tell, assert, state, report, maintain, announce, warn, promise, explain,
      write, contend, declare, add, =note, =notes, =noted, indicate, mention, testify, propose, swear, inform, remind, assure, point out,
      persuade, convince, rumour, according to reports`),
    to: list(
      "claim, promise, pledge, commit, committed, agree, vow, offer, propose, swear, undertake, threaten, volunteer",
    ),
  },
  {
    name: "doubt",
    plain: -0.6,
    negated: 0.4,
    open: -0.1,
    that: list(
      "doubt, deny, dispute, disbelieve, reject, sceptical, skeptical, unlikely, rule out, refute, doubtful",
    ),
    to: list("unlikely, deny"),
  },
  {
    name: "fiction",
    plain: -0.8,
    negated: 0,
    open: -0.3,
    that: list(
      "pretend, fantasise, fantasize, dream, make believe, lie, wish, mislead, delude, impossible, hallucinate, falsely claim",
    ),
    to: list("pretend, impossible"),
  },
  {
    name: "hope",
    plain: 0,
    negated: -0.2,
    open: 0,
    that: list(
      "hope, fear, worry, wonder, ask, demand, insist on, hopeful, concerned, afraid, pray, recommend, request",
    ),
    to: list(
      "hope, ask, advise, encourage, consider, explore, discuss, prepare, ready, willing, would like, look, seek",
    ),
    ing: list("consider, explore, discuss, suggest, recommend, look at, think about, work on"),
  },
];
