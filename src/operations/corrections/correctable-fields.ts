import type { z } from "zod";
import { parseDay } from "../../core/dates/day.js";
import { sourceUrl } from "../../core/sources/source-url.js";
import { newClaim } from "../../schemas/claim.js";
import { newCompany } from "../../schemas/company.js";
import { newLink } from "../../schemas/link.js";
import { newMove } from "../../schemas/move.js";
import { newSource } from "../../schemas/source.js";
import { newRole, newSpeaker } from "../../schemas/speaker.js";
import { newStatement } from "../../schemas/statement.js";
import { slug } from "../../schemas/text.js";
import type { ColumnValue, JsonValue, RecordType } from "../../store/correctable.js";
import { dayText, wholeDayText } from "../../store/json.js";
import { textHash } from "../../store/text-hash.js";

/** A field that may be corrected: its values, its columns, and what depends on it. */
export interface CorrectableField {
  /** The values that the API accepts. */
  readonly schema: z.ZodType<JsonValue>;
  /** SQL for the field's value as JSON; the record's alias is `t`. */
  readonly read: string;
  readonly columns: (value: JsonValue) => readonly ColumnValue[];
  /** Whether the publication checks read it. */
  readonly isChecked: boolean;
  /** Whether judges read it. If so, a change is judged again. */
  readonly isJudged: boolean;
}

type Uses = { readonly isChecked?: boolean; readonly isJudged?: boolean };
const checkedAndJudged = { isChecked: true, isJudged: true } as const;
const judged = { isJudged: true } as const;

// Each field's schema has already rejected values of any other type.
const asText = (value: JsonValue): string | null => (typeof value === "string" ? value : null);
const asTexts = (value: JsonValue): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];

function field(
  schema: z.ZodType<JsonValue>,
  how: Pick<CorrectableField, "read" | "columns">,
  uses: Uses,
): CorrectableField {
  return { isChecked: false, isJudged: false, ...uses, schema, ...how };
}

function text(column: string, schema: z.ZodType<JsonValue>, uses: Uses = {}): CorrectableField {
  const columns = (value: JsonValue) => [{ column, type: "text", value: asText(value) } as const];
  return field(schema, { read: `to_json(t.${column})`, columns }, uses);
}

/** A text with a hash column that keeps the same words from being recorded twice. */
function hashed(column: string, schema: z.ZodType<JsonValue>, uses: Uses): CorrectableField {
  const plain = text(column, schema, uses);
  return {
    ...plain,
    columns: (value) => [
      ...plain.columns(value),
      { column: `${column}_hash`, type: "text", value: textHash(asText(value) ?? "") },
    ],
  };
}

function json(column: string, schema: z.ZodType<JsonValue>, uses: Uses = {}): CorrectableField {
  const columns = (value: JsonValue) => [{ column, type: "jsonb", value: JSON.stringify(value) } as const];
  return field(schema, { read: `t.${column}`, columns }, uses);
}

function texts(column: string, schema: z.ZodType<JsonValue>): CorrectableField {
  const columns = (value: JsonValue) => [{ column, type: "text[]", value: asTexts(value) } as const];
  return field(schema, { read: `to_json(t.${column})`, columns }, {});
}

/** A day in the three columns `<name>_from`, `<name>_to`, `<name>_precision`. */
function day(name: string, schema: z.ZodType<JsonValue>, uses: Uses): CorrectableField {
  const columns = (value: JsonValue): ColumnValue[] => {
    const written = asText(value);
    const known = written === null ? null : parseDay(written);
    return [
      { column: `${name}_from`, type: "date", value: known?.first ?? null },
      { column: `${name}_to`, type: "date", value: known?.last ?? null },
      { column: `${name}_precision`, type: "text", value: known?.precision ?? null },
    ];
  };
  return field(schema, { read: `to_json(${dayText(`t.${name}`)})`, columns }, uses);
}

