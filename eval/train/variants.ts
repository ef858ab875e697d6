import { contentWords, type Word } from "../../src/core/language/content-words.js";
import { lookUp } from "../../src/core/language/lexicon.js";
import { antonyms, words as wordData } from "../../src/core/language/lexicon-data.js";
import { numberOf } from "../../src/core/language/quantities.js";
import { type Token, tokenise } from "../../src/core/language/tokens.js";
import { seeded } from "../random.js";
import type { LabelledText, NliLabel } from "../sets/sets.js";

/** The lexicon's words by their first sense of each part of speech. */
function wordsBySense(): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, string[]>();
  for (const line of wordData.split("|")) {
    const parts = line.split(" ");
    for (let at = 1; at + 1 < parts.length; at += 2) {
      if (Number(parts[at]?.slice(1)) < 1) continue;
      const sense = Number.parseInt(parts[at + 1]?.split(".")[0] ?? "", 36);
      found.set(sense, [...(found.get(sense) ?? []), parts[0] ?? ""]);
    }
  }
  return found;
}

const bySense = wordsBySense();
const bySenseAbove = new Map<number, { readonly sense: number; readonly words: readonly string[] }[]>();
for (const [sense, words] of bySense) {
  for (const step of lookUp(words[0] ?? "")?.line ?? []) {
    if (step.up === 1)
      bySenseAbove.set(step.sense, [...(bySenseAbove.get(step.sense) ?? []), { sense, words }]);
  }
}
const opposites = new Map<string, string[]>();
for (const pair of antonyms.split("|")) {
  const [a = "", b = ""] = pair.split(" ");
  opposites.set(a, [...(opposites.get(a) ?? []), b]);
  opposites.set(b, [...(opposites.get(b) ?? []), a]);
}

/** Words one step beside, above or below the first sense of a noun; nearest siblings share the sense just above. */
function relatives(word: Word): {
  readonly siblings: string[];
  readonly above: string[];
  readonly same: string[];
} {
  const steps = word.entry?.line ?? [];
  const own = steps.find(({ up }) => up === 0);
  const parent = steps.find(({ up, depth }) => up === 1 && depth >= 5);
  const not = (words: readonly string[] | undefined): string[] =>
    (words ?? []).filter((one) => one !== word.entry?.lemma);
  const siblings: string[] = [];
  if (parent !== undefined) {
    for (const { sense, words } of bySenseAbove.get(parent.sense) ?? [])
      if (sense !== own?.sense) siblings.push(...words);
  }
  return {
    siblings: not(siblings),
    above: not(parent && bySense.get(parent.sense)),
    same: not(own && bySense.get(own.sense)),
  };
}

const memo = new Map<string, ReturnType<typeof relatives>>();
function relativesOf(word: Word): ReturnType<typeof relatives> {
  const key = word.entry?.lemma ?? "";
  const known = memo.get(key) ?? relatives(word);
  memo.set(key, known);
  return known;
}

function inflect(lemma: string, like: Token): string {
  const isPlural =
    like.lower.endsWith("s") && !like.lower.endsWith("ss") && lookUp(like.lower)?.lemma !== like.lower;
  if (!isPlural) return lemma;
  return /(?:s|x|ch|sh)$/.test(lemma)
    ? `${lemma}es`
    : lemma.endsWith("y")
      ? `${lemma.slice(0, -1)}ies`
      : `${lemma}s`;
}

interface Variant {
  readonly text: string;
  readonly label: NliLabel;
  /** The label with the variant as evidence; `null` if the variant may not be evidence. */
  readonly back: NliLabel | null;
  /** The text that it varies, if that is not the sentence itself. */
  readonly of?: string;
}

function swap(text: string, token: Token, instead: string): string {
  return text.slice(0, token.start) + instead + text.slice(token.end);
}

const auxiliaries = new Set(["is", "are", "was", "were", "will", "can", "has", "have"]);

const negatedAt = (text: string, { start, end, lower }: Token): string =>
  `${text.slice(0, start)}${lower} not${text.slice(end)}`;

/** The same substitutions with both texts negated: a wider word no longer follows, and a narrower word now does. */
function negatedVariants(text: string, auxiliary: Token, plain: readonly Variant[]): readonly Variant[] {
  return plain.flatMap(({ text: other, label, back }) => {
    const isSame = other.slice(0, auxiliary.end) === text.slice(0, auxiliary.end);
    if (!isSame || label !== "entailment" || back === null) return [];
    const flipped: NliLabel = back === "neutral" ? "neutral" : "entailment";
    return [
      {
        text: negatedAt(other, auxiliary),
        of: negatedAt(text, auxiliary),
        label: flipped,
        back: "entailment" as const,
      },
    ];
  });
}

function variantsOf(text: string, random: () => number): readonly Variant[] {
  const tokens = tokenise(text);
  const words = contentWords(tokens);
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
  const found: Variant[] = [];
  const add = (token: Token, lemma: string | undefined, label: NliLabel, back: NliLabel | null): void => {
    if (lemma !== undefined) found.push({ text: swap(text, token, inflect(lemma, token)), label, back });
  };
  for (const word of words) {
    const number = numberOf(word.token);
    if (number !== null && number > 1) {
      add(word.token, String(number + 1 + Math.floor(random() * 9)), "contradiction", null);
      continue;
    }
    if (word.entry === null || /(?:ed|ing)$/.test(word.token.lower)) continue;
    add(word.token, pick(opposites.get(word.entry.lemma) ?? []), "contradiction", "contradiction");
    if (word.kind !== "noun") continue;
    const near = relativesOf(word);
    add(word.token, pick(near.siblings), "contradiction", "contradiction");
    add(word.token, pick(near.above), "entailment", "neutral");
    add(word.token, pick(near.same), "entailment", "entailment");
  }
  const auxiliary = tokens.find(({ lower }) => auxiliaries.has(lower));
  if (auxiliary) found.push(...negatedVariants(text, auxiliary, found));
  if (auxiliary)
    found.push({
      text: swap(text, auxiliary, `${auxiliary.lower} not`),
      label: "contradiction",
      back: "contradiction",
    });
  const tail = tokens.findLast(
    ({ lower }, at) => at > 4 && ["in", "on", "with", "at", "near"].includes(lower),
  );
  if (tail) found.push({ text: text.slice(0, tail.start).trimEnd(), label: "entailment", back: "neutral" });
  found.push({ text, label: "entailment", back: null });
  return found;
}

/** Sentences of the sets with one word replaced by a related word of the lexicon, labelled by how the two relate. */
export function makeVariants(
  rows: readonly LabelledText[],
  count: number,
  seed: number,
): readonly LabelledText[] {
  const random = seeded(seed);
  const texts = [...new Set(rows.map(({ evidence }) => evidence))].filter((text) => text.length < 160).sort();
  const found: LabelledText[] = [];
  while (found.length < count && texts.length > 0) {
    const text = texts[Math.floor(random() * texts.length)] ?? "";
    const variants = variantsOf(text, random);
    const wanted = (["entailment", "neutral", "contradiction"] as const)[found.length % 3];
    const fitting = variants.flatMap((one) => [
      ...(one.label === wanted ? [{ claim: one.text, evidence: one.of ?? text }] : []),
      ...(one.back === wanted ? [{ claim: one.of ?? text, evidence: one.text }] : []),
    ]);
    const chosen = fitting[Math.floor(random() * fitting.length)];
    if (chosen && wanted) found.push({ ...chosen, label: wanted, set: "variants", split: "made" });
  }
  return found;
}
