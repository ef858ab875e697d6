import type { FailedOutcome } from "./failure.js";
import { type VisibleText, visibleText } from "./visible-text.js";

/** An answer that may be a wall in front of the document, or a page that says that there is none. */
export interface SeenPage {
  readonly status: number;
  readonly requestedUrl: string;
  readonly finalUrl: string;
  /** The value of a header by its lower-case name. */
  readonly header: (name: string) => string;
  /** The beginning of the page; empty if it is not HTML. */
  readonly html: string;
}

export type PageSign = Extract<FailedOutcome, "robot-wall" | "paywall" | "soft-404" | "consent-page">;

/** A wall has few words of its own. A page with more is a document, whatever else it says. */
const WORDS_OF_WALL = 2_500;
const WORDS_OF_NOTICE = 6_000;
/** A challenge, or a page that is nothing but a question about cookies. A short announcement has more. */
const WORDS_OF_CHALLENGE = 600;

const robotWords = [
  "verify you are human",
  "verify that you are human",
  "verify you're human",
  "are you a robot",
  "you are not a robot",
  "you're not a robot",
  "i'm not a robot",
  "checking your browser",
  "checking if the site connection is secure",
  "enable javascript and cookies to continue",
  "unusual traffic from your",
  "complete the security check",
  "access to this page has been denied",
  "you have been blocked",
  "pardon our interruption",
  "request unsuccessful",
  "bot detection",
];
/** Words that notices and terms of use have too. They count only beside a refusal or the mark of a challenge. */
const looseRobotWords = ["unusual traffic", "unusual activity", "automated access", "automated requests"];
const robotMarks = [
  "/cdn-cgi/challenge-platform/",
  "captcha-delivery.com",
  "px-captcha",
  "_incapsula_resource",
  "g-recaptcha",
  "h-captcha",
  "cf-turnstile",
  "awswaf",
];
const robotHeaders = [
  ["cf-mitigated", "challenge"],
  ["x-amzn-waf-action", ""],
  ["x-datadome", "protected"],
] as const;
const payWords = [
  "subscribe to continue",
  "subscribe to read",
  "subscribe now to continue",
  "subscribe to unlock",
  "to continue reading",
  "continue reading with a subscription",
  "this article is for subscribers",
  "this content is for subscribers",
  "exclusive to subscribers",
  "for subscribers only",
  "subscribers only",
  "already a subscriber",
  "you have reached your limit",
  "you've reached your limit",
  "reached your article limit",
  "unlock this article",
  "réservé aux abonnés",
  "reserviert für abonnenten",
  "nur für abonnenten",
];
const missingWords = [
  "page not found",
  "page cannot be found",
  "page can't be found",
  "page could not be found",
  "page doesn't exist",
  "page does not exist",
  "page you requested was not found",
  "page no longer exists",
  "page is no longer available",
  "404 not found",
  "404 error",
  "error 404",
  "content not found",
  "article not found",
  "seite nicht gefunden",
  "page introuvable",
  "página no encontrada",
];
const consentWords = [
  "before you continue",
  "we value your privacy",
  "your privacy choices",
  "accept all",
  "reject all",
  "manage preferences",
  "manage cookies",
  "accept cookies",
  "consent to the use",
  "store and/or access information on a device",
  "alle akzeptieren",
  "tout accepter",
];

const countOf = (text: string, words: readonly string[]): number =>
  words.filter((word) => text.includes(word)).length;

function isRobotWall({ status, header, html }: SeenPage, { text, title }: VisibleText): boolean {
  if (robotHeaders.some(([name, value]) => header(name) !== "" && header(name).includes(value))) return true;
  if (text.length > WORDS_OF_WALL) return false;
  const isRefused = status === 401 || status === 403 || status === 429 || status === 503;
  const lower = html.toLowerCase();
  const isMarked = robotMarks.some((mark) => lower.includes(mark));
  const words = `${title} ${text}`;
  const isSaid = countOf(words, robotWords) > 0 || title === "just a moment...";
  const isHinted = (isRefused || isMarked) && countOf(words, looseRobotWords) > 0;
  return isSaid || isHinted || (isMarked && (isRefused || text.length < WORDS_OF_CHALLENGE));
}

const hasClosedText = (html: string): boolean => /"isaccessibleforfree"\s{0,20}:\s{0,20}"?false/i.test(html);

function isPaywall({ status, html }: SeenPage, { text }: VisibleText): boolean {
  if (status === 402) return true;
  const said = countOf(text, payWords);
  if (said === 0) return false;
  return text.length < WORDS_OF_WALL || (hasClosedText(html) && text.length < WORDS_OF_NOTICE);
}

/** Whether the address leads to a page for consent, by a part of its host or path. */
function hasConsentAddress(finalUrl: string): boolean {
  const { hostname, pathname } = new URL(finalUrl);
  const parts = [...hostname.split(".").slice(0, -2), ...pathname.split("/").slice(0, 3)];
  return parts.some((part) => /^(collect|cookie)?-?consent$/i.test(part) || /^gdpr$/i.test(part));
}

function isConsentPage({ requestedUrl, finalUrl }: SeenPage, { text }: VisibleText): boolean {
  if (requestedUrl !== finalUrl && !hasConsentAddress(requestedUrl) && hasConsentAddress(finalUrl))
    return true;
  if (text.length > WORDS_OF_NOTICE || !text.includes("cookie")) return false;
  return countOf(text, consentWords) >= (text.length < WORDS_OF_CHALLENGE ? 2 : 4);
}

/** Whether a request for a page within the site ended at the site's first page. */
function isSentHome(requestedUrl: string, finalUrl: string): boolean {
  if (requestedUrl === finalUrl) return false;
  const [asked, got] = [new URL(requestedUrl), new URL(finalUrl)];
  const isDeep = asked.pathname.split("/").filter((part) => part !== "").length >= 2;
  return isDeep && got.pathname === "/" && got.search === "";
}

function isSoft404({ requestedUrl, finalUrl }: SeenPage, { text, title, heading }: VisibleText): boolean {
  if (isSentHome(requestedUrl, finalUrl)) return true;
  if (text.length > WORDS_OF_NOTICE) return false;
  const head = `${title} | ${heading}`;
  return countOf(head, missingWords) > 0 || /^404\b/.test(title) || /^404\b/.test(heading);
}

/**
 * What an answer is if it is not the document: a wall for robots, payment or consent, or a page that says "not found".
 *
 * null if no general sign says so. It reads signs that many sites share, and no site's name.
 */
export function pageSign(page: SeenPage): PageSign | null {
  const seen = visibleText(page.html);
  const isAnswer = page.status >= 200 && page.status < 300;
  if (page.html !== "" || !isAnswer) {
    if (isRobotWall(page, seen)) return "robot-wall";
    if (isPaywall(page, seen)) return "paywall";
  }
  if (!isAnswer || page.html === "") return null;
  if (isConsentPage(page, seen)) return "consent-page";
  return isSoft404(page, seen) ? "soft-404" : null;
}

/** What a page of each kind is, as a sentence for the record. */
export const sentenceOfSign: Readonly<Record<PageSign, string>> = {
  "robot-wall": "The site showed a page that keeps programs out, not the document.",
  paywall: "The site showed only what it gives to readers without a subscription.",
  "soft-404": "The site answered 200 with a page that says that there is no such page.",
  "consent-page": "The site showed a page that asks for consent to cookies, not the document.",
};
