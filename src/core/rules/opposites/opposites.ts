import { list } from "../../language/phrases.js";

/**
 * The opposites of this field, as data that a person can read and extend. `opposites.test.ts` has a case for each.
 *
 * A pair of opposites that `namesItsObject` (openness, advertising) says by itself what a text is about. Two texts of one
 * company that use it concern each other. The other pairs (launch/shut down) also need a common object.
 */
export interface Opposites {
  readonly name: string;
  readonly namesItsObject: boolean;
  /** The names of the two poles in a reason. */
  readonly poles: readonly [plus: string, minus: string];
  readonly plus: readonly string[];
  readonly minus: readonly string[];
}

export const opposites: readonly Opposites[] = [
  {
    name: "openness",
    namesItsObject: true,
    poles: ["open", "closed"],
    plus: list(`open source, open weights, open weight, open model, openly available, openness, open release,
      open it, publish the code, publish the weights, release the weights, open the weights, open and closed, BSD, MIT license,
      Apache 2.0, Apache License, AGPL, AGPLv3, GPL, MPL, source code, free software, open standard, open protocol, open access,
      open up`),
    minus:
      list(`closed source, closed model, closed weights, closed approach, closed system, =is closed, =are closed, =weights closed,
      =it closed, =stay closed, =remain closed, closed license, closed version, proprietary, without weights,
      without downloadable weights, withhold the weights, keep the weights private, SSPL, BUSL, Business Source License,
      source available, commercial license, trade secret`),
  },
  {
    name: "price",
    namesItsObject: false,
    poles: ["free of charge", "paid"],
    plus: list(`free of charge, for free, =free, no cost, at no charge, free tier, without charge,
      royalty free, donate`),
    minus: list(`sell, paid, charge for, charge users, fee, subscription, price increase, paywall, monetize,
      paying customers`),
  },
  {
    name: "advertising",
    namesItsObject: true,
    poles: ["advertising", "no advertising"],
    plus: list("ad, advert, advertisement, advertising, sponsored, advertiser, promoted post"),
    minus: ["ad free", "no ads", "without ads", "advertising free"],
  },
  {
    name: "existence",
    namesItsObject: false,
    poles: ["launch", "end"],
    plus: list(`launch, release, introduce, start, begin, build, ship, publish, roll out, create, open, offer,
      bring back, add, put back, deploy, establish, found, unveil, restore, resume, adopt, publish,
      support, expand`),
    minus:
      list(`shut down, shut, close, end, cancel, discontinue, remove, get rid of, abandon, =scrapped, drop,
      sunset, phase out, lay off, laid off, dissolve, wind down, delete, retire, pull, withdraw,
      was gone, kill, pause, deprecate, eliminate, disband, no longer contained, stop, suspend`),
  },
  {
    name: "permission",
    namesItsObject: false,
    poles: ["allow", "forbid"],
    plus: list(`allow, permit, let, enable, authorise, authorize, approve, be able to, may use, grant,
      legalize, welcome, unban, reinstate, for everyone, widely available, available to everyone,
      available to all, anyone can, everyone can`),
    minus: list(`ban, prohibit, forbid, disallow, block, withhold, restrict, not permit, will not use, outlaw,
      suspend, violation, not be granted, exclude, exclusion, censor, bar from, limit`),
  },
  {
    name: "amount",
    namesItsObject: false,
    poles: ["increase", "cut"],
    plus: list(`increase, raise, grow, double, triple, expand, accelerate, boost, hire, more than ever,
      scale up, add jobs, invest more`),
    minus: list(`cut, reduce, decrease, shrink, lower, halve, slash, lay off, laid off, layoff, scale back,
      scale down, downsize, slow down, decline`),
  },
  {
    name: "commitment",
    namesItsObject: false,
    poles: ["commit", "abandon"],
    plus: list(`commit, pledge, promise, dedicate, devote, continue, stand by, keep our promise, honor, honour,
      fulfil, fulfill, supporter, double down, passion, prioritize, focus on, fundamental`),
    minus: list(`abandon, walk back, back out, renege, give up, break the promise, shift away,
      shift investment from, move away, backtrack, no longer commit, deprioritize,
      scale back, lay off, laid off, laying off, close, shut, cut back, shrink`),
  },
  {
    name: "constancy",
    namesItsObject: false,
    poles: ["keep", "change"],
    plus: list("keep, remain, maintain, stay, preserve, retain, as is, will always, continue to be"),
    minus: list(`change, replace, modify, rewrite, move to, switch, convert, transition, revise`),
  },
  {
    name: "independence",
    namesItsObject: true,
    poles: ["independent", "owned by another"],
    plus: list(
      "independent, independence, autonomous, stand alone company, operate separately, independently",
    ),
    minus: list(`owned by, acquired by, merge with, controlled by, subsidiary, integrate into, fold into,
      under the control of`),
  },
  {
    name: "privacy",
    namesItsObject: true,
    poles: ["private", "shared"],
    plus: list(`privacy, =private, end to end encryption, encrypt, protect your data, not share, anonymous,
      confidential, delete your data, your data is yours, never sell your data`),
    minus: list(`share data, share your data, share account information, share information, sell data,
      sell your data, sell personal data, track, collect data, surveillance, personal information with`),
  },
  {
    name: "profit",
    namesItsObject: true,
    poles: ["non-profit", "for profit"],
    plus: list(`nonprofit, non profit, not for profit, charity, capped profit`),
    minus: list(
      `for profit, public benefit corporation, shareholder value, financial return, returns for investors`,
    ),
  },
  {
    name: "safety",
    namesItsObject: false,
    poles: ["safe", "dangerous"],
    plus: list("safe, safer, safety, secure, security, responsible, trustworthy, harmless"),
    minus: list(`unsafe, danger, dangerous, risk, risky, safety concern, harm, misuse,
      not responsible, threat, irresponsible`),
  },
  {
    name: "timing",
    namesItsObject: false,
    poles: ["on time", "late"],
    plus: list("on time, on schedule, on track, as planned, ahead of schedule"),
    minus: list(`delay, postpone, late, push back, behind schedule, defer, missed the deadline, not yet,
      never released, slip`),
  },
  {
    name: "truthfulness",
    namesItsObject: true,
    poles: ["fact-checking", "no fact-checking"],
    plus: list("fact check, fact checker, accurate information"),
    minus: ["no fact checking", "without fact checking"],
  },
  {
    name: "force",
    namesItsObject: true,
    poles: ["military use", "no military use"],
    plus: list("weapon, warfare, military"),
    minus: ["civilian use only"],
  },
  {
    name: "support",
    namesItsObject: false,
    poles: ["support", "oppose"],
    plus: list("support, favor, favour, endorse, back, agree with, welcome, good for, in favor of"),
    minus: list(
      "oppose, object to, reject, against, criticise, criticize, disagree, lobby against, sue, bad for",
    ),
  },
];
