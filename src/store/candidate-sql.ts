import { walkWithDaysSql } from "./ownership.js";

/** An entry of a company's record: what the diff compares. */
export type EntryKind = "statement" | "move";

/** How many of the rarest words that two entries share count: beyond them a long text would win by its length. */
const WORDS_COUNTED = 12;

/** What a shared topic is worth, in units of IDF: as much as a word that about one entry in four has. */
const TOPIC_WORTH = 1.5;

/** What a word of a shared subject is worth beside the word itself. */
const SUBJECT_WORTH = 0.4;

/** Kinds of claim that also an earlier record can contradict: what is, and what a word means. */
const timeless = "('fact', 'definition')";

/** SQL for an entry as both sides of a pair are read: its words, its company and whom it speaks of, its day. */
export function entrySql(kind: EntryKind, alias: string): string {
  const day = { statement: "said", move: "effective" }[kind];
  const about = { statement: `${alias}.about_id`, move: "NULL::text" }[kind];
  return `${alias}.id, ${alias}.search, ${alias}.company_id, ${about} AS about_id,
    ${alias}.${day}_from AS day_from, ${alias}.${day}_to AS day_to, ${alias}.${day}_precision AS precision`;
}

/** SQL for the one entry in $1; none where it reports what others say. */
export function theEntrySql(kind: EntryKind): string {
  const own = kind === "statement" ? " AND e.voice = 'own'" : "";
  return `entry AS MATERIALIZED (SELECT ${entrySql(kind, "e")} FROM ${kind} e WHERE e.id = $1${own})`;
}

/**
 * SQL for the companies whose words and acts bear on each other with the entry's: itself, what owns it and what it
 * owns, at any depth, each with the days on which that was so. A sister company is not among them.
 */
export function familySql(subjects: "company" | "company and about"): string {
  const about = subjects === "company" ? "" : " UNION SELECT about_id FROM entry WHERE about_id IS NOT NULL";
  return `subject(id) AS (SELECT company_id FROM entry${about}),
  ${walkWithDaysSql("above", "subject", "owners")},
  ${walkWithDaysSql("below", "subject", "owned")},
  family AS MATERIALIZED (SELECT id, since, until FROM above UNION SELECT id, since, until FROM below)`;
}

/**
 * SQL: whether the order of two days is known and fits the kind of the claim.
 *
 * A promise, position or prediction is judged by what follows it; a fact or a definition also by an earlier record.
 * Both sides have `day_from`, `day_to` and `precision`.
 */
export function fitsSql(claim: string, evidence: string, kind: string): string {
  return `(${claim}.day_to < ${evidence}.day_from
    OR (${claim}.precision = 'day' AND ${evidence}.precision = 'day' AND ${claim}.day_from = ${evidence}.day_from)
    OR (${kind} IN ${timeless} AND ${claim}.day_from > ${evidence}.day_to))`;
}

/** SQL: whether a company belonged to the family of the entry's on a day. */
export function inFamilySql(company: string, day: string): string {
  return `EXISTS (SELECT 1 FROM family f WHERE f.id = ${company}
    AND f.since <= ${day}_to AND f.until >= ${day}_from)`;
}

/** SQL for the family as an array: the planner then looks its companies up instead of reading all entries. */
export const familyArraySql = "ANY (ARRAY(SELECT id FROM family))";

/** SQL for the entry's topics, all that are broader and all that are narrower: each concerns the same subject. */
function headingsSql(kind: EntryKind): string {
  const own = `SELECT topic_id FROM ${kind}_topic WHERE ${kind}_id = $1`;
  return `broader(id) AS (${own}
    UNION SELECT t.parent_id FROM topic t JOIN broader b ON b.id = t.id WHERE t.parent_id IS NOT NULL),
  narrower(id) AS (${own} UNION SELECT t.id FROM topic t JOIN narrower n ON n.id = t.parent_id),
  heading AS MATERIALIZED (SELECT id FROM broader UNION SELECT id FROM narrower)`;
}

function topicScoreSql(kind: EntryKind): string {
  return `SELECT p.id, ${TOPIC_WORTH}::float8 * count(*) AS score FROM pool p
    JOIN ${kind}_topic t ON t.${kind}_id = p.id
    WHERE EXISTS (SELECT 1 FROM heading) AND t.topic_id = ANY (ARRAY(SELECT id FROM heading)) GROUP BY p.id`;
}

