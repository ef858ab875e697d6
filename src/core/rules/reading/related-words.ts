import { irregularForms } from "../../language/stems.js";
import { opposites } from "../opposites/opposites.js";
import { concepts } from "./concepts.js";

/** Groups of lower-case single words that help to find a text from another one. */
export interface RelatedWords {
  /** Forms of one word that a stemmer keeps apart ("sell", "sold"). They count as much as the word itself. */
  readonly forms: readonly (readonly string[])[];
  /** Words of one subject, or of the two sides of one opposite ("open", "closed"). They count for less. */
  readonly subjects: readonly (readonly string[])[];
}

const isWord = (phrase: string): boolean => /^[a-z]{3,}$/.test(phrase);

/** The single word of a phrase, without marks and particles: "=free", "shut down". */
function singleWord(phrase: string): string {
  const [first = "", second, ...more] = phrase.toLowerCase().replace("=", "").split(" ");
  const isParticle =
    second === undefined || ["down", "out", "off", "up", "in", "of", "by", "for", "to"].includes(second);
  return isParticle && more.length === 0 ? first : "";
}

const wordsOf = (phrases: readonly string[]): readonly string[] =>
  [...new Set(phrases.map(singleWord))].filter(isWord);

/** Words from the judge's lists and the irregular verbs that help to find the same thing in other words. */
export const relatedWords: RelatedWords = {
  forms: irregularForms.map((forms) => forms.filter(isWord)).filter(({ length }) => length > 1),
  subjects: [...concepts, ...opposites.map(({ plus, minus }) => [...plus, ...minus])]
    .map(wordsOf)
    .filter(({ length }) => length > 1),
};
