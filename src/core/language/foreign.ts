import { perForm } from "./forms.js";
import type { Token } from "./tokens.js";

const scripts: readonly (readonly [name: string, characters: RegExp])[] = [
  ["Japanese", /[\u3040-\u30ff]/u],
  ["Chinese", /\p{Script=Han}/u],
  ["Korean", /\p{Script=Hangul}/u],
  ["a language in Cyrillic script", /\p{Script=Cyrillic}/u],
  ["Arabic", /\p{Script=Arabic}/u],
  ["Hebrew", /\p{Script=Hebrew}/u],
  ["Greek", /\p{Script=Greek}/u],
  ["Hindi", /\p{Script=Devanagari}/u],
  ["Thai", /\p{Script=Thai}/u],
];

/** A letter of none of Latin's blocks: cheap to ask before the scripts are told apart. */
const beyondLatin = /[\u0370-\uffff]/;

/** The commonest words of each language that no other of them shares with English. */
const functionWords: Readonly<Record<string, ReadonlySet<string>>> = {
  English: new Set(
    "the of and to a in is that it for we will our with as be not are on this have by or you from at an was but has its i they he she which if what all were there can my your do no".split(
      " ",
    ),
  ),
  German: new Set(
    "der die das und ist nicht ein eine wir werden mit den dem auf für sich von zu auch wird sind haben unsere unser im bei als es an".split(
      " ",
    ),
  ),
  French: new Set(
    "le la les des est et une un nous ne pas que qui dans pour sur avec sont notre nos du au aux ce cette il elle en".split(
      " ",
    ),
  ),
  Spanish: new Set(
    "el la los las y es una un que no en por para con del se su nuestro nuestra al lo como más son está".split(
      " ",
    ),
  ),
  Italian: new Set(
    "il la gli di che è una un non per con sono della del nostro nostra alla nel anche più si le lo".split(
      " ",
    ),
  ),
  Portuguese: new Set(
    "o a os as e é uma um que não em por para com do da se nosso nossa no na mais são ao".split(" "),
  ),
  Dutch: new Set(
    "de het een en is niet wij we van met voor op zijn onze dat aan te ook worden die er".split(" "),
  ),
};

const languages = Object.keys(functionWords);
const ENGLISH = languages.indexOf("English");

/** The languages whose commonest words have a word, one bit each. */
const languagesOf = perForm(({ lower }): number =>
  languages.reduce((bits, name, at) => (functionWords[name]?.has(lower) ? bits | (1 << at) : bits), 0),
);
const isStrange = perForm(({ lower }): boolean => beyondLatin.test(lower));

/**
 * The language of a text that is not English, as a reader names it; `null` when it is English or too short to tell.
 *
 * Judged by script, then by the share of each language's commonest words. Cost: one pass over the tokens.
 */
export function foreignLanguage(tokens: readonly Token[]): string | null {
  let [words, strange] = [0, 0];
  for (const { kind, form } of tokens) {
    if (kind !== "word") continue;
    words += 1;
    if (isStrange(form)) strange += 1;
  }
  const byScript = strange === 0 ? null : scriptOf(tokens, words);
  return byScript ?? byFunctionWords(tokens, words);
}

/** The script that more than a third of the words have a character of. */
function scriptOf(tokens: readonly Token[], words: number): string | null {
  for (const [name, characters] of scripts) {
    let written = 0;
    for (const { kind, form, lower } of tokens) {
      if (kind === "word" && isStrange(form) && characters.test(lower)) written += 1;
    }
    if (written * 3 > words) return name;
  }
  return null;
}

function byFunctionWords(tokens: readonly Token[], words: number): string | null {
  if (words < 4) return null;
  const counts = new Int32Array(languages.length);
  for (const { kind, form } of tokens) {
    if (kind !== "word") continue;
    for (let bits = languagesOf(form), at = 0; bits !== 0; bits >>= 1, at += 1) {
      counts[at] = (counts[at] ?? 0) + (bits & 1);
    }
  }
  const english = counts[ENGLISH] ?? 0;
  counts[ENGLISH] = 0;
  const most = Math.max(...counts);
  if (most < 2 || most <= english * 1.5 || most / words <= 0.15) return null;
  return languages[counts.indexOf(most)] ?? null;
}
