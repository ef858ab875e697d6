import { once } from "./once.js";
import { type Found, list, phraseFinder } from "./phrases.js";
import type { Token } from "./tokens.js";

/**
 * How a sentence avoids a plain statement: `doubt` (perhaps, may), `source` (it is said, some believe), `amount` (many,
 * several), `habit` (usually), `opinion` (arguably).
 */
export type Hedge = "doubt" | "source" | "amount" | "habit" | "opinion";

const lists: Readonly<Record<Hedge, readonly string[]>> = {
  doubt:
    list(`maybe, perhaps, might, =may, could, possible, possibly, probable, probably, likely, unlikely, potentially, potential,
    presumably, apparently, seem, seemingly, appear to, appears, suggest, suspect, i guess, i think, unclear, uncertain, unsure,
    unknown, not sure, doubt, hypothesis, hypothesise, hypothesize, speculate, speculation, conjecture, estimate, assume, assumption,
    assumed, suppose, supposedly, allegedly, alleged, reportedly, purportedly, ostensibly, putative, in principle, in theory,
    whether, questionable, debate, disputed, controversial, hope, hopefully, expect, expected to, tend to, if possible,
    where possible, where appropriate, as appropriate, where practicable, as far as possible, as much as possible, to some extent`),
  source:
    list(`it is said, is said to, are said to, was said to, it is believed, is believed, are believed, was believed, were believed,
    it is thought, is thought, are thought, was thought, some say, some believe, some people, some argue, some claim, some think,
    some have, some of them, others say, others believe, others argue, others have, many believe, many people, many say, many argue,
    people say, critics, supporters, proponents, opponents, sceptics, skeptics, experts, scholars, historians, researchers believe,
    observers, sources say, according to some, according to many, it has been suggested, it has been argued, it has been claimed,
    has been described as, have been described as, is considered, are considered, was considered, were considered, considered to be,
    considered the, considered a, widely regarded, is regarded, are regarded, was regarded, regarded as, widely considered,
    widely believed, generally considered, it is claimed, claimed to, claimed that, claim that, is claimed, rumour, rumor, legend has, legend,
    it is known, is known as, well known, renowned, famous, popularly, widely, popular belief, commonly known, known to be, reputed,
    deemed, referred to as, credited with, thought of as, seen as, viewed as, perceived, recognised as, recognized as, noted for,
    notable for, acclaimed, accused of, one of the most`),
  amount:
    list(`many, several, various, numerous, =some, =most, most of, a number of, a few, few, certain, a lot of, countless, a variety of,
    wide variety, a range of, the majority of, majority, a large number, among others, and others, and so on, roughly, approximately,
    =about, around, nearly, almost, virtually, quite, rather, fairly, relatively, somewhat, =much, significant, some kind of, sort of, kind of,
    to a degree, partly, partially, mostly, mainly, largely, primarily, or so, or more, others`),
  habit:
    list(`usually, generally, often, sometimes, typically, frequently, occasionally, normally, commonly, traditionally, as a rule, in general,
    in most cases, in many cases, in some cases, at times, from time to time, on occasion, more or less, by and large, tends to`),
  opinion:
    list(`arguably, =best, most important, important, remarkable, in my opinion, in our opinion, in my view, in our view, it is clear, clearly,
    obviously, of course, unfortunately, interestingly, notably, particularly, it should be noted, of particular note, better, greatest,
    excellent, influential, prominent, successful, popular, good, great, very, extremely, highly, strongly`),
};

const names = Object.keys(lists) as Hedge[]; // the keys of a record typed by Hedge
const find = phraseFinder<Hedge>(
  names.flatMap((hedge) => lists[hedge].map((phrase) => [phrase, hedge] as const)),
);

/** The hedges of a text, in order. Cost: linear in the text. */
export const findHedges = once((tokens: readonly Token[]): readonly Found<Hedge>[] => find(tokens));
