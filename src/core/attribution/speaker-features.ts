import type { Outline } from "./outline.js";
import type { QuoteShape } from "./quote-shape.js";
import { type SayingVerb, verbAfter, verbBefore } from "./saying-nearby.js";
import type { Candidate } from "./speaker-candidates.js";
import { takesListener } from "./verbs-of-saying.js";
import { prepositions } from "./word-classes.js";

/** A candidate with what does not depend on the quote: its verb and the words around it. */
export interface Mention extends Candidate {
  /** Its place in the list of mentions. */
  readonly number: number;
  readonly sentence: number;
  readonly paragraph: number;
  readonly after: SayingVerb | null;
  readonly before: { readonly at: number; readonly saying: "said" | "strong" | "weak" } | null;
  readonly role: "subject" | "inverted" | "listener" | "object" | "source" | "first" | "other";
  /** The class of its verb and how the verb is reached. */
  readonly verb: string;
}

function roleOf(
  outline: Outline,
  { first }: Candidate,
  verbs: Pick<Mention, "after" | "before">,
): Mention["role"] {
  const { tokens, sentenceStarts } = outline;
  const [before, second] = [tokens[first - 1], tokens[first - 2]];
  if (before?.lower === "to" && second?.lower === "according") return "source";
  if (verbs.after !== null) return "subject";
  if (verbs.before !== null) {
    const verb = tokens[verbs.before.at];
    const preceding = tokens[verbs.before.at - 1];
    const opener = preceding?.kind === "mark" ? tokens[verbs.before.at - 2] : preceding;
    if (opener?.kind === "quote" && opener.sentence === verb?.sentence) return "inverted";
    return takesListener(verb?.lower ?? "") ? "listener" : "object";
  }
  if (before !== undefined && before.sentence === tokens[first]?.sentence && prepositions.has(before.lower))
    return "object";
  return sentenceStarts[tokens[first]?.sentence ?? -1] === first ? "first" : "other";
}

const verbOf = ({ after, before, role }: Pick<Mention, "after" | "before" | "role">): string => {
  if (after !== null) return `${after.saying} ${after.past}`;
  return role === "inverted" && before !== null ? `${before.saying} inverted` : "none";
};

/** Every candidate with its verb. Cost: linear. */
export function mentionsOf(outline: Outline, candidates: readonly Candidate[]): Mention[] {
  return candidates.map((candidate, number) => {
    // "Tarn" in "Tarn's director said" is no subject.
    const isOwner = candidate.kind === "owner";
    const after = isOwner ? null : verbAfter(outline, candidate);
    // In "le directeur de Tarn, Paul Ferrand, a déclaré", the verb is not Tarn's.
    const isOwned = /^(?:de|du|des|von)$/.test(outline.tokens[candidate.first - 1]?.lower ?? "");
    const verbs = {
      // In "Ms. Doe, who came late, said", the verb is not that of "who".
      after: (candidate.key === "who" || isOwned) && after?.past !== "nothing" ? null : after,
      before: isOwner ? null : verbBefore(outline, candidate),
    };
    const { sentence, paragraph } = outline.tokens[candidate.first] ?? { sentence: -1, paragraph: -1 };
    const role = roleOf(outline, candidate, verbs);
    const verb = verbOf({ ...verbs, role });
    // Copying with "..." took a fifth of the time here.
    const { first, last, kind, key } = candidate;
    return {
      first,
      last,
      kind,
      key,
      number,
      sentence,
      paragraph,
      after: verbs.after,
      before: verbs.before,
      role,
      verb,
    };
  });
}

/** What is known of the quotes before: who said the last one, and where. */
export interface Context {
  readonly speaker: Mention | null;
  /** The token of the quote before; -1 if there is none. */
  readonly at: number;
}

const bucket = (count: number): string =>
  count <= 3 ? String(count) : count <= 6 ? "6" : count <= 12 ? "12" : "99";

/** The words and the passages between two tokens of the outline. */
function gapBetween({ tokens }: Outline, from: number, to: number): { words: number; quotes: number } {
  let [words, quotes] = [0, 0];
  for (let at = from; at < to && words < 60; at += 1) {
    if (tokens[at]?.kind === "word") words += 1;
    if (tokens[at]?.kind === "quote") quotes += 1;
  }
  return { words, quotes };
}

