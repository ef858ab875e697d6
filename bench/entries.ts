import { createHash } from "node:crypto";
import { type IdKind, newId } from "../src/core/ids.js";
import type { Draws } from "./random.js";
import { deedAbout, promiseAbout, subjectOf } from "./words.js";

/** A row by the database's column names. A missing column is null. */
export type Row = Record<string, unknown>;
/** Rows by the name of their table. */
export type Rows = Map<string, Row[]>;

/** Makes rows: random draws, ids in the order of time, and the place where the rows go. */
export interface Maker {
  readonly draws: Draws;
  readonly id: (kind: IdKind) => string;
  readonly add: (table: string, row: Row) => Row;
  /** The instant of the record that is being made, a little later each time. */
  readonly now: () => Date;
  readonly topicIds: readonly string[];
}

const RECORDER = "Synthetic Recorder";
const firstDay = Date.UTC(2012, 0, 1);
const dayCount = 5_200;

export function makerOf(
  draws: Draws,
  rows: Rows,
  topicIds: readonly string[],
): Maker & { readonly now: () => Date } {
  let millis = Date.UTC(2024, 0, 1);
  const now = () => {
    millis += 700;
    return new Date(millis);
  };
  return {
    draws,
    now,
    topicIds,
    id: (kind) => newId(kind, new Date(millis), draws.bytes(16)),
    add: (table, row) => {
      const list = rows.get(table) ?? [];
      list.push(row);
      rows.set(table, list);
      return row;
    },
  };
}

const isoDay = (millis: number): string => new Date(millis).toISOString().slice(0, 10);
export const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");
const locator = { page: null, place: "second paragraph", prefix: null, suffix: null, timestamp: null };

/** The columns of a date. Most dates are exact to the day, some only to the month. */
function dayColumns(name: string, draws: Draws): Row {
  const millis = firstDay + draws.below(dayCount) * 86_400_000;
  if (draws.fraction() < 0.92) {
    const day = isoDay(millis);
    return { [`${name}_from`]: day, [`${name}_to`]: day, [`${name}_precision`]: "day" };
  }
  const date = new Date(millis);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  return {
    [`${name}_from`]: isoDay(Date.UTC(year, month, 1)),
    [`${name}_to`]: isoDay(Date.UTC(year, month + 1, 0)),
    [`${name}_precision`]: "month",
  };
}

export interface MadeCompany {
  readonly id: string;
  readonly slug: string;
  readonly subjects: readonly string[];
  readonly speakerIds: readonly string[];
  readonly sources: Row[];
  readonly statements: Row[];
  readonly claims: { readonly row: Row; readonly statement: Row; readonly topicIds: readonly string[] }[];
  readonly moves: Row[];
}

/** Company number `number` with its names, speakers and roles; it will have about `entries` entries. */
export function makeCompany(maker: Maker, number: number, entries: number): MadeCompany {
  const { draws } = maker;
  const name = `Company ${String(number).padStart(4, "0")}`;
  const slug = name.toLowerCase().replace(" ", "-");
  const at = maker.now();
  const recorded = { recorded_at: at, recorded_by: RECORDER };
  const id = maker.id("company");
  maker.add("company", { id, slug, name, public_since: at, ...recorded });
  maker.add("company_slug", { slug, company_id: id, since: at });
  maker.add("company_alias", { id: maker.id("alias"), company_id: id, name: `The ${number}th Company` });
  const speakerIds = Array.from({ length: 3 }, (_, index) => {
    const speakerId = maker.id("speaker");
    maker.add("speaker", {
      id: speakerId,
      name: `Speaker ${index + 1} of ${name}`,
      public_since: at,
      ...recorded,
    });
    maker.add("role", {
      id: maker.id("role"),
      speaker_id: speakerId,
      company_id: id,
      title: index === 0 ? "Chief executive" : "Spokesperson",
      held_from: "2010-01-01",
      ...recorded,
    });
    return speakerId;
  });
  const subjects = Array.from({ length: 5 + Math.floor(entries / 30) }, () => subjectOf(draws));
  return { id, slug, subjects, speakerIds, sources: [], statements: [], claims: [], moves: [] };
}

