import { contentWords } from "../../language/content-words.js";
import { stem } from "../../language/stems.js";
import type { Token } from "../../language/tokens.js";
import { excerpt, type PairReading } from "../reading/reading.js";
import type { Restriction } from "./restrictions.js";

/** Two names with a verb between them: who does it, and to whom. */
interface Roles {
  readonly verb: Token;
  readonly doer: Token;
  readonly other: Token;
}

/** Stems of verbs whose subject and object can change places without a change of meaning. */
const mutual = new Set("merge meet marry join partner equal match border".split(" ").map(stem));

function rolesOf(tokens: readonly Token[]): readonly Roles[] {
  return contentWords(tokens).flatMap(({ token: verb, index, kind }) => {
    const [doer, other] = [tokens[index - 1], tokens[index + 1]];
    const isVerb = kind === "verb" || (!verb.isCapital && verb.lower.endsWith("ed"));
    if (!isVerb || mutual.has(verb.stem) || doer === undefined || other === undefined) return [];
    return doer.isCapital && other.isCapital && doer.stem !== other.stem ? [{ verb, doer, other }] : [];
  });
}

/** The restriction if two names swap roles ("Acme acquired Borealis", "Borealis acquired Acme"), else `null`. */
export function restrictSwapped({ claim, evidence }: PairReading): Restriction | null {
  const [said] = rolesOf(claim.tokens);
  if (said === undefined) return null;
  const swapped = rolesOf(evidence.tokens).find(
    ({ verb, doer, other }) =>
      verb.stem === said.verb.stem && doer.stem === said.other.stem && other.stem === said.doer.stem,
  );
  if (swapped === undefined) return null;
  const spans = {
    claimSpan: { start: said.doer.start, end: said.other.end },
    evidenceSpan: { start: swapped.doer.start, end: swapped.other.end },
  };
  const sentence = `The two have changed roles: "${excerpt(claim.text, spans.claimSpan)}" in the claim, "${excerpt(evidence.text, spans.evidenceSpan)}" in the evidence.`;
  return { excludes: ["confirms"], becomes: "cannot tell", reason: { sentence, ...spans } };
}
