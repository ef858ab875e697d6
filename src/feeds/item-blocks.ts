import { dayOf, parseDay } from "../core/dates/day.js";
import { dayInWords, onDay } from "../core/dates/day-words.js";
import type { Link } from "../schemas/link.js";
import {
  claimKindWords,
  disclosureWords,
  letterOrSpiritSentences,
  mannerWords,
  strengthWords,
  verbOf,
} from "../wording/glossary-words.js";
import {
  asSentence,
  claimDay,
  evidenceDay,
  evidenceWord,
  favourTitle,
  linkDistance,
  replyInWords,
  sayerInWords,
  stateOf,
} from "../wording/link-words.js";
import { type Proof, proofWords } from "../wording/proof-words.js";
import { safeHref } from "../wording/safe-href.js";

/** One piece of an item's text, independent of HTML and plain text. */
export type Block =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "line"; readonly text: string; readonly strong?: true }
  | { readonly kind: "quote"; readonly text: string }
  | { readonly kind: "source"; readonly before: string; readonly title: string; readonly url: string };

type Statement = Link["claim"]["statement"];

const heading = (text: string): Block => ({ kind: "heading", text });
const line = (text: string): Block => ({ kind: "line", text });

/** The UTC day of an instant, in words. */
export function instantDay(instant: string): string {
  return dayInWords(dayOf(new Date(instant)));
}

function sourceBlock(before: string, { title, publisher, url }: Statement["source"]): Block {
  return { kind: "source", before, title: `${title} (${publisher})`, url };
}

function proofLine(proof: Proof): Block {
  const { seen, places, check } = proofWords(proof);
  const addresses = places.map((place) => safeHref(place) ?? place).join(", ");
  return line(`${seen}${addresses === "" ? "" : `: ${addresses}`}.${check === null ? "" : ` ${check}`}`);
}

function statementBlocks(statement: Statement): Block[] {
  const day = onDay(parseDay(statement.saidOn));
  return [
    { kind: "quote", text: statement.quote },
    ...(statement.voice === "reporting"
      ? [line("The speaker reports what others say. This is not the speaker's own claim.")]
      : []),
    sourceBlock(`${sayerInWords(statement)}, ${day}. Source:`, statement.source),
    proofLine(statement),
  ];
}

function verdictBlock(link: Link): Block {
  const manner = link.manner === null ? "" : ` Manner: ${mannerWords[link.manner]}.`;
  const basis = link.letterOrSpirit === null ? "" : ` ${letterOrSpiritSentences[link.letterOrSpirit]}`;
  const the = link.status === "withdrawn" ? "We had published this: the" : "The";
  const evidence = `${the} ${evidenceWord(link.evidence)} of ${dayInWords(evidenceDay(link.evidence))}`;
  const claim = `${claimKindWords[link.claim.kind]} of ${dayInWords(claimDay(link))}`;
  return line(`${evidence} ${verbOf(link)} the ${claim}.${manner}${basis}`);
}

function stateBlocks(link: Link): Block[] {
  const state = stateOf(link);
  switch (state.kind) {
    case "unchanged":
      return [];
    case "corrected":
      return [
        {
          kind: "line",
          strong: true,
          text: asSentence(`Corrected on ${instantDay(state.at)}: ${state.reason}`),
        },
      ];
    case "withdrawn":
      return [
        {
          kind: "line",
          strong: true,
          text: asSentence(`Withdrawn on ${instantDay(state.at)}: ${state.reason}`),
        },
      ];
  }
}

function claimBlocks({ claim }: Link): Block[] {
  const { statement } = claim;
  return [
    heading(`What was said ${onDay(parseDay(statement.saidOn))}`),
    ...statementBlocks(statement),
    ...(claim.text === statement.quote ? [] : [line(`The claim is “${claim.text}”`)]),
    line(`Kind of claim: ${claimKindWords[claim.kind]}, ${strengthWords[claim.strength]}.`),
    ...(claim.condition === null ? [] : [line(asSentence(`Condition: ${claim.condition}`))]),
  ];
}

function evidenceBlocks(link: Link): Block[] {
  const { evidence } = link;
  const distance = linkDistance(link);
  const title = distance.endsWith("earlier") ? "What the record shows" : "What came next";
  if (evidence.kind === "statement")
    return [heading(`${title}, ${distance}`), ...statementBlocks(evidence.statement)];
  const { move } = evidence;
  return [
    heading(`${title}, ${distance}`),
    line(move.description),
    ...(move.quote === null ? [] : [{ kind: "quote", text: move.quote } as const]),
    ...(move.statedReason === null ? [] : [line(asSentence(`Reason given: ${move.statedReason}`))]),
    line(`${dayInWords(parseDay(move.effectiveOn))}, ${disclosureWords[move.disclosure]}.`),
    sourceBlock("Source:", move.source),
    proofLine(move),
  ];
}

function defenceBlocks(link: Link): Block[] {
  const { defence } = link;
  if (defence === null) return [];
  return [
    heading(favourTitle(link)),
    line(defence.noneFound ? `None found. ${defence.words}` : defence.words),
    ...defence.statements.flatMap(statementBlocks),
  ];
}

/** An item's text: the link's state, both sides with days and sources, the defence, the explanation and any reply. */
export function itemBlocks(link: Link): Block[] {
  return [
    ...stateBlocks(link),
    verdictBlock(link),
    ...claimBlocks(link),
    ...evidenceBlocks(link),
    ...defenceBlocks(link),
    ...(link.explanation === null ? [] : [heading("The editor's explanation"), line(link.explanation)]),
    heading("Status"),
    line(
      `${replyInWords(link)} This link was published on ${instantDay(link.publishedAt ?? link.changedAt)}.`,
    ),
  ];
}
