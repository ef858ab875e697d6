import type { Token } from "../language/tokens.js";
import { isContent } from "../language/words.js";
import { clauseAt } from "./clauses.js";
import { type Side, signs } from "./sides.js";
import { isAdverb } from "./verb-chains.js";

/** How many of the new words there may be for one that is gone, so that a sentence only grew. */
const GROWTH = 2.5;

/** A clause that only grew or only shrank: more that the company takes is a loss, less that it promises too. */
export function worthOfLength(before: Side, after: Side): number {
  const [lost, won] = [changedWords(before), changedWords(after)];
  const [gone, came] = [without(lost, won), without(won, lost)];
  const isMore = (more: readonly Token[], less: readonly Token[]): boolean =>
    more.length > 0 && more.length >= GROWTH * less.length;
  const isGrown = isMore(came, gone);
  const isShrunk = isMore(gone, came);
  if (!isGrown && !isShrunk) return 0;
  const side = isGrown ? after : before;
  const at = longestRun(side.isNew);
  // One name in place of another is no growth.
  if (Math.max(came.length, gone.length) < 2 && side.isExtra[at] !== true) return 0;
  const stance = clauseAt(side.clauses, at)?.stance ?? "fact";
  // A promise in more words is not a greater one. What "including" names is a part of it.
  const isPart = side.tokens.slice(at, at + 3).some(({ lower }) => lower === "including");
  if (stance === "fact" || (signs[stance] > 0 && !isPart && !isInLimit(side, at))) return 0;
  if (side.tokens[at]?.lower === "or" && isInLimit(side, at)) return isGrown ? -1 : 1;
  return isGrown ? signs[stance] : -signs[stance];
}

/** The tokens whose word is not among the others, each counted once. */
function without(tokens: readonly Token[], others: readonly Token[]): readonly Token[] {
  const left = others.map(({ stem }) => stem);
  return tokens.filter(({ stem }) => {
    const at = left.indexOf(stem);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

const LIMIT_REACH = 15;

/** Whether a limit stands soon before a place: "unless we are required or permitted". */
const isInLimit = ({ cues, tokens }: Side, at: number): boolean =>
  cues.some(
    ({ cue, last }) =>
      cue === "limit" &&
      last < at &&
      at - last <= LIMIT_REACH &&
      tokens[last]?.sentence === tokens[at]?.sentence,
  );

/** Where the longest run of new tokens begins. */
function longestRun(isNew: readonly boolean[]): number {
  let [best, length, run] = [0, 0, 0];
  isNew.forEach((one, at) => {
    run = one ? run + 1 : 0;
    if (run > length) [best, length] = [at - run + 1, run];
  });
  return best;
}

/** The content words that the other version lacks, without cues, which are weighed by themselves. */
const changedWords = ({ tokens, isNew, cues }: Side): readonly Token[] =>
  tokens.filter(
    (token, at) =>
      isNew[at] === true &&
      isContent(token) &&
      !isAdverb(token.lower) &&
      !cues.some(({ first, last }) => at >= first && at <= last),
  );
