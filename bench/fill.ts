import type pg from "pg";
import {
  type MadeCompany,
  type Maker,
  makeCompany,
  makeMove,
  makerOf,
  makeStatement,
  type Rows,
} from "./entries.js";
import { makeLink } from "./links.js";
import { drawsFrom } from "./random.js";

/** How much data to make. Of ten entries, seven are statements and three are moves. */
export interface Size {
  readonly companies: number;
  readonly entries: number;
  readonly links: number;
}

export const fullSize: Size = { companies: 1_000, entries: 100_000, links: 10_000 };

// A table comes after the tables that it refers to.
const order = [
  ...["topic", "company", "company_slug", "company_alias", "speaker", "role", "source", "statement", "claim"],
  ...[
    "statement_topic",
    "move",
    "move_topic",
    "link",
    "link_topic",
    "review",
    "defence",
    "defence_statement",
  ],
];
const ROWS_AT_ONCE = 2_000;

async function insertRows(client: pg.ClientBase, rows: Rows): Promise<void> {
  for (const table of order) {
    const list = rows.get(table) ?? [];
    for (let start = 0; start < list.length; start += ROWS_AT_ONCE)
      await client.query(
        `INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1::json)`,
        [JSON.stringify(list.slice(start, start + ROWS_AT_ONCE))],
      );
  }
}

function makeTopicTree(maker: Maker): string[] {
  const ids: string[] = [];
  for (let number = 0; number < 40; number += 1) {
    const at = maker.now();
    const id = maker.id("topic");
    const parent = number < 8 ? null : ids[number % 8];
    const slug = `topic-${number}`;
    maker.add("topic", {
      id,
      slug,
      name: `Topic ${number}`,
      parent_id: parent,
      recorded_at: at,
      recorded_by: "Synthetic Recorder",
    });
    ids.push(id);
  }
  return ids;
}

/** Most drafts are published in the end; some stay drafts. */
function publishMost(maker: Maker, company: MadeCompany): void {
  const sources = new Map(company.sources.map((row) => [row.id, row]));
  for (const row of [...company.statements, ...company.moves]) {
    if (maker.draws.fraction() >= 0.85) continue;
    row.public_since ??= row.recorded_at;
    const source = sources.get(row.source_id);
    if (source) source.public_since ??= row.recorded_at;
  }
  for (const { row, statement } of company.claims) row.public_since ??= statement.public_since;
}

/** How many entries each company has: the first many, the last few, all of them together `size.entries`. */
function shares({ companies, entries }: Size): number[] {
  const weights = Array.from({ length: companies }, (_, index) => (index + 10) ** -0.6);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let given = 0;
  return weights.map((weight, index) => {
    const share = index === companies - 1 ? entries - given : Math.round((entries * weight) / whole);
    given += share;
    return share;
  });
}

/**
 * Fills an empty, migrated database with companies that do not exist, the same in every run.
 *
 * The triggers run as they do for any other writer.
 */
export async function fill(client: pg.ClientBase, size: Size): Promise<void> {
  const rows: Rows = new Map();
  const draws = drawsFrom(20_240_723);
  const topicIds = makeTopicTree(makerOf(draws, rows, []));
  await insertRows(client, rows);
  rows.clear();
  const maker = makerOf(draws, rows, topicIds);
  let links = 0;
  let entries = 0;
  for (const [index, share] of shares(size).entries()) {
    const company = makeCompany(maker, index + 1, share);
    for (let count = 0; count < share; count += 1)
      if (count % 10 < 7) makeStatement(maker, company);
      else makeMove(maker, company);
    entries += share;
    const linked = new Set<string>();
    const wanted = Math.round((size.links * entries) / size.entries);
    for (let tries = 0; links < wanted && tries < share * 2; tries += 1)
      if (makeLink(maker, company, linked)) links += 1;
    publishMost(maker, company);
    await insertRows(client, rows);
    rows.clear();
  }
  await client.query("ANALYZE");
}
