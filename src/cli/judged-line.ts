import type { Probabilities, Verdict } from "../core/judge/verdict.js";
import type { LineRecord } from "./line-pair.js";

/** Fields of a line's answer that are JSON already. */
type Fields = Readonly<Record<string, unknown>>;

const PRECISION = 1e6;

/** Numbers of six digits that sum to 1 as those given do: what rounding took or gave goes to the greatest. */
function rounded<Name extends string>(values: Readonly<Record<Name, number>>): Record<Name, number> {
  const result: Record<Name, number> = { ...values };
  let [greatest, sum] = [null as Name | null, 0];
  for (const name in values) {
    result[name] = Math.round(values[name] * PRECISION) / PRECISION;
    sum += result[name];
    if (greatest === null || values[name] > values[greatest]) greatest = name;
  }
  if (greatest !== null) {
    const rest = sum - result[greatest];
    result[greatest] = Math.round((1 - rest) * PRECISION) / PRECISION;
  }
  return result;
}

/** What research sets call it: a claim follows from a text, is excluded by it, or neither. */
export const threeWayLabels = ["entailment", "neutral", "contradiction"] as const;

/** The three probabilities: a text that qualifies a claim, or does not concern it, is neutral to it. */
export function threeWay({ confirms, contradicts, qualifies, unrelated }: Probabilities) {
  const probabilities = { entailment: confirms, neutral: qualifies + unrelated, contradiction: contradicts };
  // The likeliest of the three, never "cannot tell": a labelled set is measured on all its rows.
  const label = threeWayLabels.reduce((best, one) => (probabilities[one] > probabilities[best] ? one : best));
  return { label, probabilities };
}

interface Said {
  readonly judge: { readonly name: string; readonly version: string };
  readonly isThreeWay: boolean;
}

/** What is added to a line of which a verdict was given. */
export function verdictFields(verdict: Verdict, { judge, isThreeWay }: Said): Fields {
  const { relation, manner, degree, letterOrSpirit, confidence, reasons } = verdict;
  const four = rounded(verdict.probabilities);
  const isOwn = relation !== null && confidence === verdict.probabilities[relation];
  const fourWay = {
    relation,
    probabilities: four,
    confidence: isOwn ? four[relation] : Math.round(confidence * PRECISION) / PRECISION,
  };
  const details = { manner, degree, letterOrSpirit, reasons, judge };
  if (!isThreeWay) return { ...fourWay, ...details };
  const { label, probabilities } = threeWay(verdict.probabilities);
  const three = rounded(probabilities);
  return { relation: label, probabilities: three, confidence: three[label], ...details, fourWay };
}

/** Where the members of a JSON object stand in its text: `"name": value`, in their order. */
function* membersOf(text: string): Generator<{ readonly name: string; readonly member: string }> {
  let [depth, start, isInString] = [0, 0, false];
  let nameEnd = -1;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (isInString) {
      if (character === "\\") at += 1;
      else if (character === '"') isInString = false;
      continue;
    }
    if (character === '"') isInString = true;
    else if (character === ":" && depth === 1 && nameEnd < 0) nameEnd = at;
    else if (character === "{" || character === "[") {
      depth += 1;
      if (depth === 1) start = at + 1;
    } else if (character === "}" || character === "]") depth -= 1;
    const isEnd = depth === 0 || (depth === 1 && character === ",");
    if (!isEnd || nameEnd < 0) continue;
    // A name that JSON.parse has read already.
    yield { name: JSON.parse(text.slice(start, nameEnd)) as string, member: text.slice(start, at).trim() };
    start = at + 1;
    nameEnd = -1;
  }
}

/** Whether a line has fields of the names that are to be added, or an "error" that would be read as ours. */
export function hasClash(record: LineRecord, fields: Fields): boolean {
  return Object.hasOwn(record, "error") || Object.keys(fields).some((name) => Object.hasOwn(record, name));
}

/**
 * A line's own text with `fields` after what it has, byte for byte.
 *
 * Where it has a field of one of these names, its own goes, as it was, into `given`: neither hides the other.
 */
export function withFields(text: string, record: LineRecord, fields: Fields): string {
  const added = JSON.stringify(fields).slice(1);
  if (!hasClash(record, fields)) {
    const own = text.trim().slice(0, -1).trimEnd();
    return own === "{" ? `{${added}` : `${own},${added}`;
  }
  const isTaken = ({ name }: { readonly name: string }): boolean =>
    name === "given" || name === "error" || Object.hasOwn(fields, name);
  const members = [...membersOf(text)];
  const kept = members.filter((one) => !isTaken(one)).map(({ member }) => `${member},`);
  const given = members.filter(isTaken).map(({ member }) => member);
  return `{${kept.join("")}"given":{${given.join(",")}},${added}`;
}
