import { list } from "../../language/phrases.js";
import { type Opposites, opposites } from "./opposites.js";

/**
 * Phrases of the opposites that are too loose for a rule. They may count as one feature of many but prove no stance.
 *
 * "Pay a tax bill" and "sell a division" say nothing about a price, and "private chats" nothing about sharing data.
 */
const tooLoose: Readonly<Record<string, readonly string[]>> = {
  openness: ["source code"],
  price: ["sell", "paid"],
  privacy: ["=private"],
  existence: ["lay off", "laid off"],
  amount: ["lay off", "laid off", "layoff"],
  // "Safety comes first" names the topic. It does not say that a thing is safe.
  safety: ["safety", "security", "secure", "responsible"],
};

/** Phrases that the rules read in addition to those of the opposites. */
const besides: Readonly<Record<string, Partial<Pick<Opposites, "plus" | "minus">>>> = {
  price: {
    minus:
      list(`=paid subscription, =paid version, =paid plan, =paid plans, =paid tier, =paid access, =paid service,
      =paid product, =paid feature, =paid features, =is paid, =are paid, =a paid, =paid only`),
  },
  openness: {
    plus: list(
      "release the source code, publish the source code, open the source code, share the source code",
    ),
    minus:
      list(`source code was kept secret, source code is kept secret, source code remains secret, keep the source code secret,
      kept the source code secret, keep its source code secret, kept its source code secret`),
  },
  existence: { minus: list("kept secret, keep secret, keep it secret, kept it secret") },
};

/** Opposites that only the rules read. */
const more: readonly Opposites[] = [
  {
    name: "sale",
    namesItsObject: false,
    poles: ["selling it", "not selling it"],
    plus: list("sell, divest, dispose of, spin off, =the sale of"),
    minus: [],
  },
  {
    name: "staff",
    namesItsObject: true,
    poles: ["dismissals", "no dismissals"],
    plus: list(`lay off, laid off, layoff, job cut, cut jobs, dismiss employees, dismissed employees, redundancies,
      make redundant, made redundant, =fired, dismiss`),
    minus: [],
  },
  {
    name: "steadiness",
    namesItsObject: false,
    poles: ["a rise", "no rise"],
    plus: list("raise, increase, put up"),
    minus: list(
      "unchanged, stay the same, remain the same, stay as they are, =frozen, stay flat, remain flat",
    ),
  },
];

const derived = (opposites: Opposites): Opposites => {
  const loose = new Set(tooLoose[opposites.name] ?? []);
  const extra = besides[opposites.name] ?? {};
  const kept = (phrases: readonly string[]): string[] => phrases.filter((phrase) => !loose.has(phrase));
  return {
    ...opposites,
    plus: [...kept(opposites.plus), ...(extra.plus ?? [])],
    minus: [...kept(opposites.minus), ...(extra.minus ?? [])],
  };
};

/** Opposites where a text that takes a side needs no further subject: "prices are unchanged". */
export const plainOpposites: ReadonlySet<string> = new Set(["price", "sale", "staff", "steadiness"]);

/** Opposites about the direction of a change. Texts that agree in it may still differ in the amount. */
export const directionOpposites: ReadonlySet<string> = new Set(["amount", "steadiness"]);

/** The opposites that the rules read: the shared list without its loose phrases, and more that only rules read. */
export const ruleOpposites: readonly Opposites[] = [...opposites.map(derived), ...more];

const bans = list("ban, restriction, prohibition, limit, cap, moratorium, embargo, block");
const lifted = list("drop, lift, remove, end, scrap, withdraw, cancel, suspend, eliminate");
const articles = ["", "a ", "the ", "its ", "this ", "that ", "our ", "their ", "all "];
const liftedBans = lifted.flatMap((verb) =>
  articles.flatMap((article) => bans.map((ban) => `${verb} ${article}${ban}`)),
);

/** Set phrases that take no side, by the opposites that they resemble: "on track" does not mean tracking people. */
export const setPhrases: ReadonlyMap<string, readonly string[]> = new Map([
  ["privacy", list("on track, keep track, track record, back on track, track down")],
  ["existence", [...liftedBans, ...list("end to end, end up, in the end, open to, start up, weekend")]],
  ["amount", liftedBans],
  [
    "staff",
    list("dismiss the case, dismiss the lawsuit, dismiss claims, dismiss the claim, dismiss concerns"),
  ],
]);