function makeSource(maker: Maker, company: MadeCompany, published: Row): string {
  const { draws } = maker;
  const at = maker.now();
  const id = maker.id("source");
  const kind = draws.pick(["press_release", "interview", "open_letter", "filing", "post", "news_report"]);
  const row = maker.add("source", {
    id,
    url: `https://example.org/${company.slug}/${id}`,
    title: `On ${draws.pick(company.subjects)}`,
    publisher: kind === "news_report" ? "Synthetic Courier" : company.slug,
    kind,
    tier: kind === "news_report" ? "secondary" : "primary",
    published_from: Object.values(published)[0],
    published_to: Object.values(published)[1],
    published_precision: Object.values(published)[2],
    recorded_at: at,
    recorded_by: RECORDER,
  });
  company.sources.push(row);
  return id;
}

function makeTopics(maker: Maker, table: string, column: string, id: string): string[] {
  const topicIds = [...new Set([maker.draws.pick(maker.topicIds), maker.draws.pick(maker.topicIds)])];
  for (const topicId of topicIds) maker.add(table, { [column]: id, topic_id: topicId });
  return topicIds;
}

function makeClaim(maker: Maker, company: MadeCompany, statement: Row, topicIds: readonly string[]): void {
  const { draws } = maker;
  const text = String(statement.quote);
  const row = maker.add("claim", {
    id: maker.id("claim"),
    statement_id: statement.id,
    text,
    span_start: 0,
    span_end: text.length,
    kind: draws.pick(["promise", "position", "prediction"]),
    strength: draws.pick(["firm", "intended", "hedged"]),
    condition: text.startsWith("If demand holds") ? "If demand holds" : null,
    testability: "testable",
    recorded_at: statement.recorded_at,
    recorded_by: RECORDER,
  });
  company.claims.push({ row, statement, topicIds });
}

/** A statement of the company about one of its subjects, with its claim. */
export function makeStatement(maker: Maker, company: MadeCompany): void {
  const { draws } = maker;
  const quote = promiseAbout(draws, draws.pick(company.subjects));
  const said = dayColumns("said", draws);
  const sourceId = makeSource(maker, company, said);
  const at = maker.now();
  const id = maker.id("statement");
  const statement = maker.add("statement", {
    id,
    company_id: company.id,
    speaker_id: draws.fraction() < 0.8 ? draws.pick(company.speakerIds) : null,
    source_id: sourceId,
    quote,
    context_before: `Asked about ${draws.pick(company.subjects)}, the company answered at length.`,
    context_after: "It gave no further detail.",
    voice: "own",
    ...said,
    locator,
    quote_confidence: "primary",
    seen_in: [],
    quote_hash: hashOf(`${id} ${quote}`),
    public_since: null,
    recorded_at: at,
    recorded_by: RECORDER,
  });
  const topicIds = makeTopics(maker, "statement_topic", "statement_id", id);
  company.statements.push(statement);
  makeClaim(maker, company, statement, topicIds);
}

/** A move of the company about one of its subjects. */
export function makeMove(maker: Maker, company: MadeCompany): void {
  const { draws } = maker;
  const effective = dayColumns("effective", draws);
  const sourceId = makeSource(maker, company, effective);
  const at = maker.now();
  const id = maker.id("move");
  const description = deedAbout(draws, draws.pick(company.subjects));
  const move = maker.add("move", {
    id,
    company_id: company.id,
    source_id: sourceId,
    kind: draws.pick(["release", "policy_change", "product_change", "shutdown", "price_change", "layoff"]),
    description,
    ...effective,
    disclosure: draws.pick(["announced", "reported", "silent"]),
    stated_reason: draws.fraction() < 0.3 ? "Costs had risen more than the company had foreseen." : null,
    locator,
    quote_confidence: "primary",
    seen_in: [],
    description_hash: hashOf(`${id} ${description}`),
    public_since: null,
    recorded_at: at,
    recorded_by: RECORDER,
  });
  makeTopics(maker, "move_topic", "move_id", id);
  company.moves.push(move);
}
