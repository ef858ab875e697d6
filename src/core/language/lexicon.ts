import { FormTable } from "./forms.js";
import {
  antonyms as antonymData,
  facing as facingData,
  parents as parentData,
  words as wordData,
} from "./lexicon-data.js";
import { baseOf } from "./stems.js";
import { classes } from "./word-classes.js";

/** A part of speech as the lexicon knows it. */
export type WordKind = "noun" | "verb" | "adjective";

/** The lexicon's entry of a word: how often it is used as each kind (log 2), and its senses with those above them. */
export interface Entry {
  readonly lemma: string;
  /** The lemma's number among all of them, from 0. */
  readonly id: number;
  readonly uses: Readonly<Record<WordKind, number | undefined>>;
  /** Its own senses and the more general ones above them, with how many steps above. */
  readonly line: readonly Step[];
  /** The same steps as numbers, for fast loops: see `packStep`. */
  readonly steps: readonly number[];
  /** Numbers of the lemmas opposite to it. */
  readonly opposites: readonly number[];
  /** Senses that are opposite to its own or to similar senses ("large" to "little"). */
  readonly facing: readonly number[];
  /** Its closed class (nationalities, weekdays), or `null`. Two members of one class exclude each other. */
  readonly closedClass: string | null;
}

export interface Step {
  readonly sense: number;
  readonly up: number;
  /** The depth of the sense below the most general one. Siblings under a deep sense are alike. */
  readonly depth: number;
}

const DEPTH = 65_536;
const UP = DEPTH * 64;

/** A step as one number: its sense, its depth and how far up it is. */
const packStep = ({ sense, up, depth }: Step): number => up * UP + depth * DEPTH + sense;
export const senseOf = (step: number): number => step & 0xffff;
export const depthAt = (step: number): number => (step >> 16) & 0x3f;
export const upOf = (step: number): number => step >> 22;

const MAX_UP = 4;
const kinds: Readonly<Record<string, WordKind>> = { n: "noun", v: "verb", a: "adjective" };

interface Tables {
  readonly lines: ReadonlyMap<string, { readonly id: number; readonly senses: string }>;
  readonly parents: readonly (readonly number[])[];
  readonly opposites: ReadonlyMap<string, ReadonlySet<string>>;
  readonly facing: ReadonlyMap<number, readonly number[]>;
  readonly depths: Map<number, number>;
}

let loaded: Tables | undefined;

/** The tables, unpacked at first use, which takes about 30 ms. They never change after that. */
function tables(): Tables {
  if (loaded !== undefined) return loaded;
  const lines = new Map<string, { readonly id: number; readonly senses: string }>();
  for (const line of wordData.split("|")) {
    const blank = line.indexOf(" ");
    lines.set(line.slice(0, blank), { id: lines.size, senses: line.slice(blank + 1) });
  }
  const parents = parentData
    .split(",")
    .map((above) => (above === "" ? [] : above.split(".").map((digits) => Number.parseInt(digits, 36))));
  const opposites = new Map<string, Set<string>>();
  const add = (a: string, b: string): void => {
    opposites.set(a, (opposites.get(a) ?? new Set()).add(b));
  };
  for (const pair of antonymData.split("|")) {
    const [a = "", b = ""] = pair.split(" ");
    add(a, b);
    add(b, a);
  }
  const facing = new Map<number, number[]>();
  for (const pair of facingData.split("|")) {
    const [a = 0, b = 0] = pair.split(".").map((digits) => Number.parseInt(digits, 36));
    facing.set(a, [...(facing.get(a) ?? []), b]);
    facing.set(b, [...(facing.get(b) ?? []), a]);
  }
  loaded = { lines, parents, opposites, facing, depths: new Map() };
  return loaded;
}

