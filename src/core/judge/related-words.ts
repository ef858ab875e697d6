import { irregularForms } from "../language/stems.js";
import { concepts } from "./concepts.js";
import { opposites } from "./opposites.js";

/** Groups of lower-case single words by which one text may be found from another. */
export interface RelatedWords {
  /** Forms of one word that a stemmer keeps apart ("sell", "sold"): as good as the word itself. */
  readonly forms: readonly (readonly string[])[];
  /** Words of one subject, or of the two sides of one opposite ("open", "closed"): a hint that counts for less. */
  readonly subjects: readonly (readonly string[])[];
}

const isWord = (phrase: string): boolean => /^[a-z]{3,}$/.test(phrase);

/** Particles and marks that phrases here carry along: "=free", "shut down". */
function singleWord(phrase: string): string {
  const [first = "", second, ...more] = phrase.toLowerCase().replace("=", "").split(" ");
  const isParticle =
    second === undefined || ["down", "out", "off", "up", "in", "of", "by", "for", "to"].includes(second);
  return isParticle && more.length === 0 ? first : "";
}

const wordsOf = (phrases: readonly string[]): readonly string[] =>
  [...new Set(phrases.map(singleWord))].filter(isWord);

/** What the field's lists and the irregular verbs give for finding texts that say a thing in other words. */
export const relatedWords: RelatedWords = {
  forms: irregularForms.map((forms) => forms.filter(isWord)).filter(({ length }) => length > 1),
  subjects: [...concepts, ...opposites.map(({ plus, minus }) => [...plus, ...minus])]
    .map(wordsOf)
    .filter(({ length }) => length > 1),
};
