import type { Outline } from "./outline.js";
import type { Candidate } from "./speaker-candidates.js";
import { bodies, honorifics, roles } from "./word-classes.js";

/** A company or a person that is known by name. */
export interface Named {
  readonly name: string;
  readonly aliases?: readonly string[];
}

/** A person or body of a document, with the places where it is named in order. */
export interface Party {
  /** The fullest name in the document, or the known name. */
  readonly name: string;
  readonly kind: "person" | "body" | "unknown";
  readonly gender: "he" | "she" | null;
  /** The first token of each mention. */
  readonly places: readonly number[];
}

const male = new Set(
  "mr sir lord king prince father brother chairman congressman businessman spokesman herr monsieur".split(
    " ",
  ),
);
const female = new Set(
  "mrs ms miss mx lady dame queen princess mother sister chairwoman congresswoman businesswoman spokeswoman frau madame".split(
    " ",
  ),
);
const bodyEnd =
  /^(?:inc|corp|co|ltd|llc|plc|gmbh|ag|sa|group|company|corporation|university|institute|foundation|association|agency|department|committee|council|party|union|court|bank|times|post|journal|news|labs?|technologies|systems|partners|capital)\.?$/;

interface Draft {
  words: readonly string[];
  text: string;
  places: number[];
  titles: Set<string>;
  isBody: boolean;
}

/** The name at the end of a candidate, without the titles and common nouns before it. */
function nameOf({ tokens }: Outline, { first, last }: Candidate): { from: number; titles: string[] } {
  let from = last;
  while (from > first) {
    const before = tokens[from - 1];
    const isPart =
      before?.isCapital ||
      (before !== undefined && /^(?:de|von|van|der|bin|al|la|del|di|da|le|&)$/.test(before.text));
    if (
      !isPart ||
      before?.isPossessive ||
      honorifics.has(before?.lower ?? "") ||
      roles.has(before?.lower ?? "")
    )
      break;
    from -= 1;
  }
  return { from, titles: tokens.slice(first, from).map(({ lower }) => lower) };
}

const isName = ({ kind }: Candidate): boolean => kind === "person" || kind === "name" || kind === "owner";

function draftParties(outline: Outline, candidates: readonly Candidate[]): Draft[] {
  const drafts: Draft[] = [];
  const byLast = new Map<string, Draft[]>();
  for (const candidate of candidates.filter(isName)) {
    const { from, titles } = nameOf(outline, candidate);
    const words = outline.tokens.slice(from, candidate.last + 1).map(({ lower }) => lower);
    // "CEO" or "the President" alone names nobody.
    if (words.every((word) => honorifics.has(word) || roles.has(word))) continue;
    const start = outline.tokens[from]?.start ?? 0;
    const text = outline.text.slice(start, outline.tokens[candidate.last]?.end ?? start);
    const alike = byLast.get(words.at(-1) ?? "") ?? [];
    // A last name alone means whoever of that name was mentioned last.
    const known = alike.findLast(
      (draft) =>
        words.every((word) => draft.words.includes(word)) ||
        draft.words.every((word) => words.includes(word)),
    );
    const draft = known ?? { words, text, places: [], titles: new Set<string>(), isBody: false };
    if (words.length > draft.words.length) Object.assign(draft, { words, text });
    draft.places.push(candidate.first);
    for (const title of titles) draft.titles.add(title);
    draft.isBody ||=
      bodyEnd.test(words.at(-1) ?? "") || /^\p{Lu}{2,6}$/u.test(text) || bodies.has(words.at(-1) ?? "");
    if (known !== undefined) continue;
    drafts.push(draft);
    // Only the last few count, so that a text of one name in many forms costs no more.
    byLast.set(words.at(-1) ?? "", [...alike.slice(-7), draft]);
  }
  return drafts;
}

function genderOf({ titles }: Draft): Party["gender"] {
  if ([...titles].some((title) => male.has(title))) return "he";
  return [...titles].some((title) => female.has(title)) ? "she" : null;
}

/** The people and bodies that a document names, each with its fullest name. Cost: linear. */
export function findParties(outline: Outline, candidates: readonly Candidate[]): Party[] {
  return draftParties(outline, candidates).map((draft) => {
    const isPerson =
      !draft.isBody && (draft.words.length > 1 || [...draft.titles].some((title) => honorifics.has(title)));
    return {
      name: draft.text.replace(/\s+/g, " "),
      kind: draft.isBody ? "body" : isPerson ? "person" : "unknown",
      gender: genderOf(draft),
      places: draft.places,
    };
  });
}
