import { FormTable, perForm } from "../../language/forms.js";
import { phraseFinder } from "../../language/phrases.js";
import { stem } from "../../language/stems.js";
import { type Token, tokenise } from "../../language/tokens.js";
import type { Span } from "../../text/span.js";
import { commonWords, concepts } from "./concepts.js";

/** A subject that both texts mention: its name for a reader, and its place in each text. */
export interface Shared {
  readonly name: string;
  readonly weight: number;
  readonly claimSpan: Span;
  readonly evidenceSpan: Span;
  /** The sentences of each text that name it. */
  readonly claimSentences: readonly number[];
  readonly evidenceSentences: readonly number[];
}

export interface Overlap {
  readonly shared: readonly Shared[];
  /** Sum of the weights of the shared subjects. A concept or a rare word counts 1, a common word 0. */
  readonly weight: number;
  /** The share of the claim's content that the evidence repeats, 0 to 1. */
  readonly coverage: number;
}

interface Mention extends Span {
  readonly name: string;
  readonly sentences: number[];
}

const findConcepts = phraseFinder<string>(
  concepts.flatMap(([name, ...words]) => [name, ...words].map((word) => [word ?? "", name ?? ""] as const)),
);
const common = new Set(commonWords.map(stem));

/** Whether a word that is part of no concept may show that two texts concern each other. */
const isTelling = perForm(
  ({ kind, lower, stem }): boolean =>
    kind !== "mark" && lower.length > 1 && !lower.startsWith("'") && !common.has(stem),
);

const stemsOfName = new FormTable((name): readonly string[] => tokenise(name).map((token) => token.stem));

/** Stems of the companies' names. They say who acts, and nothing about the subject. */
export function nameStems(companies: readonly string[]): ReadonlySet<string> {
  return new Set(companies.flatMap((name) => stemsOfName.get(name)));
}

type Mentions = ReadonlyMap<string, Mention>;

/** The subjects of a text, concepts first. If `asked` is given, only the subjects that `asked` has too. */
function mentionsOf(tokens: readonly Token[], names: ReadonlySet<string>, asked: Mentions | null): Mentions {
  const mentions = new Map<string, Mention>();
  const note = (key: string, name: string, { start, end }: Span, sentence: number): void => {
    if (asked !== null && !asked.has(key)) return;
    const known = mentions.get(key);
    if (known === undefined) mentions.set(key, { name, start, end, sentences: [sentence] });
    else if (known.sentences.at(-1) !== sentence) known.sentences.push(sentence);
  };
  const hits = findConcepts(tokens);
  for (const hit of hits) note(hit.value, hit.value, hit, tokens[hit.first]?.sentence ?? 0);
  let next = 0;
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    const hit = hits[next];
    if (hit !== undefined && index >= hit.first) {
      if (index === hit.last) next += 1;
      continue;
    }
    if (token === undefined || !isTelling(token.form) || names.has(token.stem)) continue;
    note(token.stem, token.lower, token, token.sentence);
  }
  return mentions;
}

/** The subjects that the two texts share, without the companies' names. */
export function findOverlap(
  claim: readonly Token[],
  evidence: readonly Token[],
  companies: readonly string[],
): Overlap {
  const names = nameStems(companies);
  const ofClaim = mentionsOf(claim, names, null);
  const ofEvidence = mentionsOf(evidence, names, ofClaim);
  const shared: Shared[] = [];
  for (const [key, mention] of ofClaim) {
    const other = ofEvidence.get(key);
    if (other === undefined) continue;
    shared.push({
      name: mention.name,
      weight: 1,
      claimSpan: { start: mention.start, end: mention.end },
      evidenceSpan: { start: other.start, end: other.end },
      claimSentences: mention.sentences,
      evidenceSentences: other.sentences,
    });
  }
  const weight = shared.reduce((sum, { weight }) => sum + weight, 0);
  return { shared, weight, coverage: ofClaim.size === 0 ? 0 : shared.length / ofClaim.size };
}