function wholeDay(column: string, schema: z.ZodType<JsonValue>): CorrectableField {
  const columns = (value: JsonValue) => [{ column, type: "date", value: asText(value) } as const];
  return field(schema, { read: `to_json(${wholeDayText(`t.${column}`)})`, columns }, {});
}

/** Topics as slugs in alphabetical order. A join table holds them, so no column is set. */
function topics(recordType: "statement" | "move"): CorrectableField {
  const read = `(SELECT coalesce(json_agg(tt.slug ORDER BY tt.slug), '[]'::json)
    FROM ${recordType}_topic tj JOIN topic tt ON tt.id = tj.topic_id WHERE tj.${recordType}_id = t.id)`;
  const schema = newStatement.shape.topics.transform((slugs) => [...new Set(slugs)].sort());
  return field(schema, { read, columns: () => [] }, {});
}

const said = newStatement.shape;
const done = newMove.shape;
const made = newClaim.shape;
const cited = newSource.shape;
const linked = newLink.shape;

/** All fields that may be corrected, by record type and by the API's field names. */
export const correctableFields: Record<RecordType, Readonly<Record<string, CorrectableField>>> = {
  company: {
    name: text("name", newCompany.shape.name),
    slug: text("slug", slug),
    description: text("description", newCompany.shape.description),
  },
  speaker: {
    name: text("name", newSpeaker.shape.name),
    wikidata: text("wikidata", newSpeaker.shape.wikidata),
  },
  role: {
    title: text("title", newRole.shape.title),
    from: wholeDay("held_from", newRole.shape.from),
    to: wholeDay("held_to", newRole.shape.to),
  },
  source: {
    title: text("title", cited.title),
    publisher: text("publisher", cited.publisher),
    kind: text("kind", cited.kind),
    tier: text("tier", cited.tier),
    event: text("event", cited.event),
    publishedOn: day("published", cited.publishedOn, { isChecked: true }),
    url: text("url", cited.url.transform(sourceUrl)),
  },
  statement: {
    quote: hashed("quote", said.quote, checkedAndJudged),
    contextBefore: text("context_before", said.contextBefore, judged),
    contextAfter: text("context_after", said.contextAfter, judged),
    voice: text("voice", said.voice, judged),
    saidOn: day("said", said.saidOn, checkedAndJudged),
    speakerId: text("speaker_id", said.speakerId),
    captureId: text("capture_id", said.captureId, { isChecked: true }),
    locator: json("locator", said.locator, { isChecked: true }),
    quoteConfidence: text("quote_confidence", said.quoteConfidence.unwrap()),
    seenIn: texts("seen_in", said.seenIn),
    note: text("note", said.note),
    topics: topics("statement"),
  },
  claim: {
    text: text("text", made.text, judged),
    reading: text("reading", made.reading),
    kind: text("kind", made.kind, checkedAndJudged),
    strength: text("strength", made.strength, judged),
    condition: text("condition", made.condition, judged),
    scope: text("scope", made.scope, judged),
    dueOn: day("due", made.dueOn, judged),
    testability: text("testability", made.testability),
  },
  move: {
    kind: text("kind", done.kind),
    description: hashed("description", done.description, judged),
    quote: text("quote", done.quote, { isChecked: true }),
    effectiveOn: day("effective", done.effectiveOn, checkedAndJudged),
    disclosure: text("disclosure", done.disclosure, judged),
    statedReason: text("stated_reason", done.statedReason, judged),
    captureId: text("capture_id", done.captureId, { isChecked: true }),
    locator: json("locator", done.locator, { isChecked: true }),
    quoteConfidence: text("quote_confidence", done.quoteConfidence.unwrap()),
    seenIn: texts("seen_in", done.seenIn),
    note: text("note", done.note),
    topics: topics("move"),
  },
  link: {
    relation: text("relation", linked.relation, { isChecked: true }),
    manner: text("manner", linked.manner),
    degree: text("degree", linked.degree),
    letterOrSpirit: text("letter_or_spirit", linked.letterOrSpirit),
    explanation: text("explanation", linked.explanation),
  },
};
