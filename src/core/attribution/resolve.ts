import type { Outline } from "./outline.js";
import type { Named, Party } from "./people.js";
import type { Mention } from "./speaker-features.js";

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
const OLD_SPEAKER_BONUS = 30;

/** The parties by place, and the people by the role that stands beside their name: "Ana Ruiz, the chief executive". */
interface Places {
  readonly byToken: ReadonlyMap<number, Party>;
  /** For each role's last word, where it stands beside a name, in order. */
  readonly byRole: ReadonlyMap<string, readonly { readonly at: number; readonly party: Party }[]>;
}

const isRole = ({ kind }: Mention): boolean => kind === "role" || kind === "noun" || kind === "body";

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

/** Resolves the mentions of a document. `speakers` are the mentions that speak, so far as they are known. */
export function resolverFor(
  {
    outline,
    mentions,
    parties,
  }: { outline: Outline; mentions: readonly Mention[]; parties: readonly Party[] },
  known: Known,
): Resolver {
  const { byToken: byPlace, byRole } = placesOf(outline, mentions, parties);
  const atPlace = new Map(mentions.map((mention) => [mention.first, mention] as const));
  const meant = new Map<number, Party>();
  let last: Party | null = null;

  const nearest = (at: number, isFit: (party: Party) => boolean): Party | null => {
    let best: { party: Party; score: number } | null = null;
    for (let place = at - 1; place >= Math.max(0, at - FARTHEST); place -= 1) {
      const party = byPlace.get(place);
      if (party === undefined || !isFit(party)) continue;
      const bonus =
        (isSubject(atPlace.get(place)) ? SUBJECT_BONUS : 0) + (party === last ? OLD_SPEAKER_BONUS : 0);
      const score = bonus - (at - place);
      if (best === null || score > best.score) best = { party, score };
    }
    return best?.party ?? null;
  };

  const partyOf = (mention: Mention): Party | null => {
    const own = byPlace.get(mention.first);
    if (own !== undefined && mention.kind !== "pronoun") return own;
    // "Ms. Doe, who": whoever stands before it.
    if (mention.key === "who") return byPlace.get(mentions[mention.number - 1]?.first ?? -1) ?? null;
    if (mention.kind === "pronoun") {
      if (!/^(?:he|she|it)$/.test(mention.key)) return null;
      return nearest(mention.first, (party) => fits(party, mention.key));
    }
    if (mention.kind === "body" && /^(?:the|its) /.test(mention.key)) {
      const isOwn = /company|firm|startup|maker|giant|retailer|corporation/.test(mention.key);
      return isOwn ? nearest(mention.first, ({ kind }) => kind !== "person") : null;
    }
    if (mention.kind !== "role") return null;
    const word = outline.tokens[mention.last]?.lower ?? "";
    return byRole.get(word)?.findLast(({ at }) => at < mention.first)?.party ?? null;
  };

  return {
    nameOf: (mention) => {
      const party = meant.get(mention.number) ?? partyOf(mention);
      if (party === null) {
        if (mention.kind === "pronoun") return null;
        const [first, end] = [outline.tokens[mention.first], outline.tokens[mention.last]];
        return outline.text.slice(first?.start, end?.end).replace(/\s+/g, " ");
      }
      meant.set(mention.number, party);
      last = party;
      return knownName(party.name, known);
    },
  };
}
