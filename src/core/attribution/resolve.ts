import type { Outline } from "./outline.js";
import type { Named, Party } from "./people.js";
import type { Mention } from "./speaker-features.js";
import { roles } from "./word-classes.js";

/** The companies and people that are known. */
export interface Known {
  readonly companies: readonly Named[];
  readonly people: readonly Named[];
}

const fold = (name: string): string => name.toLowerCase().replace(/[.,]/g, "").replace(/\s+/g, " ").trim();

/** The known name of what a document calls `name`; otherwise `name`. */
function knownName(name: string, known: Known): string {
  const sought = fold(name);
  const holds = ({ name: own, aliases = [] }: Named): boolean =>
    [own, ...aliases].some((one) => fold(one) === sought);
  return (known.people.find(holds) ?? known.companies.find(holds))?.name ?? name;
}

/** Finds who is meant by the mentions of one document. */
export interface Resolver {
  /** The fullest name of the person or company meant; `null` if the text does not tell. */
  readonly nameOf: (mention: Mention) => string | null;
}

function fits(party: Party, pronoun: string): boolean {
  if (pronoun === "it") return party.kind === "body" || party.kind === "unknown";
  if (party.kind === "body") return false;
  return party.gender === null || party.gender === pronoun;
}

const isSubject = (mention: Mention | undefined): boolean =>
  mention !== undefined && /^(?:subject|inverted|first|source)$/.test(mention.role);

/** How far back the nearest fitting name is looked for, in tokens. */
const FARTHEST = 250;
const SUBJECT_BONUS = 40;
const OLD_SPEAKER_BONUS = 10;
const PARAGRAPH_BONUS = 25;

/** The parties by place, and the people by the role that stands beside their name: "Ana Ruiz, the chief executive". */
interface Places {
  readonly byToken: ReadonlyMap<number, Party>;
  /** For each role's last word, where it stands beside a name, in order. */
  readonly byRole: ReadonlyMap<string, readonly { readonly at: number; readonly party: Party }[]>;
}

/** Whether a mention names a role and no person: "its spokesman", "the company's CEO". */
const isRole = ({ kind, key }: Mention): boolean =>
  kind === "role" || kind === "noun" || kind === "body" || (kind !== "pronoun" && roles.has(key));

/** Whether only a comma stands between two mentions. */
const isBeside = ({ tokens }: Outline, left: Mention, right: Mention): boolean =>
  right.first === left.last + 2 && tokens[left.last + 1]?.text === "," && left.sentence === right.sentence;

function placesOf(outline: Outline, mentions: readonly Mention[], parties: readonly Party[]): Places {
  const byToken = new Map<number, Party>();
  for (const party of parties) for (const place of party.places) byToken.set(place, party);
  const byRole = new Map<string, { at: number; party: Party }[]>();
  mentions.forEach((mention, at) => {
    const next = mentions[at + 1];
    if (next === undefined || !isBeside(outline, mention, next)) return;
    const [role, name] = isRole(mention) ? [mention, next] : [next, mention];
    const party = byToken.get(name.first);
    if (!isRole(role) || isRole(name) || party === undefined) return;
    // "Tarn's chief executive, Ana Ruiz": the role means her here, too.
    if (role === mention) byToken.set(role.first, party);
    const word = outline.tokens[role.last]?.lower ?? "";
    byRole.set(word, [...(byRole.get(word) ?? []).slice(-3), { at: role.first, party }]);
  });
  return { byToken, byRole };
}

/** The places of a document, and what was resolved so far. */
interface Resolution extends Places {
  readonly outline: Outline;
  readonly mentions: readonly Mention[];
  readonly byFirst: ReadonlyMap<number, Mention>;
  readonly meant: Map<number, Party>;
  last: Party | null;
}

/** The fitting party that is named nearest before a token; subjects and the last speaker count as nearer. */
function nearest(resolution: Resolution, at: number, isFit: (party: Party) => boolean): Party | null {
  const { byToken, byFirst, last, outline } = resolution;
  let best: { party: Party; score: number } | null = null;
  for (let place = at - 1; place >= Math.max(0, at - FARTHEST); place -= 1) {
    const party = byToken.get(place);
    if (party === undefined || !isFit(party)) continue;
    const isHere = outline.tokens[place]?.paragraph === outline.tokens[at]?.paragraph;
    const bonus =
      (isSubject(byFirst.get(place)) ? SUBJECT_BONUS : 0) +
      (party === last ? OLD_SPEAKER_BONUS : 0) +
      (isHere ? PARAGRAPH_BONUS : 0);
    const score = bonus - (at - place);
    if (best === null || score > best.score) best = { party, score };
  }
  return best?.party ?? null;
}

const singular: Readonly<Record<string, string>> = {
  he: "he",
  she: "she",
  it: "it",
  il: "he",
  elle: "she",
  er: "he",
  sie: "she",
};

const ownCompany = /^(?:the|its) (?:.* )?(?:company|firm|startup|maker|giant|retailer|corporation)$/;

/** Whether no company or person goes with the role: "the spokesman", but not "the spokesman for Tarn". */
function isBareRole({ tokens }: Outline, { first, last }: Mention): boolean {
  const words = tokens.slice(first + 1, last + 1);
  const isPlain = words.every(
    ({ lower, isCapital, isPossessive }) => !isPossessive && (!isCapital || roles.has(lower)),
  );
  return (
    isPlain &&
    /^(?:the|its)$/.test(tokens[first]?.lower ?? "") &&
    !/^(?:of|for|at|from|with)$/.test(tokens[last + 1]?.lower ?? "")
  );
}

function partyOf(resolution: Resolution, mention: Mention): Party | null {
  const { byToken, byRole, mentions, outline } = resolution;
  const own = byToken.get(mention.first);
  if (own !== undefined && mention.kind !== "pronoun") return own;
  // "Ms. Doe, who": whoever stands before it.
  if (mention.key === "who") return byToken.get(mentions[mention.number - 1]?.first ?? -1) ?? null;
  if (mention.kind === "pronoun") {
    const pronoun = singular[mention.key];
    return pronoun === undefined ? null : nearest(resolution, mention.first, (party) => fits(party, pronoun));
  }
  if (mention.kind === "body")
    return ownCompany.test(mention.key)
      ? nearest(resolution, mention.first, ({ kind }) => kind !== "person")
      : null;
  if (!isRole(mention) || !isBareRole(outline, mention)) return null;
  const word = outline.tokens[mention.last]?.lower ?? "";
  return byRole.get(word)?.findLast(({ at }) => at < mention.first)?.party ?? null;
}

/** Resolves the mentions of a document, each where it speaks, in order. */
export function resolverFor(
  {
    outline,
    mentions,
    parties,
  }: { outline: Outline; mentions: readonly Mention[]; parties: readonly Party[] },
  known: Known,
): Resolver {
  const resolution: Resolution = {
    ...placesOf(outline, mentions, parties),
    outline,
    mentions,
    byFirst: new Map(mentions.map((mention) => [mention.first, mention] as const)),
    meant: new Map(),
    last: null,
  };
  const nameOf = (mention: Mention): string | null => {
    const party = resolution.meant.get(mention.number) ?? partyOf(resolution, mention);
    if (party !== null) {
      resolution.meant.set(mention.number, party);
      resolution.last = party;
      return knownName(party.name, known);
    }
    if (mention.kind === "pronoun") return null;
    const [first, end] = [outline.tokens[mention.first], outline.tokens[mention.last]];
    return knownName(outline.text.slice(first?.start, end?.end).replace(/\s+/g, " "), known);
  };
  return { nameOf };
}
