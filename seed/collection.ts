import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { projectRoot } from "../src/root.js";
import { faultsInWords, readBy } from "../src/schemas/faults.js";
import { checkReferences } from "./references.js";
import {
  type Collection,
  seedCompany,
  seedLink,
  seedMove,
  seedSource,
  seedSpeaker,
  seedStatement,
  seedTopic,
} from "./rows.js";

function nameOf(row: unknown, index: number): string {
  const key = z.object({ key: z.string() }).safeParse(row);
  return key.success ? `row ${index + 1} (${key.data.key})` : `row ${index + 1}`;
}

/**
 * The rows of a file, as their schema reads them.
 *
 * @throws Error that names the file, the row and each wrong field, and says what would be right
 */
export function checkRows<Row extends z.ZodType>(file: string, row: Row, rows: unknown): z.output<Row>[] {
  if (!Array.isArray(rows)) throw new Error(`seed/${file}: must be a list of rows.`);
  return rows.map((value: unknown, index) => {
    const read = readBy(row, value, (pointer) => ({ pointer, detail: "" }));
    if (read.kind === "fits") return read.value;
    throw new Error(`seed/${file}, ${nameOf(value, index)}: ${faultsInWords(read.faults, "the row")}`);
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
 * The seed collection, with each row and each reference checked.
 *
 * @throws Error that names the file and the row, when a row is wrong or refers to a missing row
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
