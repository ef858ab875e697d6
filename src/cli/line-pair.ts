import { claimKinds, strengths, voices } from "../core/claims/kinds.js";
import { type Day, parseDay } from "../core/dates/day.js";
import type { JudgedClaim, JudgedEvidence, Pair } from "../core/verdict/verdict.js";
import { DomainError } from "../errors.js";

/** A line's JSON object. */
export type LineRecord = Readonly<Record<string, unknown>>;

type Side = "claim" | "evidence";

/** Names of the two texts. The first name that a line has wins. docs/judge-a-file.md lists them. */
const textNames = {
  claim: ["claim", "hypothesis", "sentence2"],
  evidence: ["evidence", "premise", "sentence1"],
} as const;
const forms = ["statement", "move"] as const;
const disclosures = ["announced", "silent", "reported"] as const;

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The names of one side's part in the line itself: "claimDay" or "claim_day" for the claim's `day`. */
function namesOf(side: Side, part: string): readonly string[] {
  const name = `${side}${part.charAt(0).toUpperCase()}${part.slice(1)}`;
  return [name, snake(name)];
}

interface Given {
  readonly name: string;
  readonly value: unknown;
}

const isRecord = (value: unknown): value is LineRecord =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The first of `names` that the record has. A field that is `null` counts as missing. */
function pick(record: LineRecord, names: readonly string[]): Given | null {
  for (const name of names) {
    const value = Object.hasOwn(record, name) ? record[name] : null;
    if (value !== null && value !== undefined) return { name, value };
  }
  return null;
}

const refuse = (message: string): never => {
  throw new DomainError("invalid-input", message);
};

const shown = (value: unknown): string => (JSON.stringify(value) ?? String(value)).slice(0, 40);

const partNames = {
  claim: [
    "day",
    "dueDay",
    "kind",
    "strength",
    "condition",
    "scope",
    "voice",
    "context",
    "company",
    "companies",
  ],
  evidence: ["day", "form", "statedReason", "disclosure", "voice", "context", "company", "companies"],
} as const;
const flatNames: ReadonlyMap<string, readonly string[]> = new Map(
  (["claim", "evidence"] as const).flatMap((side) =>
    partNames[side].map((part) => [`${side} ${part}`, namesOf(side, part)] as const),
  ),
);

/** Reads the parts of one side of a line. */
class SideReader {
  readonly text: string;
  readonly #side: Side;
  readonly #line: LineRecord;
  readonly #own: LineRecord | null;

  constructor(line: LineRecord, side: Side) {
    this.#side = side;
    this.#line = line;
    const [name, other] = textNames[side];
    const given = pick(line, textNames[side]);
    if (given === null) {
      const empty = textNames[side].find((known) => Object.hasOwn(line, known));
      if (empty !== undefined)
        throw new DomainError("invalid-input", `"${empty}" is null; it must be a text.`);
      const there = Object.keys(line).slice(0, 12);
      const has = there.length === 0 ? "no field" : there.map((key) => `"${key.slice(0, 40)}"`).join(", ");
      throw new DomainError("invalid-input", `has no "${name}" (or "${other}"); it has ${has}.`);
    }
    this.#own = isRecord(given.value) ? given.value : null;
    const text = this.#own === null ? given.value : this.#own.text;
    this.text =
      typeof text === "string"
        ? text
        : refuse(`"${given.name}" must be a text (or an object with a "text"), not ${shown(given.value)}.`);
  }

  find(part: string): Given | null {
    const own = this.#own === null ? null : pick(this.#own, [part, snake(part)]);
    const given = own ?? pick(this.#line, flatNames.get(`${this.#side} ${part}`) ?? []);
    // A table converted to lines writes an empty cell as "".
    return given?.value === "" ? null : given;
  }

  string(part: string): string | undefined {
    const given = this.find(part);
    if (given === null) return undefined;
    return typeof given.value === "string"
      ? given.value
      : refuse(`"${given.name}" must be a text, not ${shown(given.value)}.`);
  }

  oneOf<Word extends string>(part: string, words: readonly Word[]): Word | undefined {
    const given = this.find(part);
    if (given === null) return undefined;
    const word = words.find((known) => known === given.value);
    return word ?? refuse(`"${given.name}" must be ${words.join(", ")}, not ${shown(given.value)}.`);
  }

  day(part: string): Day | undefined {
    const given = this.find(part);
    if (given === null) return undefined;
    const { value } = given;
    try {
      return parseDay(
        typeof value === "number" ? String(value) : typeof value === "string" ? value : shown(value),
      );
    } catch (error) {
      return refuse(`"${given.name}": ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** Names of the company: those of this side, or those of the line when this side has none. */
  companies(): readonly string[] {
    const own = [...namesIn(this.find("company")), ...namesIn(this.find("companies"))];
    if (own.length > 0) return own;
    return [...namesIn(pick(this.#line, ["company"])), ...namesIn(pick(this.#line, ["companies"]))];
  }
}

function namesIn(given: Given | null): readonly string[] {
  if (given === null) return [];
  const names: readonly unknown[] = Array.isArray(given.value) ? given.value : [given.value];
  return names.map((name) =>
    typeof name === "string"
      ? name
      : refuse(`"${given.name}" must be a name or a list of names, not ${shown(given.value)}.`),
  );
}

/** The same parts without those that are undefined. */
type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };
function defined<T extends Record<string, unknown>>(parts: T): Defined<T> {
  // Only undefined parts are left out, as the type says.
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as Defined<T>;
}

function claimOf(line: LineRecord): JudgedClaim {
  const side = new SideReader(line, "claim");
  const parts = defined({
    context: side.string("context"),
    kind: side.oneOf("kind", claimKinds),
    strength: side.oneOf("strength", strengths),
    condition: side.string("condition"),
    scope: side.string("scope"),
    voice: side.oneOf("voice", voices),
    day: side.day("day"),
    dueDay: side.day("dueDay"),
  });
  return { ...parts, text: side.text, companies: side.companies() };
}

function evidenceOf(line: LineRecord): JudgedEvidence {
  const side = new SideReader(line, "evidence");
  const parts = defined({
    context: side.string("context"),
    statedReason: side.string("statedReason"),
    disclosure: side.oneOf("disclosure", disclosures),
    voice: side.oneOf("voice", voices),
    day: side.day("day"),
  });
  return {
    ...parts,
    text: side.text,
    form: side.oneOf("form", forms) ?? "statement",
    companies: side.companies(),
  };
}

/**
 * The pair of claim and evidence that a line describes.
 *
 * @throws DomainError `invalid-input`, which names the wrong field and says what would be right
 */
export function pairOfLine(line: LineRecord): Pair {
  return { claim: claimOf(line), evidence: evidenceOf(line) };
}

/** The object that a line of JSON holds. @throws DomainError `malformed-json` */
export function parseLine(text: string): LineRecord {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new DomainError("malformed-json", `is not JSON (${why}): write one JSON object on each line.`, {
      cause,
    });
  }
  if (isRecord(value)) return value;
  const kind = Array.isArray(value) ? "a list" : value === null ? "null" : `a ${typeof value}`;
  throw new DomainError(
    "malformed-json",
    `is ${kind}: write one JSON object on each line, such as {"claim": "...", "evidence": "..."}.`,
  );
}
