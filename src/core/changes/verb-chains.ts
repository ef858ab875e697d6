import type { Token } from "../language/tokens.js";

/** The set of the words of a text. */
export const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));
export const openModals = words("may can could might");
const firm = words("will shall must would should ought");
const helpers = words("do does did is are was were be been being have has had am 's");
const denials = words("not never no neither nor cannot");
const between = words(
  `also only always never not still now then sometimes often generally usually typically normally rarely hereby further therefore
  otherwise each both all currently to be have been ever even either solely expressly automatically and periodically occasionally`,
);

export const lowerAt = (tokens: readonly Token[], at: number): string => tokens[at]?.lower ?? ".";
/** Whether a word may stand between a modal and its verb. */
export const isAdverb = (lower: string): boolean =>
  between.has(lower) || (lower.endsWith("ly") && lower.length > 4);

const linking = words(
  "and or to in on with from for of by at about who that a an the this your our any some as when if",
);

/** The modals, helpers and adverbs of a verb, and the verb: tokens `first` to `verb`. */
export interface Chain {
  readonly first: number;
  readonly verb: number;
  readonly modal: string | null;
  readonly isNegated: boolean;
}

/** The chain of modals, helpers and adverbs from `at` on, up to its verb. */
function chainAt(tokens: readonly Token[], at: number): Chain {
  let verb = at;
  let modal: string | null = null;
  let isNegated = false;
  for (; verb < tokens.length && verb < at + 10; verb += 1) {
    const lower = lowerAt(tokens, verb);
    if (openModals.has(lower) || firm.has(lower)) modal ??= lower;
    else if (denials.has(lower)) isNegated = true;
    else if (!helpers.has(lower) && !isAdverb(lower) && lower !== ",") break;
  }
  return { first: at, verb, modal, isNegated };
}

/** The word before a chain that is its subject. Adverbs and commas between are passed over. */
export function subjectBefore(tokens: readonly Token[], at: number): string {
  let before = at - 1;
  while (
    before > 0 &&
    at - before < 5 &&
    (isAdverb(lowerAt(tokens, before)) || lowerAt(tokens, before) === ",")
  )
    before -= 1;
  return lowerAt(tokens, before);
}

export const isAuxiliary = (lower: string): boolean =>
  openModals.has(lower) || firm.has(lower) || helpers.has(lower);

/** The places where a clause's verb chain begins: at a modal or helper, after "we" and "you", or at `isAct` after a name. */
export function chainsOf(tokens: readonly Token[], isAct: (token: Token) => boolean): readonly Chain[] {
  const chains: Chain[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const lower = lowerAt(tokens, at);
    const previous = lowerAt(tokens, at - 1);
    const isAfterSubject =
      (previous === "we" || previous === "you") && tokens[at]?.kind === "word" && !linking.has(lower);
    const isName = tokens[at - 1]?.isCapital === true && at < 6 && /[a-z]s$/.test(lower) && lower.length > 4;
    const token = tokens[at];
    const isOfName = isName && token !== undefined && isAct(token);
    if (!isAuxiliary(lower) && lower !== "cannot" && !isAfterSubject && !isOfName) continue;
    if (lower === "have" && previous === "to") continue;
    const chain = chainAt(tokens, at);
    chains.push(chain);
    at = Math.max(at, chain.verb - 1);
  }
  return chains;
}
