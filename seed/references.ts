import { claimSpan } from "../src/core/claims/claims.js";
import type { Collection, SeedLink, SeedStatement } from "./collection.js";

type Keyed = { readonly key: string };

/** The keys of a file's rows. @throws Error where two rows have one key */
function keysOf(file: string, rows: readonly Keyed[]): Set<string> {
  const keys = new Set<string>();
  for (const { key } of rows) {
    if (keys.has(key)) throw new Error(`seed/${file}: two rows have the key ${key}.`);
    keys.add(key);
  }
  return keys;
}

/** @throws Error where `key` is none of `known` */
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

function checkLink(link: SeedLink, known: { claims: Set<string>; entries: Set<string>; said: Set<string> }) {
  const where = `links.json (${link.key})`;
  mustKnow(known.claims, link.claim, where);
  mustKnow(known.entries, link.evidence, where);
  for (const key of link.defence?.statements ?? []) mustKnow(known.said, key, where);
  if (link.relation === "contradicts" && link.review.verdict === "approve" && link.defence === null)
    throw new Error(`seed/${where}: a contradiction needs its defence, or noneFound.`);
  if (link.review.verdict === "reject" && link.review.comment === null)
    throw new Error(`seed/${where}: a rejection says why in its comment.`);
}

/** Holds the files together. @throws Error naming the file and the row that names what is not there */
export function checkReferences(collection: Collection): void {
  const companies = keysOf("companies.json", collection.companies);
  const topics = keysOf("topics.json", collection.topics);
  const speakers = keysOf("speakers.json", collection.speakers);
  const sources = keysOf("sources.json", collection.sources);
  const said = keysOf("statements.json", collection.statements);
  const moves = keysOf("moves.json", collection.moves);
  const claims = keysOf(
    "statements.json",
    collection.statements.flatMap((statement) => statement.claims),
  );
  for (const { key, parents } of collection.companies)
    for (const { parent } of parents) mustKnow(companies, parent, `companies.json (${key})`);
  for (const { key, parent } of collection.topics)
    if (parent !== null) mustKnow(topics, parent, `topics.json (${key})`);
  for (const { key, roles } of collection.speakers)
    for (const { company } of roles) mustKnow(companies, company, `speakers.json (${key})`);
  const checkEntry = (entry: { company: string; source: string; topics: string[] }, where: string) => {
    mustKnow(companies, entry.company, where);
    mustKnow(sources, entry.source, where);
    for (const topic of entry.topics) mustKnow(topics, topic, where);
  };
  for (const statement of collection.statements) {
    const where = `statements.json (${statement.key})`;
    checkEntry(statement, where);
    if (statement.about !== null) mustKnow(companies, statement.about, where);
    if (statement.speaker !== null) mustKnow(speakers, statement.speaker, where);
    checkClaims(statement);
  }
  for (const move of collection.moves) checkEntry(move, `moves.json (${move.key})`);
  keysOf("links.json", collection.links);
  for (const link of collection.links)
    checkLink(link, { claims, entries: new Set([...said, ...moves]), said });
  for (const key of moves)
    if (said.has(key)) throw new Error(`seed/moves.json: ${key} is the key of a statement too.`);
}
