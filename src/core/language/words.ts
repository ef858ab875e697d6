import { commonWords } from "../rules/reading/concepts.js";
import { perForm } from "./forms.js";
import { stem } from "./stems.js";
import type { Token } from "./tokens.js";

const functionWords = new Set(
  `a an the this that these those it its it's they them their he she his her we us our you your i me my who what which be is are was were
  been am do does did have has had will would can could may might shall should must not no of in on at by for with from to into as or and
  but if then than so 's there here`.split(/\s+/),
);
const common = new Set(commonWords.map(stem));

const carriesContent = perForm(({ kind, lower }): boolean => {
  if (kind === "number") return true;
  return kind === "word" && !functionWords.has(lower) && lower.length > 1;
});
const isCommon = perForm(({ stem }): boolean => common.has(stem));

/** Whether a token carries content: a number, or a word that is not a function word. */
export const isContent = (token: Token): boolean => carriesContent(token.form);

/** Whether a token is content that few texts share: not a word that all companies use. */
export const isRare = (token: Token): boolean => isContent(token) && !isCommon(token.form);