function depthOf(sense: number, { parents, depths }: Tables): number {
  let depth = 0;
  const path: number[] = [];
  for (let at: number | undefined = sense; at !== undefined && path.length < 30; at = parents[at]?.[0]) {
    const known = depths.get(at);
    if (known !== undefined) {
      depth = known + 1;
      break;
    }
    path.push(at);
  }
  for (const at of path.reverse()) {
    depths.set(at, depth);
    depth += 1;
  }
  return depths.get(sense) ?? 0;
}

function climb(senses: readonly number[], data: Tables): readonly Step[] {
  const steps = new Map<number, number>();
  let level: readonly number[] = senses;
  for (let up = 0; up <= MAX_UP && level.length > 0; up += 1) {
    const next: number[] = [];
    for (const sense of level) {
      if (steps.has(sense)) continue;
      steps.set(sense, up);
      next.push(...(data.parents[sense] ?? []));
    }
    level = next;
  }
  return [...steps].map(([sense, up]) => ({ sense, up, depth: depthOf(sense, data) }));
}

/** Entries by lemma, made at the first request. Their number is bounded by the lexicon, whatever texts ask. */
const entries = new Map<string, Entry>();

/** The lemma of a word; `null` if the lexicon has none. */
function lemmaOf(word: string, { lines }: Tables): string | null {
  const irregular = baseOf(word);
  if (irregular !== null && lines.has(irregular)) return irregular;
  if (lines.has(word)) return word;
  return baseForms(word).find((form) => lines.has(form)) ?? null;
}

const found = new FormTable((word): Entry | null => {
  const data = tables();
  const lemma = lemmaOf(word, data);
  if (lemma === null) return null;
  const entry = entries.get(lemma) ?? build(lemma, data);
  entries.set(entry.lemma, entry);
  return entry;
});

/** The entry of a lower-case word in any form; `null` if the lexicon has none. Cost: one look-up. */
export const lookUp = (word: string): Entry | null => found.get(word);

function build(lemma: string, data: Tables): Entry {
  const uses: Record<WordKind, number | undefined> = {
    noun: undefined,
    verb: undefined,
    adjective: undefined,
  };
  const senses: number[] = [];
  const line = data.lines.get(lemma) ?? { id: -1, senses: "" };
  const parts = line.senses.split(" ");
  for (let index = 0; index + 1 < parts.length; index += 2) {
    const kind = kinds[parts[index]?.charAt(0) ?? ""];
    if (kind !== undefined) uses[kind] = Number(parts[index]?.slice(1));
    senses.push(...(parts[index + 1] ?? "").split(".").map((digits) => Number.parseInt(digits, 36)));
  }
  const climbed = climb(senses, data);
  return {
    lemma,
    id: line.id,
    uses,
    line: climbed,
    steps: climbed.map(packStep),
    facing: climbed.filter(({ up }) => up <= 1).flatMap(({ sense }) => data.facing.get(sense) ?? []),
    opposites: [...(data.opposites.get(lemma) ?? [])].flatMap((other) => data.lines.get(other)?.id ?? []),
    closedClass: classes.get(lemma) ?? null,
  };
}

/** The possible base forms of a word, likeliest first. */
function baseForms(word: string): readonly string[] {
  const forms: string[] = [];
  const cut = (ending: string, ...instead: readonly string[]): void => {
    if (!word.endsWith(ending) || word.length - ending.length < 2) return;
    const rest = word.slice(0, -ending.length);
    for (const tail of instead) forms.push(tail === "-" ? rest.slice(0, -1) : rest + tail);
  };
  cut("ies", "y");
  cut("s", "");
  cut("es", "");
  cut("ied", "y");
  const isDoubled = (ending: string): boolean => word.at(-ending.length - 1) === word.at(-ending.length - 2);
  cut("ed", "e", "", ...(isDoubled("ed") ? ["-"] : []));
  cut("ing", ...(isDoubled("ing") ? ["-", ""] : ["", "e"]));
  cut("er", "", "e", ...(isDoubled("er") ? ["-"] : []));
  cut("est", "", "e", ...(isDoubled("est") ? ["-"] : []));
  cut("ly", "", "le");
  return forms;
}