function relationAfter(outline: Outline, { at }: QuoteShape, mention: Mention): string {
  const { words, quotes } = gapBetween(outline, at + 1, mention.first);
  if (quotes > 0) return "after far";
  if (mention.role === "inverted" && words <= 3) return "after inverted";
  if (words === 0) return mention.after === null ? "after next" : `after subject ${mention.after.past}`;
  return mention.after === null ? `after ${bucket(words)}` : "after later subject";
}

function relationBefore(outline: Outline, { at }: QuoteShape, mention: Mention): string {
  if (mention.role === "source") return "before source";
  if (mention.after === null) {
    if (mention.role === "inverted") return "before inverted";
    return `before no verb ${bucket(gapBetween(outline, mention.last + 1, at).words)}`;
  }
  if (mention.after.at > at) return "around";
  const { words, quotes } = gapBetween(outline, mention.after.at + 1, at);
  return quotes > 0 ? "before, other quote" : `before subject ${words === 0 ? "0" : words <= 5 ? "5" : "99"}`;
}

function relationOf(outline: Outline, shape: QuoteShape, mention: Mention): string {
  const token = outline.tokens[shape.at];
  const sentences = mention.sentence - (token?.sentence ?? 0);
  const paragraphs = mention.paragraph - (token?.paragraph ?? 0);
  if (sentences === 0)
    return mention.first > shape.at
      ? relationAfter(outline, shape, mention)
      : relationBefore(outline, shape, mention);
  if (paragraphs === 0)
    return sentences < 0 ? `sentence ${bucket(-sentences)} back` : `sentence ${bucket(sentences)} on`;
  if (paragraphs > 0) return "paragraph on";
  return `paragraph ${bucket(-paragraphs)} back`;
}

function endsWithColon({ tokens, sentenceStarts }: Outline, mention: Mention): boolean {
  const end = sentenceStarts[mention.sentence + 1] ?? tokens.length;
  return tokens[end - 1]?.text === ":";
}

/** A mention, and how many mentions with a verb of saying of their own stand between it and the quote: "0", "1" or "2". */
export interface Rated {
  readonly mention: Mention;
  readonly rival: string;
}

/** A feature in three parts, which are looked up one after the other, because joining them took most of the time. */
export type Feature = readonly [group: string, first: string, second: string];

/** A quote with its outline and the quotes before it. */
interface Asked {
  readonly outline: Outline;
  readonly shape: QuoteShape;
  readonly context: Context;
}

/** Whether the mention, or one alike, said the quote before, and whether that quote is in the same paragraph. */
function keptFrom({ outline, shape, context: { speaker, at } }: Asked, mention: Mention): string {
  if (speaker === null) return "new";
  const isNear = outline.tokens[at]?.paragraph === outline.tokens[shape.at]?.paragraph;
  if (speaker.number === mention.number) return isNear ? "same near" : "same far";
  if (speaker.key === mention.key) return isNear ? "alike near" : "alike far";
  return isNear ? "other near" : "other far";
}

/** The features of a candidate for the speaker of a quote. */
export function featuresOf(asked: Asked, { mention, rival }: Rated): Feature[] {
  const { outline, shape } = asked;
  const relation = relationOf(outline, shape, mention);
  const { place, length, end, before } = shape;
  const { verb, kind, role } = mention;
  const kept = keptFrom(asked, mention);
  const features: Feature[] = [
    ["relation", relation, ""],
    ["relation verb", relation, verb],
    ["relation place", relation, place],
    ["relation role", relation, role],
    ["relation kind", relation, kind],
    ["relation length", relation, length],
    ["relation end", relation, end],
    ["relation before", relation, before],
    ["relation rival", relation, rival],
    ["verb before", verb, before],
    ["kind", kind, ""],
    ["kind verb", kind, verb],
    ["role", role, ""],
    ["verb length", verb, length],
    ["verb place", verb, place],
    ["kept", kept, ""],
    ["kept place", kept, place],
    ["kept relation", kept, relation],
  ];
  if (/^after (?:inverted|subject)/.test(relation) && !verb.startsWith("weak"))
    features.push(["beside", end, length], ["beside end", end, ""]);
  if (outline.tokens[shape.at]?.sentence !== mention.sentence && endsWithColon(outline, mention))
    features.push(["colon", "", ""], ["colon relation", relation, ""], ["colon verb", verb, ""]);
  return features;
}
