import type { Probabilities, Verdict } from "../core/verdict/verdict.js";
import type { LineRecord } from "./line-pair.js";

/** The fields that an answer adds to a line; each can be written as JSON. */
type Fields = Readonly<Record<string, unknown>>;

const PRECISION = 1e6;

/** The same numbers with six digits. They still sum to 1, because the greatest absorbs the rounding error. */
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

/** The labels of research data: a text entails a claim, contradicts it, or does neither. */
export const threeWayLabels = ["entailment", "neutral", "contradiction"] as const;

/** The verdict in three labels. A text that qualifies a claim, or does not concern it, is neutral to it. */
export function threeWay({ confirms, contradicts, qualifies, unrelated }: Probabilities) {
  const probabilities = { entailment: confirms, neutral: qualifies + unrelated, contradiction: contradicts };
  // Labelled data is measured on all its rows, so the answer is always one of the three and never "cannot tell".
  const label = threeWayLabels.reduce((best, one) => (probabilities[one] > probabilities[best] ? one : best));
  return { label, probabilities };
}

interface Said {
  readonly judge: { readonly name: string; readonly version: string };
  readonly isThreeWay: boolean;
}

/** The fields that a verdict adds to its line. */
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

/** The members of a JSON object in order, as its text writes them: `"name": value`. */
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
    // JSON.parse has accepted the whole line, so this is a string.
    yield { name: JSON.parse(text.slice(start, nameEnd)) as string, member: text.slice(start, at).trim() };
    start = at + 1;
    nameEnd = -1;
  }
}

/** Whether a line already has a field that we would add, or an "error" that a reader would take for ours. */
export function hasClash(record: LineRecord, fields: Fields): boolean {
  return Object.hasOwn(record, "error") || Object.keys(fields).some((name) => Object.hasOwn(record, name));
}

/**
 * A line's own text, byte for byte, with `fields` added at the end.
 *
 * If the line has a field of the same name, that field moves unchanged into `given`. Neither value hides the other.
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
