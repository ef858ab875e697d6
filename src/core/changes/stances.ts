import { mainVerb } from "../language/main-verb.js";
import { stem } from "../language/stems.js";
import type { Token } from "../language/tokens.js";
import { type Chain, isAuxiliary, lowerAt, openModals, subjectBefore, words } from "./verb-chains.js";

/**
 * What a clause means for the reader.
 *
 * `promise`: the company does something. `limit`: it does not do something. `right`: the reader may. `power`: the company
 * or others may do something with what is the reader's. `disclaimer`: the company promises nothing. `duty`: the reader
 * must or must not. `fact`: anything else.
 */
export type Stance = "promise" | "limit" | "right" | "power" | "disclaimer" | "duty" | "fact";

const stems = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/).map(stem));
const readers =
  words(`you user users customer customers member members subscriber subscribers developer developers creator creators
  anyone everyone everybody consumer consumers people person advertisers advertiser licensee`);
/** Acts by which the company takes from the reader or uses what is the reader's, by the stems of their verbs. */
export const taking = stems(
  `collect share sell disclose use retain store record track monitor combine transfer process access terminate suspend deactivate
  disable block charge modify discontinue refuse deny cancel infer profile target obtain receive scan transmit gather aggregate log analyse
  analyze train display publish personalise sublicense assign revoke increase withhold expose rent license reproduce distribute keep
  link match save hold read listen watch sublicence`,
);
/** Acts of which a denial frees the company. */
const answering = stems(
  `warrant guarantee liable responsible endorse control obligated obliged promise assume represent accept ensure monitor commit
  undertake review screen support indemnify responsibility liability obligation warranty warranties endorsement`,
);
const dutiful = stems(
  `agree acknowledge consent represent warrant grant waive accept undertake must certify confirm indemnify assume understand assign
  submit authorise authorize responsible required`,
);
const owning = stems("own retain keep control remain receive have get enjoy entitled");

function readerStance({ modal, isNegated }: Chain, verb: string, following: string): Stance {
  if (isNegated) return "duty";
  if (modal !== null && openModals.has(modal)) return "right";
  if (modal !== null) return given.has(verb) || helping.has(verb) ? "right" : "duty";
  if (owning.has(verb)) return following === "to" ? "duty" : "right";
  if (dutiful.has(verb)) return "duty";
  return "fact";
}

function companyStance({ modal, isNegated }: Chain, verb: string): Stance {
  if (isNegated && letting.has(verb)) return "duty";
  if (isNegated) return answering.has(verb) ? "disclaimer" : "limit";
  if (verb === stem("reserve")) return "power";
  if (taking.has(verb)) return "power";
  return modal !== null && openModals.has(modal) ? "power" : "promise";
}

/** What the reader will have from the company: "you will receive". */
const given = stems("receive have get retain own able");
const efforts = words("effort efforts endeavour endeavours endeavor endeavors");
/** "We do not allow spam" is a rule for users. */
const letting = stems("allow permit tolerate prohibit");
/** Acts that help the reader: "may" makes them a weak promise and no power. */
export const helping = stems(
  `help notify inform offer provide protect delete erase assist refund support contact compensate improve secure encrypt release respond
  reply answer give pay honor honour allow permit explain restore`,
);

/** What a clause means for the reader, by its subject, its modal and its verb. */
export function stanceOf(tokens: readonly Token[], chain: Chain): Stance {
  const verb = tokens[chain.verb]?.stem ?? "";
  const subject = subjectBefore(tokens, chain.first);
  if (readers.has(subject)) return readerStance(chain, verb, lowerAt(tokens, chain.verb + 1));
  const isBe =
    !isAuxiliary(lowerAt(tokens, chain.verb)) && chain.modal === null && chain.first + 1 >= chain.verb;
  const isOrder = chain.first === 0 && chain.isNegated && subject === ".";
  const isByReader = chain.isNegated && isActOfReader(tokens, chain.verb);
  if (isOrder || isByReader || (chain.modal === "must" && subject !== "we")) return "duty";
  if (subject === "we" && verb === stem("have") && tokens.slice(chain.verb, chain.verb + 3).some(isRight))
    return "power";
  // "The marks may not be used" is a rule for users. A limit on the company says "we" or "will not".
  if (chain.isNegated && chain.modal === "may" && subject !== "we") return "duty";
  if (
    verb === stem("use") &&
    tokens.slice(chain.verb, chain.verb + 6).some(({ lower }) => efforts.has(lower))
  )
    return "promise";
  const stance = companyStance(chain, verb);
  if (stance === "power" && helping.has(verb)) return "promise";
  // "The service is free" states a fact. It binds the company like a promise, but only "we" and "will" make one.
  if (stance === "promise" && chain.modal === null && subject !== "we" && isBe) return "fact";
  return stance;
}

const isRight = ({ lower }: Token): boolean => lower === "right";

/** Whether "by you" follows soon: "may not be transferred by you". */
const isActOfReader = (tokens: readonly Token[], verb: number): boolean =>
  tokens
    .slice(verb, verb + 8)
    .some(({ lower }, at) => lower === "by" && readers.has(lowerAt(tokens, verb + at + 1)));

const personal = words("data information identifier identifiers");
/** A fragment of this many tokens or fewer may be an item of a list of data. */
const MAX_ITEM = 60;

/** A purpose ("To prevent fraud") or a list of data says what the company takes. Any other fragment states a fact. */
export function stanceOfFragment(tokens: readonly Token[]): Stance {
  if (lowerAt(tokens, 0) === "to" && tokens[1]?.kind === "word") return "power";
  const isList = tokens.length <= MAX_ITEM && tokens.some(({ lower }) => lower === ",");
  const isData =
    isList && tokens[0]?.isCapital === true && tokens.slice(1, 6).some(({ lower }) => personal.has(lower));
  const act = mainVerb(tokens, 0, tokens.length - 1);
  const isAct =
    act !== null && taking.has(stem(act.lemma)) && tokens.some(({ lower }) => personal.has(lower));
  return (isData && lowerAt(tokens, 0) !== "for") || isAct || isTaken(tokens) ? "power" : "fact";
}

/** Whether a sentence tells of the reader's data being taken: "this includes storing your personal data". */
function isTaken(tokens: readonly Token[]): boolean {
  const yours = tokens.some(
    ({ lower }, at) =>
      lower === "your" && tokens.slice(at + 1, at + 4).some((token) => personal.has(token.lower)),
  );
  return yours && tokens.some(({ lower, stem }) => lower.endsWith("ing") && taking.has(stem));
}
