import { phraseFinder } from "../language/phrases.js";
import { stem } from "../language/stems.js";
import { type Token, tokenise } from "../language/tokens.js";
import { commonWords, concepts } from "./concepts.js";
import type { Span } from "./verdict.js";

/** A subject both texts speak of: its name for a reader and where each text names it. */
export interface Shared {
  readonly name: string;
  readonly weight: number;
  readonly claimSpan: Span;
  readonly evidenceSpan: Span;
  /** The sentences of each text that name it. */
  readonly claimSentences: ReadonlySet<number>;
  readonly evidenceSentences: ReadonlySet<number>;
}

export interface Overlap {
  readonly shared: readonly Shared[];
  /** Sum of the weights of what is shared: a concept or a rare word counts 1, a common word nothing. */
  readonly weight: number;
  /** The part of the claim's own content, 0 to 1, that the evidence repeats. */
  readonly coverage: number;
}

interface Mention extends Span {
  readonly name: string;
  readonly sentences: Set<number>;
}

const findConcepts = phraseFinder<string>(
  concepts.flatMap(([name, ...words]) => [name, ...words].map((word) => [word ?? "", name ?? ""] as const)),
);
const common = new Set(commonWords.map(stem));

/** Stems of the names in `companies`: they tell who, not what. */
export function nameStems(companies: readonly string[]): ReadonlySet<string> {
  return new Set(companies.flatMap((name) => tokenise(name).map((token) => token.stem)));
}

function mentionsOf(tokens: readonly Token[], names: ReadonlySet<string>): ReadonlyMap<string, Mention> {
  const mentions = new Map<string, Mention>();
  const note = (key: string, name: string, at: Span & { readonly sentence: number }): void => {
    const known = mentions.get(key);
    if (known !== undefined) known.sentences.add(at.sentence);
    else mentions.set(key, { name, start: at.start, end: at.end, sentences: new Set([at.sentence]) });
  };
  const taken = new Set<number>();
  for (const hit of findConcepts(tokens)) {
    note(hit.value, hit.value, {
      start: hit.start,
      end: hit.end,
      sentence: tokens[hit.first]?.sentence ?? 0,
    });
    for (let index = hit.first; index <= hit.last; index += 1) taken.add(index);
  }
  tokens.forEach((token, index) => {
    if (token.kind === "mark" || taken.has(index) || token.lower.length < 2 || token.lower.startsWith("'"))
      return;
    if (!common.has(token.stem) && !names.has(token.stem)) note(token.stem, token.lower, token);
  });
  return mentions;
}

/** What the two texts have in common, without the names of the companies themselves. */
export function findOverlap(
  claim: readonly Token[],
  evidence: readonly Token[],
  companies: readonly string[],
): Overlap {
  const names = nameStems(companies);
  const ofClaim = mentionsOf(claim, names);
  const ofEvidence = mentionsOf(evidence, names);
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
