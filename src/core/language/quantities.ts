import type { Span } from "../text/span.js";
import { perForm } from "./forms.js";
import { numberWords } from "./number-words.js";
import { once } from "./once.js";
import { findShares } from "./shares.js";
import type { Token } from "./tokens.js";

/** A number with its unit: 20% is 20 of unit `%`, $1.3bn is 1.3e9 of unit `$`. */
export interface Quantity extends Span {
  readonly value: number;
  readonly unit: string;
  readonly first: number;
}

const scales = new Map<string, number>(
  Object.entries({
    k: 1e3,
    thousand: 1e3,
    m: 1e6,
    mn: 1e6,
    million: 1e6,
    bn: 1e9,
    b: 1e9,
    billion: 1e9,
    tn: 1e12,
    trillion: 1e12,
    hundred: 100,
    dozen: 12,
  }),
);
const spelled: ReadonlyMap<string, number> = new Map([...numberWords, ["half", 0.5]]);
const currencies = new Map<string, string>(
  Object.entries({
    $: "$",
    "€": "€",
    "£": "£",
    "¥": "¥",
    yen: "¥",
    yuan: "yuan",
    rmb: "yuan",
    rupees: "rupee",
    francs: "franc",
    pounds: "£",
    usd: "$",
    eur: "€",
    gbp: "£",
    dollar: "$",
    dollars: "$",
    euros: "€",
    euro: "€",
  }),
);

const numberOfForm = perForm(({ kind, lower }): number | null => {
  if (kind !== "number") return spelled.get(lower) ?? null;
  const value = Number(lower.replaceAll(",", ""));
  return Number.isFinite(value) ? value : null;
});

/** The number that a token writes in digits or as a word; `null` if it writes none. */
export function numberOf(token: Pick<Token, "form"> | undefined): number | null {
  return token === undefined ? null : numberOfForm(token.form);
}

const ordinals = new Map(
  `zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth
  seventeenth eighteenth nineteenth twentieth`
    .split(/\s+/)
    .map((word, index) => [word, index] as const),
);
for (const [word, value] of [
  ["thirtieth", 30],
  ["fortieth", 40],
  ["fiftieth", 50],
  ["sixtieth", 60],
  ["seventieth", 70],
] as const) {
  ordinals.set(word, value);
}
for (const [word, value] of [
  ["eightieth", 80],
  ["ninetieth", 90],
  ["hundredth", 100],
] as const)
  ordinals.set(word, value);

const ordinalOfForm = perForm(({ kind, lower }): number | null => {
  if (kind !== "number") return ordinals.get(lower) ?? null;
  return /^\d+(?:st|nd|rd|th)$/.test(lower) ? Number.parseInt(lower, 10) : null;
});

/** The rank that a token names, in digits ("30th") or as a word; `null` if it names none. */
export const ordinalOf = (token: Pick<Token, "form">): number | null => ordinalOfForm(token.form);

interface Unit {
  readonly unit: string;
  readonly last: number;
}

/** The unit after a number: a percent sign, a currency, or the stem of the word counted. */
function unitAfter(tokens: readonly Token[], from: number): Unit {
  const index = tokens[from]?.lower === "-" ? from + 1 : from;
  const token = tokens[index];
  if (token === undefined || token.kind === "number") return { unit: "", last: index - 1 };
  if (token.lower === "%" || token.lower === "percent") return { unit: "%", last: index };
  if (token.lower === "per" && tokens[index + 1]?.lower === "cent") return { unit: "%", last: index + 1 };
  const currency = currencies.get(token.lower);
  if (currency !== undefined) return { unit: currency, last: index };
  return token.kind === "word" ? { unit: token.stem, last: index } : { unit: "", last: index - 1 };
}

/** The unit of a number. The first number of a range ("between 5 and 10%") has the unit of the second. */
function unitAt(tokens: readonly Token[], index: number): Unit {
  const isRange = ["and", "to"].includes(tokens[index]?.lower ?? "") && tokens[index + 1]?.kind === "number";
  if (!isRange) return unitAfter(tokens, index);
  const next = scales.has(tokens[index + 2]?.lower ?? "") ? index + 3 : index + 2;
  return { unit: unitAfter(tokens, next).unit, last: index - 1 };
}

/** The most amounts of a text. Amounts are compared in pairs, so a table of figures would take seconds. */
const MAX_QUANTITIES = 200;

/** The numbers of a text with their units, in order, at most 200. Years and version numbers are among them. */
export const findQuantities = once((tokens): readonly Quantity[] => {
  const found: Quantity[] = [];
  const shares = new Map(findShares(tokens).map((share) => [share.first, share] as const));
  for (let index = 0; index < tokens.length && found.length < MAX_QUANTITIES; index += 1) {
    const share = shares.get(index);
    if (share !== undefined) {
      const { value, first, last, start, end } = share;
      found.push({ ...value, first, start, end });
      index = last;
      continue;
    }
    const number = numberOf(tokens[index]);
    const here = tokens[index];
    if (number === null || here === undefined || !Number.isFinite(number)) continue;
    let value = number;
    let next = index + 1;
    for (
      let scale = scales.get(tokens[next]?.lower ?? "");
      scale !== undefined;
      scale = scales.get(tokens[next]?.lower ?? "")
    ) {
      value *= scale;
      next += 1;
    }
    const before = currencies.get(tokens[index - 1]?.lower ?? "");
    const after = before === undefined ? unitAt(tokens, next) : { unit: before, last: next - 1 };
    const start = before === undefined ? here.start : (tokens[index - 1]?.start ?? here.start);
    found.push({ value, unit: after.unit, first: index, start, end: tokens[after.last]?.end ?? here.end });
    index = Math.max(index, next - 1);
  }
  return found;
});
