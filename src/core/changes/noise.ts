import { monthOf } from "./days.js";
import type { Passage, ReadText } from "./passages.js";

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Words of a line that says when the page was changed, in several languages. */
const dating = words(
  `updated update modified effective revised amended reviewed changed posted published revision stand aktualisiert geändert gültig fassung
  actualización actualizado modificado jour modification modifiée aggiornamento modifica bijgewerkt gewijzigd atualização atualizado`,
);
/** Words that may stand beside them. Any other word makes the line a statement. */
const besideDates = words(
  `last date on was were is are this these the of as in at our policy policies terms page notice document agreement article statement
  guidelines version versions current latest see prior previous archive archived privacy cookie service services since and from by us am zuletzt letzte am vom ab seit dernière mise à le du última el em ultimo
  laatst op day days week weeks month months hour hours minute minutes year years ago yesterday today just now utc gmt pst pt est et
  monday tuesday wednesday thursday friday saturday sunday um uhr clock`,
);
const counted = words(
  `helpful views view comments comment likes like shares share followers follower following replies reply votes vote reviews ratings
  downloads results readers people reads read min mins subscribers reposts retweets upvotes answers`,
);
const besideCounts = words("out of found this k m and was were found the who for to");

/** Whole passages that only steer a reader through a site. */
const steering = new Set(
  `menu|home|search|log in|login|sign in|sign up|register|skip to content|skip to main content|back to top|back|next|previous|
  on this page|table of contents|contents|copy link|link copied|share|print|print this page|download pdf|close|open menu|toggle menu|
  toggle navigation|main navigation|breadcrumb|read more|show more|show less|see more|load more|cancel|submit|expand all|collapse all|
  play video|was this helpful|was this article helpful|was this page helpful|yes no|thank you for your feedback|jump to|follow us|
  all rights reserved|manage preferences|manage settings|save preferences|more options|customise|customize|cookie settings|cookie preferences|manage cookies|your privacy choices|view previous version|previous version|
  see previous version|previous versions|archived versions`
    .split("|")
    .map((phrase) => phrase.trim()),
);
const consenting = new Set(
  `accept|accept all|accept cookies|accept all cookies|allow all|allow all cookies|agree|i agree|agree and close|got it|reject|reject all|
  reject all cookies|decline|decline all|decline cookies|decline optional cookies|only allow essential cookies|necessary cookies only|
  confirm my choices|alle akzeptieren|alle ablehnen|akzeptieren|ablehnen|tout accepter|tout refuser|aceptar todo|rechazar todo`
    .split("|")
    .map((phrase) => phrase.trim()),
);
const cookieWords = words("cookie cookies consent tracking preferences experience partners");

const isNumber = (key: string): boolean => /^\p{N}/u.test(key);
const phraseOf = ({ words }: Passage): string => words.map(({ key }) => key).join(" ");
const MAX_LINE = 14;

/** Whether the passage only says when the page was changed: "Last updated: 3 March 2024", "Updated: 6 days ago". */
function isDating({ words }: Passage): boolean {
  if (words.length > MAX_LINE) return false;
  const rest = words.filter(({ key }) => !isNumber(key) && monthOf(key) === 0);
  const isAbout = rest.some(({ key }) => dating.has(key));
  const isOnlyDay = rest.length === 0 && words.some(({ key }) => /^\d{4}-/.test(key));
  if (!isAbout)
    return isOnlyDay || (rest.length < words.length && rest.at(-1)?.key === "ago" && words.length <= 4);
  return (
    rest.length < words.length + Number(rest.length <= 3) &&
    rest.every(({ key }) => dating.has(key) || besideDates.has(key))
  );
}

/** Whether the passage only counts readers: "2,699 out of 4,018 found this helpful". */
function isCounter({ words }: Passage): boolean {
  if (words.length > MAX_LINE || !words.some(({ key }) => isNumber(key))) return false;
  const rest = words.filter(({ key }) => !isNumber(key));
  return (
    rest.some(({ key }) => counted.has(key)) &&
    rest.every(({ key }) => counted.has(key) || besideCounts.has(key))
  );
}

/** Whether the passage is the line of the copyright: "© 2024 Acme, Inc." */
function isCopyright({ words }: Passage, before: string): boolean {
  const isMarked = words[0]?.key === "copyright" || before === "©";
  return isMarked && words.length <= MAX_LINE && words.some(({ key }) => /^(?:19|20)\d\d$/.test(key));
}

/** Whether the passage is a link to a place on the page itself, as in a table of contents. */
const isJump = ({ start, end }: Passage, text: string): boolean =>
  text.startsWith("](#", end) && text.lastIndexOf("[", start) >= start - 8;

/** Cookie banners: a short passage about cookies at most this many passages from a button that consents. */
const BANNER_REACH = 4;
const MAX_BANNER_WORDS = 60;

function bannerAround(passages: readonly Passage[], button: number, noise: boolean[]): void {
  noise[button] = true;
  for (const step of [-1, 1]) {
    let isIn = true;
    for (let at = button + step; isIn && Math.abs(at - button) <= BANNER_REACH; at += step) {
      const passage = passages[at];
      isIn =
        passage !== undefined &&
        passage.words.length <= MAX_BANNER_WORDS &&
        (consenting.has(phraseOf(passage)) || passage.words.some(({ key }) => cookieWords.has(key)));
      if (isIn) noise[at] = true;
    }
  }
}

/**
 * For each passage, whether it is no part of what the page says: days of updates, counters, navigation, cookie banners.
 *
 * Short lines only. A line that says anything else is kept. Cost: linear.
 */
export function noiseAmong({ text, plain, passages }: ReadText): readonly boolean[] {
  const noise = passages.map((passage) => {
    if (passage.words.length > MAX_LINE) return false;
    const before = plain
      .slice(Math.max(0, passage.start - 4), passage.start)
      .trim()
      .slice(-1);
    return (
      isDating(passage) ||
      isCounter(passage) ||
      isCopyright(passage, before) ||
      steering.has(phraseOf(passage)) ||
      isJump(passage, text)
    );
  });
  const isButton = (passage: Passage | undefined): boolean =>
    passage !== undefined && passage.words.length <= 5 && consenting.has(phraseOf(passage));
  passages.forEach((passage, at) => {
    if (!isButton(passage)) return;
    bannerAround(passages, at, noise);
  });
  return noise;
}
