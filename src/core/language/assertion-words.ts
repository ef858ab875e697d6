import { list } from "./phrases.js";

/** People and documents that do not speak for the company. Data that a person can read and extend. */
export const otherVoices: ReadonlySet<string> = new Set(
  list(`analyst, analysts, critic, critics, rival, rivals, competitor, competitors, lawsuit, lawsuits, suit, complaint, complaints,
  plaintiff, plaintiffs, prosecutors, activist, activists, campaigners, commentators, observers, pundits, sceptics, skeptics,
  opponents, bloggers, columnist, columnists, experts, petition, whistleblower, whistleblowers, rumour, rumours, rumor, rumors,
  traders, economists, users, customers, investors, shareholders, speculation`),
);

/** Verbs of saying and thinking. Verbs of finding and proving are stronger, so they are not in this list. */
export const sayings: ReadonlySet<string> = new Set(
  list(`say, says, said, believe, believes, believed, think, thinks, thought, allege, alleges, alleged, claim, claims, claimed,
  argue, argues, argued, suspect, suspects, suspected, fear, fears, feared, expect, expects, expected, predict, predicts,
  predicted, speculate, speculates, speculated, suggest, suggests, suggested, accuse, accuses, accused, worry, worries, worried,
  warn, warns, warned, assume, assumed, assert, asserts, asserted, contend, contends, contended, insist, insists, insisted,
  complain, complains, complained, hope, hopes, hoped, estimate, estimates, estimated`),
);

/** Words that mark a sentence as hearsay. */
export const hearsay: readonly string[] =
  list(`=allegedly, =is alleged to, =are alleged to, =was alleged to, =is rumoured to,
  =is rumored to, =was rumoured to, =was rumored to, accused of, =according to analysts, =according to critics,
  =according to rivals, =according to a lawsuit, =according to the lawsuit, =according to a complaint, =according to rumours,
  =according to rumors, =according to experts`);

/** Verbs of considering an act, which follows in "-ing" or as a noun. To consider an act is not to do it. */
export const weighing: readonly string[] = list(
  "consider, weigh, explore, mull, contemplate, discuss, think about, toy with, look at, talk about, evaluate, debate",
);

/** Words before a verb that mean that the act almost happened. */
export const nearMisses: readonly string[] = list("=nearly, =almost, =all but, =very nearly");

const offers = ["offer", "bid", "proposal", "request", "call", "demand", "plea"];
const articles = [
  "",
  "a ",
  "an ",
  "the ",
  "all ",
  "any ",
  "every ",
  "several ",
  "two ",
  "its ",
  "this ",
  "another ",
];
const refusals = ["reject", "decline", "refuse", "turn down", "rebuff", "spurn", "resist"];
const plans = ["plan", "talk", "deal", "attempt", "project", "idea"];
const drops = ["abandon", "scrap", "drop", "cancel", "shelve", "call off", "give up", "walk away from"];

const spread = (verbs: readonly string[], nouns: readonly string[]): readonly string[] =>
  verbs.flatMap((verb) => articles.flatMap((article) => nouns.map((noun) => `${verb} ${article}${noun}`)));

/** Phrases after which the act was not done. */
export const undoing: readonly string[] = [
  ...list(`refuse to, decline to, deny that, deny having, deny it, deny selling, deny plans, deny any, deny reports, deny, stop short of,
  decide against, opt against, choose not to, opt not to, rule out, refrain from, hold off, =on the verge of, =on the brink of,
  =came close to, =come close to, avoid`),
  ...spread(refusals, offers),
  ...spread(drops, plans),
];
