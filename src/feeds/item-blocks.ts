import { dayOf, parseDay } from "../core/dates/day.js";
import { dayInWords, onDay } from "../core/dates/day-words.js";
import type { Link } from "../schemas/link.js";
import {
  claimKindWords,
  disclosureWords,
  letterOrSpiritWords,
  mannerWords,
  strengthWords,
  verbOf,
} from "../wording/glossary-words.js";
import {
  claimDay,
  evidenceDay,
  evidenceWord,
  favourTitle,
  linkDistance,
  replyInWords,
  sayerInWords,
  stateOf,
} from "../wording/link-words.js";

/** One piece of an item's text, before it is HTML or plain. */
export type Block =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "line"; readonly text: string; readonly strong?: true }
  | { readonly kind: "quote"; readonly text: string }
  | { readonly kind: "source"; readonly before: string; readonly title: string; readonly url: string };

type Statement = Link["claim"]["statement"];

const heading = (text: string): Block => ({ kind: "heading", text });
const line = (text: string): Block => ({ kind: "line", text });

/** The day of an instant in words; days are those of UTC. */
export function instantDay(instant: string): string {
  return dayInWords(dayOf(new Date(instant)));
}

function sourceBlock(before: string, { title, publisher, url }: Statement["source"]): Block {
  return { kind: "source", before, title: `${title} (${publisher})`, url };
}

function statementBlocks(statement: Statement): Block[] {
  const day = onDay(parseDay(statement.saidOn));
  return [
    { kind: "quote", text: statement.quote },
    ...(statement.voice === "reporting" ? [line("Here the speaker reports what others say.")] : []),
    ...(statement.quoteConfidence === "secondary"
      ? [line("The wording was seen in another source that quotes it.")]
      : []),
    sourceBlock(`${sayerInWords(statement)}, ${day}. Source:`, statement.source),
  ];
}

function verdictBlock(link: Link): Block {
  const details = [
    link.manner === null ? null : mannerWords[link.manner],
    link.letterOrSpirit === null ? null : letterOrSpiritWords[link.letterOrSpirit],
  ].filter((detail) => detail !== null);
  const more = details.length > 0 ? ` (${details.join("; ")})` : "";
  const the = link.status === "withdrawn" ? "What had been published: the" : "The";
  const evidence = `${the} ${evidenceWord(link.evidence)} of ${dayInWords(evidenceDay(link.evidence))}`;
  const claim = `${claimKindWords[link.claim.kind]} of ${dayInWords(claimDay(link))}`;
  return line(`${evidence} ${verbOf(link)} the ${claim}${more}.`);
}

function stateBlocks(link: Link): Block[] {
  const state = stateOf(link);
  switch (state.kind) {
    case "unchanged":
      return [];
    case "corrected":
      return [{ kind: "line", strong: true, text: `Corrected on ${instantDay(state.at)}: ${state.reason}` }];
    case "withdrawn":
      return [{ kind: "line", strong: true, text: `Withdrawn on ${instantDay(state.at)}: ${state.reason}` }];
  }
}

function claimBlocks({ claim }: Link): Block[] {
  const { statement } = claim;
  return [
    heading(`What was said ${onDay(parseDay(statement.saidOn))}`),
    ...statementBlocks(statement),
    ...(claim.text === statement.quote ? [] : [line(`The claim in it: “${claim.text}”`)]),
    line(`It is a ${claimKindWords[claim.kind]}, ${strengthWords[claim.strength]}.`),
    ...(claim.condition === null ? [] : [line(`Its condition: ${claim.condition}`)]),
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
    ...(move.statedReason === null ? [] : [line(`The reason given: ${move.statedReason}`)]),
    line(`${dayInWords(parseDay(move.effectiveOn))}, ${disclosureWords[move.disclosure]}.`),
    sourceBlock("Source:", move.source),
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

/** All that an item tells of a link: the state, both quotes with their days and sources, the defence, the status. */
export function itemBlocks(link: Link): Block[] {
  return [
    ...stateBlocks(link),
    verdictBlock(link),
    ...claimBlocks(link),
    ...evidenceBlocks(link),
    ...defenceBlocks(link),
    ...(link.explanation === null ? [] : [heading("In the editor's words"), line(link.explanation)]),
    heading("Status"),
    line(
      `${replyInWords(link)} Published ${instantDay(link.publishedAt ?? link.changedAt)}; ${link.status}.`,
    ),
  ];
}
