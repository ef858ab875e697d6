import { list } from "./phrases.js";

/** People and papers whose word is not the company's own, as data a person can read and extend. */
export const otherVoices: ReadonlySet<string> = new Set(
  list(`analyst, analysts, critic, critics, rival, rivals, competitor, competitors, lawsuit, lawsuits, suit, complaint, complaints,
  plaintiff, plaintiffs, prosecutors, activist, activists, campaigners, commentators, observers, pundits, sceptics, skeptics,
  opponents, bloggers, columnist, columnists, experts, petition, whistleblower, whistleblowers, rumour, rumours, rumor, rumors,
  traders, economists, users, customers, investors, shareholders, speculation`),
);

/** What they do when they only say or think it; to find or to prove a thing is more. */
export const sayings: ReadonlySet<string> = new Set(
  list(`say, says, said, believe, believes, believed, think, thinks, thought, allege, alleges, alleged, claim, claims, claimed,
  argue, argues, argued, suspect, suspects, suspected, fear, fears, feared, expect, expects, expected, predict, predicts,
  predicted, speculate, speculates, speculated, suggest, suggests, suggested, accuse, accuses, accused, worry, worries, worried,
  warn, warns, warned, assume, assumed, assert, asserts, asserted, contend, contends, contended, insist, insists, insisted,
  complain, complains, complained, hope, hopes, hoped, estimate, estimates, estimated`),
);

/** Words by which a sentence says of itself that it is hearsay. */
export const hearsay: readonly string[] =
  list(`=allegedly, =is alleged to, =are alleged to, =was alleged to, =is rumoured to,
  =is rumored to, =was rumoured to, =was rumored to, accused of, =according to analysts, =according to critics,
  =according to rivals, =according to a lawsuit, =according to the lawsuit, =according to a complaint, =according to rumours,
  =according to rumors, =according to experts`);

/** To think of doing is not to do: these take the act in "-ing", or as a noun. */
export const weighing: readonly string[] = list(
  "consider, weigh, explore, mull, contemplate, discuss, think about, toy with, look at, talk about, evaluate, debate",
);

/** Before a verb: it came close and did not happen. */
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

/** What follows these was not done. */
export const undoing: readonly string[] = [
  ...list(`refuse to, decline to, deny that, deny having, deny it, deny selling, deny plans, deny any, deny reports, deny, stop short of,
  decide against, opt against, choose not to, opt not to, rule out, refrain from, hold off, =on the verge of, =on the brink of,
  =came close to, =come close to, avoid`),
  ...spread(refusals, offers),
  ...spread(drops, plans),
];
