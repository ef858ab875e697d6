import { contentWords } from "./content-words.js";
import { lookUp } from "./lexicon.js";
import { once } from "./once.js";
import { baseOf } from "./stems.js";
import type { Token } from "./tokens.js";

/** The time of an act by the form of its verb. `perfect`: done by now. `open`: with "may", "can" or "should". */
export type Tense = "past" | "perfect" | "present" | "ongoing" | "future" | "open" | "bare";

/** The main verb of a sentence: tokens `chain` (its first auxiliary) to `verb`, both included. */
export interface MainVerb {
  readonly chain: number;
  readonly verb: number;
  readonly lemma: string;
  readonly tense: Tense;
  readonly isPassive: boolean;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));
const be = words("is are was were am be been being 's");
const have = words("has have had");
const doing = words("do does did");
const future = words("will shall 'll");
const modal = words("would can could may might should must cannot");
const helping = new Set([...be, ...have, ...doing, ...future, ...modal]);
const between = words(
  "not never also already now still always only just soon currently further both all no longer",
);
const before = words(
  "to the a an of in on at by for with from our their its his her my your this these that such and or",
);
const subjects = words("we i they you he she it who which");
const alwaysSubjects = words("we i they he she");

const isParticiple = (token: Token): boolean =>
  /(?:ed|en)$/.test(token.lower) || irregularParticiples.has(token.lower);
const irregularParticiples = words(
  `built sold made put set kept met held found cut paid sent spent led shut brought begun gone done run come become known shown
 taught left lost won grown drawn bought sought undertaken hit read written`.replaceAll("\n", ""),
);
const pasts = words(
  `built sold made put set kept met held found cut paid sent spent led shut brought began went did ran came became knew showed taught
 left lost won grew drew bought sought undertook hit wrote took gave said saw got told rose fell`.replaceAll(
    "\n",
    "",
  ),
);

/** The base form of a verb that the lexicon lacks, by its ending: "announce" for "announced". */
function guessBase(lower: string): string {
  const rest = lower.replace(/(?:ed|ing)$/, "");
  if (rest === lower || rest.length < 3) return lower;
  if (/([bdgmnprt])\1$/.test(rest)) return rest.slice(0, -1);
  return /(?:[csvzgu]|[^aeiou]l|[aeiou][^aeiou]?at|i[rz]|ur)$/.test(rest) ? `${rest}e` : rest;
}

/** The base form of a verb: the lexicon's if it has one, else a guess. */
function lemmaOf({ lower }: Token): string {
  const rest = lower.replace(/(?:ed|ing|es|s)$/, "");
  const forms = [
    baseOf(lower) ?? lower,
    `${rest}e`,
    rest,
    rest.slice(0, -1),
    lower.replace(/(?:ied|ies)$/, "y"),
  ];
  const isVerb = (form: string): boolean => {
    const entry = lookUp(form);
    return entry?.lemma === form && entry.uses.verb !== undefined;
  };
  return forms.find(isVerb) ?? guessBase(lower);
}

/** Whether a word can be a verb: by the lexicon, else by its ending. */
function canBeVerb(token: Token): boolean {
  if (token.kind !== "word") return false;
  const entry = lookUp(token.lower);
  return entry?.uses.verb !== undefined || (token.lower.length > 4 && /(?:ed|ing)$/.test(token.lower));
}

function tenseOf(chain: readonly string[], verb: Token): Tense {
  const has = (group: ReadonlySet<string>): boolean => chain.some((word) => group.has(word));
  if (has(future)) return "future";
  if (has(modal)) return "open";
  if (has(have)) return "perfect";
  if (chain.includes("was") || chain.includes("were") || chain.includes("did")) return "past";
  if (has(be) && verb.lower.endsWith("ing")) return "ongoing";
  if (chain.length > 0) return "present";
  if (verb.lower.endsWith("ed") || pasts.has(verb.lower)) return "past";
  return "present";
}

/** The auxiliaries and their verb, from `first` on. Without a verb, the last auxiliary takes its place. */
function chainFrom(tokens: readonly Token[], first: number, last: number): MainVerb {
  let [at, helper] = [first, first];
  while (at <= last) {
    const lower = tokens[at]?.lower ?? "";
    if (helping.has(lower)) helper = at;
    else if (!between.has(lower) && !lower.endsWith("ly")) break;
    at += 1;
  }
  const token = tokens[at];
  const helpers = tokens.slice(first, helper + 1).map(({ lower }) => lower);
  const isBe = be.has(helpers.at(-1) ?? "");
  const fits = token !== undefined && at <= last && canBeVerb(token);
  const isVerb = fits && (!isBe || isParticiple(token) || token.lower.endsWith("ing"));
  const verb = isVerb ? at : helper;
  const main = tokens[verb];
  return {
    chain: first,
    verb,
    lemma: isVerb && token !== undefined ? lemmaOf(token) : isBe ? "be" : (helpers.at(-1) ?? ""),
    tense: main === undefined ? "bare" : tenseOf(helpers, main),
    isPassive: isVerb && isBe && token !== undefined && isParticiple(token),
  };
}

/** The main verb of the sentence of tokens `first` to `last`; `null` if none is found. Cost: linear. */
export function mainVerb(tokens: readonly Token[], first: number, last: number): MainVerb | null {
  const kinds = kindsOf(tokens);
  for (let at = first; at <= last; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.kind !== "word") continue;
    const previous = at > first ? (tokens[at - 1]?.lower ?? "") : "";
    if (helping.has(token.lower) && previous !== "to") return chainFrom(tokens, at, last);
    const entry = kinds.get(at);
    if (entry === undefined || before.has(previous)) continue;
    const bare = at === first || tokens[at - 1]?.kind === "mark";
    if (subjects.has(previous) || previous.endsWith("ly") || !bare) {
      if (token.lower.endsWith("ing")) continue;
      const tense = tenseOf([], token);
      return { chain: at, verb: at, lemma: entry, tense, isPassive: false };
    }
    if (at === first && !token.lower.endsWith("ing") && !token.lower.endsWith("ed")) {
      return { chain: at, verb: at, lemma: entry, tense: "bare", isPassive: false };
    }
  }
  return null;
}

/** The lemmas of the words that are used as verbs, by their token. */
const kindsOf = once((tokens: readonly Token[]): ReadonlyMap<number, string> => {
  const found = new Map<number, string>();
  contentWords(tokens).forEach(({ token, index, kind }) => {
    const previous = tokens[index - 1]?.lower ?? "";
    const isPast = token.lower.length > 4 && token.lower.endsWith("ed");
    const follows = alwaysSubjects.has(previous) && !token.lower.endsWith("ly");
    if (kind === "verb" || isPast || follows) found.set(index, lemmaOf(token));
  });
  return found;
});
