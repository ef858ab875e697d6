import { claimSpan } from "../src/core/claims/claims.js";
import type { Collection, SeedLink, SeedMove, SeedStatement } from "./rows.js";

type Keyed = { readonly key: string };

/** The keys of a file's rows. @throws Error when two rows have the same key */
function keysOf(file: string, rows: readonly Keyed[]): Set<string> {
  const keys = new Set<string>();
  for (const { key } of rows) {
    if (keys.has(key)) throw new Error(`seed/${file}: two rows have the key ${key}.`);
    keys.add(key);
  }
  return keys;
}

/** @throws Error when `key` is not in `known` */
function mustKnow(known: ReadonlySet<string>, key: string, where: string): void {
  if (!known.has(key)) throw new Error(`seed/${where}: names ${key}, which no row has as its key.`);
}

function checkClaims(statement: SeedStatement): void {
  for (const { key, text, condition } of statement.claims) {
    const where = `seed/statements.json (${statement.key}), claim ${key}`;
    if (claimSpan(statement.quote, text) === null)
      throw new Error(`${where}: its text is not in the quote, word for word.`);
    const words = [statement.contextBefore, statement.quote, statement.contextAfter].join("\n");
    if (condition !== null && !words.includes(condition))
      throw new Error(`${where}: its condition is not in the quote or its context, word for word.`);
  }
}

interface Keys {
  readonly companies: ReadonlySet<string>;
  readonly topics: ReadonlySet<string>;
  readonly speakers: ReadonlySet<string>;
  readonly sources: ReadonlySet<string>;
  readonly statements: ReadonlySet<string>;
  readonly claims: ReadonlySet<string>;
  readonly moves: ReadonlySet<string>;
}

function checkLink(link: SeedLink, known: Keys): void {
  const where = `links.json (${link.key})`;
  mustKnow(known.claims, link.claim, where);
  if (!known.moves.has(link.evidence)) mustKnow(known.statements, link.evidence, where);
  for (const key of link.defence?.statements ?? []) mustKnow(known.statements, key, where);
  if (link.relation === "contradicts" && link.review.verdict === "approve" && link.defence === null)
    throw new Error(`seed/${where}: a contradiction needs its defence, or noneFound.`);
  if (link.review.verdict === "reject" && link.review.comment === null)
    throw new Error(`seed/${where}: a rejection says why in its comment.`);
}

function allKeys(collection: Collection): Keys {
  const claims = collection.statements.flatMap((statement) => statement.claims);
  const keys = {
    companies: keysOf("companies.json", collection.companies),
    topics: keysOf("topics.json", collection.topics),
    speakers: keysOf("speakers.json", collection.speakers),
    sources: keysOf("sources.json", collection.sources),
    statements: keysOf("statements.json", collection.statements),
    claims: keysOf("statements.json", claims),
    moves: keysOf("moves.json", collection.moves),
  };
  for (const key of keys.moves)
    if (keys.statements.has(key)) throw new Error(`seed/moves.json: ${key} is the key of a statement too.`);
  keysOf("links.json", collection.links);
  return keys;
}

function checkHeadings({ companies, topics, speakers }: Collection, known: Keys): void {
  for (const { key, parents } of companies)
    for (const { parent } of parents) mustKnow(known.companies, parent, `companies.json (${key})`);
  for (const { key, parent } of topics)
    if (parent !== null) mustKnow(known.topics, parent, `topics.json (${key})`);
  for (const { key, roles } of speakers)
    for (const { company } of roles) mustKnow(known.companies, company, `speakers.json (${key})`);
}

function checkEntry(entry: SeedStatement | SeedMove, known: Keys, where: string): void {
  mustKnow(known.companies, entry.company, where);
  mustKnow(known.sources, entry.source, where);
  for (const topic of entry.topics) mustKnow(known.topics, topic, where);
}

/** Checks the references between the files. @throws Error that names the file and the row with a missing reference */
export function checkReferences(collection: Collection): void {
  const known = allKeys(collection);
  checkHeadings(collection, known);
  for (const statement of collection.statements) {
    const where = `statements.json (${statement.key})`;
    checkEntry(statement, known, where);
    if (statement.about !== null) mustKnow(known.companies, statement.about, where);
    if (statement.speaker !== null) mustKnow(known.speakers, statement.speaker, where);
    checkClaims(statement);
  }
  for (const move of collection.moves) checkEntry(move, known, `moves.json (${move.key})`);
  for (const link of collection.links) checkLink(link, known);
}
