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

/**
 * The language of a text that is not English, as a reader names it; `null` when it is English or too short to tell.
 *
 * Judged by script, then by the share of each language's commonest words.
 */
export function foreignLanguage(tokens: readonly Token[]): string | null {
  const words = tokens.filter((token) => token.kind === "word");
  if (words.length === 0) return null;
  const strange = words.filter(({ lower }) => beyondLatin.test(lower));
  if (strange.length === 0) return byFunctionWords(words);
  for (const [name, characters] of scripts) {
    const written = strange.filter((word) => characters.test(word.lower)).length;
    if (written * 3 > words.length) return name;
  }
  return byFunctionWords(words);
}

function byFunctionWords(words: readonly Token[]): string | null {
  if (words.length < 4) return null;
  const counted = Object.entries(functionWords).map(
    ([name, known]) => [name, words.filter((word) => known.has(word.lower)).length] as const,
  );
  const english = counted.find(([name]) => name === "English")?.[1] ?? 0;
  const [best] = counted.filter(([name]) => name !== "English").sort((a, b) => b[1] - a[1]);
  if (best === undefined || best[1] < 2) return null;
  return best[1] > english * 1.5 && best[1] / words.length > 0.15 ? best[0] : null;
}
