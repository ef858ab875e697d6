import { type Day, parseDay } from "../core/dates/day.js";
import { distanceInWords } from "../core/dates/distance.js";
import type { Link } from "../schemas/link.js";
import { mannerWords, moveWords, verbOf } from "./glossary-words.js";

type Evidence = Link["evidence"];
type Said = Pick<Link["claim"]["statement"], "company" | "speaker" | "role">;

/** What pages and feeds tell of a link's state beside its status. */
export type LinkState =
  | { readonly kind: "unchanged" }
  | { readonly kind: "corrected"; readonly at: string; readonly reason: string }
  | { readonly kind: "withdrawn"; readonly at: string; readonly reason: string };

/** Whether a link stands, was corrected after it was published, or was withdrawn. */
export function stateOf(link: Link): LinkState {
  if (link.status === "withdrawn")
    return { kind: "withdrawn", at: link.withdrawnAt ?? link.changedAt, reason: link.withdrawnReason ?? "" };
  const last = correctionsSince(link).at(-1);
  return last ? { kind: "corrected", at: last.madeAt, reason: last.reason } : { kind: "unchanged" };
}

/** The permalink of a link that is shown: pages and feeds show published and withdrawn ones, which all have one. */
export function permalinkOf({ page, id }: Pick<Link, "page" | "id">): string {
  return page ?? `/links/${id}`;
}

/** What was corrected of a link, its ends and their sources since readers could see it, in the order made. */
export function correctionsSince(link: Pick<Link, "corrections" | "publishedAt">): Link["corrections"] {
  return link.corrections.filter(({ madeAt }) => madeAt >= (link.publishedAt ?? ""));
}

export function claimDay(link: Pick<Link, "claim">): Day {
  return parseDay(link.claim.statement.saidOn);
}

export function evidenceDay(evidence: Evidence): Day {
  return parseDay(evidence.kind === "statement" ? evidence.statement.saidOn : evidence.move.effectiveOn);
}

/** How far the evidence lies from the claim, in words. */
export function linkDistance(link: Pick<Link, "claim" | "evidence">): string {
  return distanceInWords(claimDay(link), evidenceDay(link.evidence));
}

/** What the evidence says, in its own words or an editor's: the text that a reason's spans count in. */
export function evidenceText(evidence: Evidence): string {
  return evidence.kind === "statement" ? evidence.statement.quote : evidence.move.description;
}

export function evidenceSource(evidence: Evidence): Link["claim"]["statement"]["source"] {
  return evidence.kind === "statement" ? evidence.statement.source : evidence.move.source;
}

/** Who spoke, with the title held on that day: `Mark Zuckerberg, CEO, Meta`; the company's name where it spoke itself. */
export function sayerInWords({ speaker, role, company }: Said): string {
  if (speaker === null) return company.name;
  if (role === null) return `${speaker.name}, ${company.name}`;
  const namesCompany = role.toLowerCase().includes(company.name.toLowerCase());
  return `${speaker.name}, ${role}${namesCompany ? "" : `, ${company.name}`}`;
}

/** What the evidence is, in a word or two: `statement`, `release`, `reported plan`. */
export function evidenceWord(evidence: Evidence): string {
  return evidence.kind === "statement" ? "statement" : moveWords(evidence.move);
}

/** At most `most` characters of a text, cut between words. */
export function shortened(text: string, most: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= most) return line;
  const cut = line
    .slice(0, most)
    .toWellFormed()
    .replace(/\ufffd$/, "");
  return `${cut.replace(/\s+\S*$/, "") || cut}…`;
}

/** That a claim was said with a hedge, to stand before its words wherever they stand alone; else nothing. */
export function hedgeBefore({ strength }: Pick<Link["claim"], "strength">): string {
  return strength === "hedged" ? "hedged: " : "";
}

/** A link in one line: `Meta: release partly contradicts “Meta is committed to open source AI.” (reversal)`. */
export function linkTitle(link: Link): string {
  const { evidence } = link;
  const actor = evidence.kind === "statement" ? evidence.statement.company : evidence.move.company;
  const by = actor.id === link.company.id ? "" : `${actor.name} `;
  const manner = link.manner === null ? "" : ` (${mannerWords[link.manner]})`;
  const claim = shortened(link.claim.text, 120);
  return `${link.company.name}: ${by}${evidenceWord(evidence)} ${verbOf(link)} ${hedgeBefore(link.claim)}“${claim}”${manner}`;
}

/** What the side is called that speaks for the company, or against a confirmation. */
export function favourTitle({ relation }: Pick<Link, "relation">): string {
  return relation === "confirms" ? "The other reading" : "In the company's favour";
}

/** The right of reply in a sentence, from the last row of its log. */
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
      return `${link.company.name} gave no reply by the deadline.`;
  }
}
