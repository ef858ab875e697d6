import { commonWords } from "../judge/concepts.js";
import { stem } from "./stems.js";
import type { Token } from "./tokens.js";

const functionWords = new Set(
  `a an the this that these those it its it's they them their he she his her we us our you your i me my who what which be is are was were
  been am do does did have has had will would can could may might shall should must not no of in on at by for with from to into as or and
  but if then than so 's there here`.split(/\s+/),
);
const common = new Set(commonWords.map(stem));

/** Whether a token carries content: a number, or a word that is not one of grammar's. */
export function isContent(token: Token): boolean {
  if (token.kind === "number") return true;
  return token.kind === "word" && !functionWords.has(token.lower) && token.lower.length > 1;
}

/** Whether a token is content that few texts share: not one of the words all companies use. */
export function isRare(token: Token): boolean {
  return isContent(token) && !common.has(token.stem);
}
