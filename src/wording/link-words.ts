import { type Day, parseDay } from "../core/dates/day.js";
import { distanceInWords } from "../core/dates/distance.js";
import type { Link } from "../schemas/link.js";
import { mannerWords, moveWords, verbOf } from "./glossary-words.js";

type Evidence = Link["evidence"];
type Said = Pick<Link["claim"]["statement"], "company" | "speaker" | "role">;

/** Whether readers see a link as it was published, corrected or withdrawn. */
export type LinkState =
  | { readonly kind: "unchanged" }
  | { readonly kind: "corrected"; readonly at: string; readonly reason: string }
  | { readonly kind: "withdrawn"; readonly at: string; readonly reason: string };

/** The state of a published link. A correction made before publication leaves it `unchanged`. */
export function stateOf(link: Link): LinkState {
  if (link.status === "withdrawn")
    return { kind: "withdrawn", at: link.withdrawnAt ?? link.changedAt, reason: link.withdrawnReason ?? "" };
  const last = correctionsSince(link).at(-1);
  return last ? { kind: "corrected", at: last.madeAt, reason: last.reason } : { kind: "unchanged" };
}

/** The path of a link's page. Pages and feeds show only published and withdrawn links, and each of those has one. */
export function permalinkOf({ page, id }: Pick<Link, "page" | "id">): string {
  return page ?? `/links/${id}`;
}

/** Corrections since publication of the link, its claim, its evidence and their sources, oldest first. */
export function correctionsSince(link: Pick<Link, "corrections" | "publishedAt">): Link["corrections"] {
  return link.corrections.filter(({ madeAt }) => madeAt >= (link.publishedAt ?? ""));
}

export function claimDay(link: Pick<Link, "claim">): Day {
  return parseDay(link.claim.statement.saidOn);
}

export function evidenceDay(evidence: Evidence): Day {
  return parseDay(evidence.kind === "statement" ? evidence.statement.saidOn : evidence.move.effectiveOn);
}

/** The time from the claim to the evidence, such as `1 year and 7 days later`. */
export function linkDistance(link: Pick<Link, "claim" | "evidence">): string {
  return distanceInWords(claimDay(link), evidenceDay(link.evidence));
}

/** The quote of a statement, or an editor's description of a move. A reason's `evidenceSpan` counts in this text. */
export function evidenceText(evidence: Evidence): string {
  return evidence.kind === "statement" ? evidence.statement.quote : evidence.move.description;
}

export function evidenceSource(evidence: Evidence): Link["claim"]["statement"]["source"] {
  return evidence.kind === "statement" ? evidence.statement.source : evidence.move.source;
}

/** Who spoke, with the title held on that day: `Mark Zuckerberg, CEO, Meta`. Without a speaker, the company's name. */
export function sayerInWords({ speaker, role, company }: Said): string {
  if (speaker === null) return company.name;
  if (role === null) return `${speaker.name}, ${company.name}`;
  const namesCompany = role.toLowerCase().includes(company.name.toLowerCase());
  return `${speaker.name}, ${role}${namesCompany ? "" : `, ${company.name}`}`;
}

/** The kind of evidence: `statement`, `release`, `reported plan`. */
export function evidenceWord(evidence: Evidence): string {
  return evidence.kind === "statement" ? "statement" : moveWords(evidence.move);
}

/** The text on one line, cut between words to at most `most` characters and an ellipsis. */
export function shortened(text: string, most: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= most) return line;
  const cut = line
    .slice(0, most)
    .toWellFormed()
    .replace(/\ufffd$/, "");
  return `${cut.replace(/\s+\S*$/, "") || cut}…`;
}

/** The text with a full stop, unless it ends a sentence already. */
export function asSentence(text: string): string {
  return /[.!?…][”’"')]*$/.test(text.trim()) ? text : `${text}.`;
}

/** Whether the speaker hedged. Wherever a hedged claim appears alone, the text beside it must say so. */
export function isHedged({ strength }: Pick<Link["claim"], "strength">): boolean {
  return strength === "hedged";
}

/** A link in one line, such as `Meta: release partly contradicts “Meta is committed to open source AI.” (reversal)`. */
export function linkTitle(link: Link): string {
  const { evidence } = link;
  const actor = evidence.kind === "statement" ? evidence.statement.company : evidence.move.company;
  const by = actor.id === link.company.id ? "" : `${actor.name} `;
  const manner = link.manner === null ? "" : ` (${mannerWords[link.manner]})`;
  const claim = shortened(link.claim.text, 120);
  const hedge = isHedged(link.claim) ? "the hedged claim " : "";
  return `${link.company.name}: ${by}${evidenceWord(evidence)} ${verbOf(link)} ${hedge}“${claim}”${manner}`;
}

/** The heading over the defence. A confirmation favours the company already, so its heading differs. */
export function favourTitle({ relation }: Pick<Link, "relation">): string {
  return relation === "confirms" ? "The other reading" : "In the company's favour";
}

/** What the company replied, as one sentence, from the newest entry of the log. */
export function replyInWords(link: Pick<Link, "company" | "replies">): string {
  const last = link.replies.at(-1);
  if (!last) return `${link.company.name} has not been asked for a reply.`;
  switch (last.state) {
    case "asked":
      return `${link.company.name} was asked for a reply and has not answered yet.`;
    case "replied":
      return `${link.company.name} replied.`;
    case "declined":
      return `${link.company.name} declined to reply.`;
    case "no_reply_by_deadline":
      return `${link.company.name} did not reply by the deadline.`;
  }
}