/** The parameters that hold groups of words: forms of one word, and words of one subject. */
export interface Related {
  readonly forms: string;
  readonly subjects: string;
}

/** What is compared with the entry, and how many of the best are wanted. */
export interface Ranking {
  readonly entry: EntryKind;
  /** Of what kinds the rows of `pool` are. */
  readonly pool: readonly EntryKind[];
  /** SQL on `o.id`: which of the ranked count. Asked of the best ones in turn until there are enough. */
  readonly where: string;
  readonly limit: string;
  readonly related: Related;
}

/** More words than the groups hold, and than an entry touches: the planner else expects a million and takes seconds. */
const MOST_GROUPED = 1000;
const MOST_RELATED = 400;

/** SQL for the words of the groups in a parameter: groups parted by "|", their words by blanks. */
const groupSql = (parameter: string): string =>
  `SELECT g.place, (ts_lexize('english_stem', w))[1] AS lexeme
   FROM string_to_table(${parameter}, '|') WITH ORDINALITY g(words, place), string_to_table(g.words, ' ') w
   LIMIT ${MOST_GROUPED}`;

/**
 * SQL for `term(lexeme, key, worth)`: the entry's words, other forms of them, and words of the same subjects.
 *
 * What has the same key counts once in a text. Other forms count as the word itself, a subject for less.
 */
function termSql({ forms, subjects }: Related): string {
  return `form AS MATERIALIZED (${groupSql(forms)}),
  subject_word AS MATERIALIZED (${groupSql(subjects)}),
  touched AS MATERIALIZED (SELECT DISTINCT place FROM subject_word JOIN word USING (lexeme) LIMIT 50),
  term AS MATERIALIZED (
    SELECT lexeme, lexeme AS key, 1::float8 AS worth FROM word
    UNION (SELECT f.lexeme, o.lexeme, 1 FROM form f JOIN form o USING (place) JOIN word w ON w.lexeme = o.lexeme
      LIMIT ${MOST_RELATED})
    UNION (SELECT s.lexeme, '~' || s.place, ${SUBJECT_WORTH} FROM subject_word s JOIN touched USING (place)
      WHERE s.lexeme IS NOT NULL LIMIT ${MOST_RELATED}))`;
}

/**
 * SQL for the `limit` best of `pool` for the entry: by the summed IDF of the rarest words shared, in any form or by
 * words of the same subject, and shared topics.
 *
 * `pool(id, search)` is every entry that may be compared. One pass over its words gives both how rare a word is in it
 * and who has it: about 5 µs an entry, so that a company with 20,000 entries takes about 0.1 s.
 */
export function bestSql({ entry, pool, where, limit, related }: Ranking): string {
  return `word AS MATERIALIZED (SELECT unnest(tsvector_to_array(search)) AS lexeme FROM entry),
  ${termSql(related)},
  ${headingsSql(entry)},
  shared AS MATERIALIZED (
    SELECT p.id, t.key, t.worth FROM (SELECT id, unnest(tsvector_to_array(search)) AS lexeme FROM pool) p
    JOIN term t USING (lexeme) GROUP BY 1, 2, 3),
  weight AS (
    SELECT d.key, d.worth * ln(1 + (n.entries - d.entries + 0.5::float8) / (d.entries + 0.5::float8)) AS idf
    FROM (SELECT key, worth, count(*) AS entries FROM shared GROUP BY key, worth) d,
      (SELECT count(*) AS entries FROM pool) n),
  ranked AS (
    SELECT s.id, w.idf, row_number() OVER (PARTITION BY s.id ORDER BY w.idf DESC, s.key) AS place
    FROM shared s JOIN weight w USING (key)),
  scored AS (
    SELECT id, sum(score) AS score FROM (
      SELECT id, sum(idf) AS score FROM ranked WHERE place <= ${WORDS_COUNTED} GROUP BY id
      ${pool.map((kind) => `UNION ALL ${topicScoreSql(kind)}`).join(" ")}
    ) parts GROUP BY id),
  best AS MATERIALIZED (
    SELECT o.id, o.score FROM (SELECT id, score FROM scored ORDER BY score DESC, id OFFSET 0) o
    WHERE ${where} ORDER BY o.score DESC, o.id LIMIT ${limit})`;
}
