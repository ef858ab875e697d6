import { kindOf, strengthOf, testabilityOf } from "../../src/core/claims/classify.js";
import { parseDay } from "../../src/core/dates/day.js";
import { findEmbedded } from "../../src/core/language/commitment.js";
import { findConditions } from "../../src/core/language/conditions.js";
import { contentWords } from "../../src/core/language/content-words.js";
import { findDays } from "../../src/core/language/deadlines.js";
import { findFrames } from "../../src/core/language/frames.js";
import { findHedges } from "../../src/core/language/hedges.js";
import { findModality } from "../../src/core/language/modality.js";
import { countNegations } from "../../src/core/language/polarity.js";
import { findQuantities } from "../../src/core/language/quantities.js";
import { type Token, tokenise } from "../../src/core/language/tokens.js";
import type { Described } from "../train/learn-linear.js";

const WORDS = 1;
const READING = 1.5;
const SENSES = 0.4;

type Note = (name: string, value: number) => void;

function words(tokens: readonly Token[], note: Note): void {
  tokens.forEach(({ stem, kind }, at) => {
    const own = kind === "number" ? "#" : stem;
    const next = tokens[at + 1];
    note(`w ${own}`, WORDS);
    if (next) note(`b ${own} ${next.kind === "number" ? "#" : next.stem}`, WORDS);
  });
  const [first, second] = tokens;
  note(`first ${first?.lower}`, READING);
  note(`first ${first?.lower} ${second?.lower}`, READING);
}

/** More general terms of the words in the lexicon, such as one that "solar panel" and "turbine" share. */
function senses(tokens: readonly Token[], note: Note): void {
  for (const { entry, kind } of contentWords(tokens)) {
    note(`kind ${kind}`, SENSES);
    for (const { sense, up } of entry?.line ?? []) if (up > 0 && up <= 2) note(`s ${sense}`, SENSES);
  }
}

/** What the rules of `core/language` read in a text. */
function reading(tokens: readonly Token[], note: Note): void {
  const said = (name: string): void => note(`r ${name}`, READING);
  const kind = kindOf(tokens);
  said(`claim ${kind}`);
  said(`strength ${strengthOf(tokens)}`);
  said(`${kind} ${testabilityOf(tokens, kind)}`);
  for (const { value } of findModality(tokens)) said(`modality ${value}`);
  const hedges = findHedges(tokens);
  for (const { value } of hedges) said(`hedge ${value}`);
  said(`hedges ${Math.min(4, hedges.length)}`);
  for (const { kind: condition } of findConditions(tokens)) said(`condition ${condition}`);
  for (const { kind: verb, setting, commitment } of findEmbedded(tokens)) {
    said(`under ${verb} ${setting}`);
    said(`committed ${Math.round(commitment * 2)}`);
  }
  for (const { isDeadline } of findDays(tokens, parseDay("2021-06-30")))
    said(isDeadline ? "deadline" : "day");
  for (const { unit } of findQuantities(tokens))
    said(`quantity ${unit === "%" || unit === "$" ? unit : "other"}`);
  if (countNegations(tokens) > 0) said("negation");
  frames(tokens, said);
  said(`length ${Math.min(6, Math.floor(tokens.length / 10))}`);
}

function frames(tokens: readonly Token[], said: (name: string) => void): void {
  for (const frame of findFrames(tokens)) {
    const actor = tokens.find(({ start }) => start === frame.actor?.start);
    said(`tense ${frame.tense}`);
    said(`verb ${frame.lemma}`);
    said(`verb ${frame.lemma} ${frame.tense}`);
    said(`actor ${actor?.lower ?? "nobody"}`);
    said(`actor ${actor?.lower ?? "nobody"} ${frame.tense}`);
    if (frame.purpose) said("purpose");
    if (frame.recipient) said("recipient");
  }
}

/** A text's features: its words, more general terms for them, and what the rules of `core/language` read in it. */
export function describe(text: string): Described {
  const tokens = tokenise(text);
  const found = new Map<string, number>();
  const note: Note = (name, value) => found.set(name, (found.get(name) ?? 0) + value);
  words(tokens, note);
  senses(tokens, note);
  reading(tokens, note);
  for (const [name, value] of found) found.set(name, value > 1 ? 1 + Math.log(value) : value);
  return found;
}
