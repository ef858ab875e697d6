import type { Span } from "../text/span.js";
import { findConditions } from "./conditions.js";
import { type MainVerb, mainVerb, type Tense } from "./main-verb.js";
import { once } from "./once.js";
import { list, phraseFinder } from "./phrases.js";
import type { Token } from "./tokens.js";

/** The parts of a sentence about an act: actor, action, object, recipient, purpose and condition, as spans. */
export interface Frame {
  readonly actor: Span | null;
  readonly action: Span;
  /** The base form of the action ("sell" for "sold"). */
  readonly lemma: string;
  readonly tense: Tense;
  readonly isNegated: boolean;
  readonly object: Span | null;
  readonly recipient: Span | null;
  readonly purpose: Span | null;
  readonly condition: Span | null;
}

/** The recipients of an act, after "to" or "for". */
const findRecipients = phraseFinder<true>(
  list(`user, customer, employee, worker, staff, people, developer, everyone, anyone, everybody, all, us, them, you, him, her, client,
    community, communities, child, children, teen, parent, partner, supplier, investor, shareholder, regulator, advertiser, member,
    subscriber, creator, publisher, patient, student, consumer, business, company, government, public, world, third party,
    stakeholder, guest, resident, farmer, family, families, charity, newsroom, researcher`).map(
    (phrase) => [phrase, true] as const,
  ),
);
const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));
const marks = words(", ; : . ( ) ? !");
const objectEnds = words(
  "to for so if unless because when while by within before until after through via with during as where which who since over under",
);
const denials = words("not never no cannot");
const leads = words("that which who and but");

interface Range {
  readonly first: number;
  readonly last: number;
}

function spanOf(tokens: readonly Token[], { first, last }: Range): Span | null {
  let [from, to] = [first, last];
  while (from <= to && (tokens[from]?.kind === "mark" || leads.has(tokens[from]?.lower ?? ""))) from += 1;
  while (to >= from && tokens[to]?.kind === "mark") to -= 1;
  const [start, end] = [tokens[from]?.start, tokens[to]?.end];
  return from > to || start === undefined || end === undefined ? null : { start, end };
}

const lowerAt = (tokens: readonly Token[], index: number): string => tokens[index]?.lower ?? ".";

/** The first token of the range that is a mark or in `ends`; `last + 1` if there is none. */
function until(tokens: readonly Token[], { first, last }: Range, ends: ReadonlySet<string>): number {
  let at = first;
  while (at <= last && !ends.has(lowerAt(tokens, at)) && !marks.has(lowerAt(tokens, at))) at += 1;
  return at;
}

/** The words before the verb, without an introduction ("In 2024, "). */
function subjectOf(tokens: readonly Token[], first: number, verb: MainVerb): Span | null {
  let from = verb.chain - 1;
  while (from >= first && !marks.has(lowerAt(tokens, from)) && !leads.has(lowerAt(tokens, from))) from -= 1;
  return spanOf(tokens, { first: from + 1, last: verb.chain - 1 });
}

interface Rest {
  readonly recipient: Span | null;
  readonly purpose: Span | null;
  readonly agent: Span | null;
}

/** The parts after the object: a recipient ("to", "for"), a purpose ("to", "so that") or an agent ("by"). */
function restOf(tokens: readonly Token[], range: Range): Rest {
  const people = new Set(findRecipients(tokens).map(({ last }) => last));
  const rest: { recipient: Span | null; purpose: Span | null; agent: Span | null } = {
    recipient: null,
    purpose: null,
    agent: null,
  };
  for (let at = range.first; at <= range.last; at += 1) {
    const lower = lowerAt(tokens, at);
    if (!openers.has(lower)) continue;
    const next = until(tokens, { first: at + 1, last: range.last }, objectEnds);
    const inside = { first: at + 1, last: next - 1 };
    const isForSomebody = Array.from({ length: next - at }, (_, offset) => at + offset).some((index) =>
      people.has(index),
    );
    const isSo = lower === "so" && ["that", "we", "they", "you", "people"].includes(lowerAt(tokens, at + 1));
    if (lower === "to" || lower === "for") {
      const isWill = lower === "to" && !isForSomebody;
      if (isForSomebody && tokens[at + 1]?.isCapital !== true) rest.recipient ??= spanOf(tokens, inside);
      else if (isWill || lowerAt(tokens, at + 1).endsWith("ing"))
        rest.purpose ??= spanOf(tokens, {
          first: at,
          last: until(tokens, { first: at + 1, last: range.last }, ends) - 1,
        });
      else rest.recipient ??= spanOf(tokens, inside);
    } else if (isSo)
      rest.purpose ??= spanOf(tokens, {
        first: at,
        last: until(tokens, { first: at + 1, last: range.last }, ends) - 1,
      });
    else if (lower === "by") rest.agent ??= spanOf(tokens, inside);
  }
  return rest;
}

/** Words that begin a recipient, a purpose or an agent. */
const openers = words("to for so by");
const ends = words("if unless because while but");

function frameOf(
  tokens: readonly Token[],
  { first, last }: Range,
  conditions: ReadonlyMap<number, Span>,
): Frame | null {
  const verb = mainVerb(tokens, first, last);
  const token = tokens[verb?.verb ?? -1];
  if (verb === null || token === undefined) return null;
  const subject = subjectOf(tokens, first, verb);
  const objectEnd = until(tokens, { first: verb.verb + 1, last }, objectEnds);
  const object = spanOf(tokens, { first: verb.verb + 1, last: objectEnd - 1 });
  const { recipient, purpose, agent } = restOf(tokens, { first: objectEnd, last });
  return {
    actor: verb.isPassive ? agent : subject,
    action: { start: token.start, end: token.end },
    lemma: verb.lemma,
    tense: verb.tense,
    isNegated: tokens.slice(verb.chain, verb.verb + 1).some(({ lower }) => denials.has(lower)),
    object: verb.isPassive ? subject : object,
    recipient,
    purpose,
    condition: conditions.get(tokens[first]?.sentence ?? -1) ?? null,
  };
}

/** The frame of each sentence that has a verb, in order. Cost: linear in the text. */
export const findFrames = once((tokens: readonly Token[]): readonly Frame[] => {
  const found: Frame[] = [];
  const sentences = new Map(tokens.map(({ start, sentence }) => [start, sentence] as const));
  const conditions = new Map(
    findConditions(tokens).map(
      ({ antecedent }) => [sentences.get(antecedent.start) ?? -1, antecedent] as const,
    ),
  );
  let first = 0;
  for (let at = 1; at <= tokens.length; at += 1) {
    if (at < tokens.length && tokens[at]?.sentence === tokens[first]?.sentence) continue;
    const frame = frameOf(tokens, { first, last: at - 1 }, conditions);
    if (frame !== null) found.push(frame);
    first = at;
  }
  return found;
});
