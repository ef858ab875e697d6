import { perForm } from "../../language/forms.js";
import { numberOf, ordinalOf } from "../../language/quantities.js";
import type { Token } from "../../language/tokens.js";
import type { Note } from "../weights/note.js";
import type { Compared } from "./compare.js";

/** Pairs of small words that exclude each other before the same word. */
const facing = new Map(
  [
    ["up", "down"],
    ["in", "out"],
    ["on", "off"],
    ["over", "under"],
    ["before", "after"],
    ["from", "to"],
    ["with", "without"],
    ["inside", "outside"],
    ["into", "out"],
    ["above", "below"],
    ["towards", "away"],
    ["for", "against"],
    ["since", "until"],
  ].flatMap(([a = "", b = ""]) => [[a, b] as const, [b, a] as const]),
);

/** The share of its noun that a determiner speaks of. */
const determiners = new Map([
  ...["every", "each", "all", "both", "any"].map((word) => [word, "all"] as const),
  ...["some", "several", "certain", "a", "an", "one"].map((word) => [word, "some"] as const),
  ...["many", "most", "much"].map((word) => [word, "most"] as const),
  ...["no", "none", "neither", "without"].map((word) => [word, "no"] as const),
  ...["few", "little", "hardly", "fewer", "less"].map((word) => [word, "few"] as const),
  ...["the", "this", "that", "these", "those"].map((word) => [word, "the"] as const),
]);
const order = ["", "no", "few", "some", "the", "most", "all"];

function determinerOf(tokens: readonly Token[], index: number): number {
  for (let at = index - 1; at >= 0 && at >= index - 3; at -= 1) {
    const found = determiners.get(tokens[at]?.lower ?? "");
    if (found !== undefined) return order.indexOf(found);
  }
  return 0;
}

/** Conflicts in the small words before aligned words: other prepositions, or more or less of the same noun. */
function smallWords({ claim, nearest }: Compared, note: Note): void {
  let [other, opposed, wider, narrower, none] = [0, 0, 0, 0, 0];
  for (const { word, other: answer } of nearest.aligned) {
    if (answer === null) continue;
    const [mine, theirs] = [
      claim[word.index - 1]?.lower ?? "",
      nearest.tokens[answer.index - 1]?.lower ?? "",
    ];
    if (facing.get(mine) === theirs) opposed += 1;
    else if (facing.has(mine) && facing.has(theirs) && mine !== theirs) other += 1;
    if (word.kind !== "noun") continue;
    const [own, his] = [determinerOf(claim, word.index), determinerOf(nearest.tokens, answer.index)];
    if ((own === 1) !== (his === 1)) none += 1;
    else if (own > his && his > 0 && own !== 4) wider += 1;
    else if (own < his && own > 0 && his !== 4) narrower += 1;
  }
  note("prepositions other", other);
  note("prepositions opposed", opposed);
  note("determiner all of some", wider);
  note("determiner some of all", narrower);
  note("determiner none", none);
}

/** Conflicts in the roles: subject and object swapped places around a verb that both texts have. */
function roles({ nearest: { aligned } }: Compared, note: Note): void {
  let [swapped, kept] = [0, 0];
  for (const { word, other, edit } of aligned) {
    if (word.kind !== "verb" || other === null || edit !== "same") continue;
    let [crossedLeft, crossedRight, straight] = [0, 0, 0];
    for (const { word: mine, other: theirs } of aligned) {
      if (theirs === null || (mine.kind !== "noun" && mine.kind !== "name")) continue;
      const [isBefore, wasBefore] = [mine.index < word.index, theirs.index < other.index];
      if (isBefore === wasBefore) straight += 1;
      else if (isBefore) crossedLeft += 1;
      else crossedRight += 1;
    }
    if (crossedLeft > 0 && crossedRight > 0) swapped += 1;
    if (straight > 0 && crossedLeft + crossedRight === 0) kept += 1;
    break;
  }
  note("roles swapped", swapped);
  note("roles kept", kept);
}

/** The number that a form writes, and whether it looks like a year. "2" and "two" are the same, "2nd" is different. */
const numberIn = perForm((form): { readonly value: string; readonly isYear: boolean } | null => {
  const place = ordinalOf({ form });
  const number = numberOf({ form });
  if (place === null && number === null) return null;
  return {
    value: place === null ? `${number}` : `${place}th`,
    isYear: /^(?:1[5-9]|20)\d\d$/.test(form.lower),
  };
});

/** Conflicts in names and numbers: those of the claim that the evidence lacks, beside those that it has instead. */
function particulars({ claim, evidence, nearest }: Compared, note: Note): void {
  const [numbers, words] = [new Set<string>(), new Set<string>()];
  let [years, capitals] = [0, 0];
  for (const token of evidence) {
    const number = numberIn(token.form);
    if (number !== null) numbers.add(number.value);
    if (number?.isYear) years += 1;
    words.add(token.stem);
    if (token.isCapital) capitals += 1;
  }
  let [numbersAbsent, yearsAbsent, namesAbsent, absent] = [0, 0, 0, 0];
  for (const token of claim) {
    const number = numberIn(token.form);
    if (number !== null && !numbers.has(number.value)) {
      if (number.isYear) yearsAbsent += 1;
      else numbersAbsent += 1;
    }
    if (token.kind === "mark" || words.has(token.stem)) continue;
    absent += 1;
    if (token.isCapital) namesAbsent += 1;
  }
  note("numbers absent", numbersAbsent);
  note("numbers instead", numbersAbsent > 0 ? Math.min(5, numbers.size) : 0);
  note("years absent", yearsAbsent > 0 ? (years > 0 ? 2 : 1) : 0);
  note("names absent", namesAbsent);
  note("names instead", namesAbsent > 0 ? Math.min(8, capitals) : 0);
  note("words absent", absent);
  note("words absent part", claim.length === 0 ? 0 : absent / claim.length);
  note("sentences", (evidence.at(-1)?.sentence ?? 0) + 1);
  note("nearest is last", nearest.tokens.at(-1) === evidence.at(-1) ? 1 : 0);
}

/** Features of conflicts between two texts in place, number or name. Cost: linear in the tokens. */
export function conflicts(compared: Compared, note: Note): void {
  smallWords(compared, note);
  roles(compared, note);
  particulars(compared, note);
}
