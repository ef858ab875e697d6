import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { projectRoot } from "../src/root.js";
import { newClaim } from "../src/schemas/claim.js";
import { newCompany } from "../src/schemas/company.js";
import { newDefence, newLink, newReview } from "../src/schemas/link.js";
import { newMove } from "../src/schemas/move.js";
import { newSource } from "../src/schemas/source.js";
import { newSpeaker } from "../src/schemas/speaker.js";
import { newStatement } from "../src/schemas/statement.js";
import { slug } from "../src/schemas/text.js";
import { newTopic } from "../src/schemas/topic.js";
import { checkReferences } from "./references.js";

// A row is what the operation takes, with keys where that has ids. Companies and topics have their slug as key.
const seedCompany = newCompany.omit({ slug: true }).extend({ key: slug });
const seedTopic = newTopic.omit({ slug: true }).extend({ key: slug });
const seedSpeaker = newSpeaker.extend({ key: slug });
const seedSource = newSource.extend({ key: slug });
const seedClaim = newClaim.omit({ statementId: true }).extend({ key: slug });
const seedStatement = newStatement.omit({ sourceId: true, captureId: true, speakerId: true }).extend({
  key: slug,
  company: slug,
  about: slug.nullable().default(null),
  speaker: slug.nullable(),
  source: slug,
  claims: z.array(seedClaim),
});
const seedMove = newMove
  .omit({ sourceId: true, captureId: true })
  .extend({ key: slug, company: slug, source: slug });
const seedLink = newLink.omit({ claimId: true, evidenceId: true }).extend({
  key: z.string(),
  claim: slug,
  evidence: slug.meta({ description: "Key of a statement or a move" }),
  defence: newDefence
    .omit({ statementIds: true })
    .extend({ statements: z.array(slug).default([]) })
    .nullable()
    .default(null),
  review: newReview,
});

export type SeedCompany = z.output<typeof seedCompany>;
export type SeedTopic = z.output<typeof seedTopic>;
export type SeedSpeaker = z.output<typeof seedSpeaker>;
export type SeedSource = z.output<typeof seedSource>;
export type SeedClaim = z.output<typeof seedClaim>;
export type SeedStatement = z.output<typeof seedStatement>;
export type SeedMove = z.output<typeof seedMove>;
export type SeedLink = z.output<typeof seedLink>;

/** What `seed/` holds: a list for each of its files. Parents come before what names them. */
export interface Collection {
  readonly companies: readonly SeedCompany[];
  readonly topics: readonly SeedTopic[];
  readonly speakers: readonly SeedSpeaker[];
  readonly sources: readonly SeedSource[];
  readonly statements: readonly SeedStatement[];
  readonly moves: readonly SeedMove[];
  readonly links: readonly SeedLink[];
}

function nameOf(row: unknown, index: number): string {
  const key = z.object({ key: z.string() }).safeParse(row);
  return key.success ? `row ${index + 1} (${key.data.key})` : `row ${index + 1}`;
}

/** @throws Error naming the file, the row, the field and what is wrong with it */
export function checkRows<Row extends z.ZodType>(file: string, row: Row, rows: unknown): z.output<Row>[] {
  if (!Array.isArray(rows)) throw new Error(`seed/${file}: must be a list of rows.`);
  return rows.map((value: unknown, index) => {
    const read = row.safeParse(value);
    if (read.success) return read.data;
    const faults = read.error.issues.map((issue) => `${issue.path.join(".") || "the row"} ${issue.message}`);
    throw new Error(`seed/${file}, ${nameOf(value, index)}: ${faults.join("; ")}.`);
  });
}

async function readRows<Row extends z.ZodType>(
  folder: string,
  file: string,
  row: Row,
): Promise<z.output<Row>[]> {
  const text = await readFile(join(folder, file), "utf8");
  let rows: unknown;
  try {
    rows = JSON.parse(text);
  } catch (cause) {
    throw new Error(`seed/${file}: is not JSON.`, { cause });
  }
  return checkRows(file, row, rows);
}

/**
 * The seed collection, checked row by row and across its files.
 *
 * @throws Error naming the file and the row where a row has not the shape of its record, or names what is not there
 */
export async function readCollection(folder: string = join(projectRoot, "seed")): Promise<Collection> {
  const collection = {
    companies: await readRows(folder, "companies.json", seedCompany),
    topics: await readRows(folder, "topics.json", seedTopic),
    speakers: await readRows(folder, "speakers.json", seedSpeaker),
    sources: await readRows(folder, "sources.json", seedSource),
    statements: await readRows(folder, "statements.json", seedStatement),
    moves: await readRows(folder, "moves.json", seedMove),
    links: await readRows(folder, "links.json", seedLink),
  };
  checkReferences(collection);
  return collection;
}
