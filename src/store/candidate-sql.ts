import { meaningSql } from "./meaning-sql.js";
import { walkWithDaysSql } from "./ownership.js";

/** The kinds of entries in a company's record. The diff compares entries. */
export type EntryKind = "statement" | "move";

/** How many of the rarest shared words count. Without this limit, long texts would win by their length. */
const WORDS_COUNTED = 12;

/** The score of a shared topic, in units of inverse document frequency (IDF): that of a word in one entry of four. */
const TOPIC_WORTH = 1.5;

/** The score of a word of the same subject, as a fraction of the score of the word itself. */
const SUBJECT_WORTH = 0.4;

/** Kinds of claim that an earlier record can contradict too: a statement of fact, and the meaning of a word. */
const timeless = "('fact', 'definition')";

/** SQL columns of an entry on either side of a pair: its words, its company, the company it is about, and its day. */
export function entrySql(kind: EntryKind, alias: string): string {
  const day = { statement: "said", move: "effective" }[kind];
  const about = { statement: `${alias}.about_id`, move: "NULL::text" }[kind];
  return `${alias}.id, ${alias}.search, ${alias}.company_id, ${about} AS about_id,
    ${alias}.${day}_from AS day_from, ${alias}.${day}_to AS day_to, ${alias}.${day}_precision AS precision`;
}

/** SQL for the entry in $1. Finds no row if the entry reports what others say. */
export function theEntrySql(kind: EntryKind): string {
  const own = kind === "statement" ? " AND e.voice = 'own'" : "";
  return `entry AS MATERIALIZED (SELECT ${entrySql(kind, "e")} FROM ${kind} e WHERE e.id = $1${own})`;
}

/**
 * SQL for the entry's company family, each company with the days of the connection.
 *
 * The family is the company itself, every company that owns it, and every company it owns, at any depth. A sister
 * company (another company of the same owner) is not part of it.
 */
export function familySql(subjects: "company" | "company and about"): string {
  const about = subjects === "company" ? "" : " UNION SELECT about_id FROM entry WHERE about_id IS NOT NULL";
  return `subject(id) AS (SELECT company_id FROM entry${about}),
  ${walkWithDaysSql("above", "subject", "owners")},
  ${walkWithDaysSql("below", "subject", "owned")},
  family AS MATERIALIZED (SELECT id, since, until FROM above UNION SELECT id, since, until FROM below)`;
}

/**
 * SQL condition: the order of the two days is known and fits the kind of the claim.
 *
 * Only later evidence can judge a promise, position or prediction. Earlier evidence can also judge a fact or a
 * definition. Both sides have the columns `day_from`, `day_to` and `precision`.
 */
export function fitsSql(claim: string, evidence: string, kind: string): string {
  return `(${claim}.day_to < ${evidence}.day_from
    OR (${claim}.precision = 'day' AND ${evidence}.precision = 'day' AND ${claim}.day_from = ${evidence}.day_from)
    OR (${kind} IN ${timeless} AND ${claim}.day_from > ${evidence}.day_to))`;
}

/** SQL condition: the company belonged to the entry's company family on a day. */
export function inFamilySql(company: string, day: string): string {
  return `EXISTS (SELECT 1 FROM family f WHERE f.id = ${company}
    AND f.since <= ${day}_to AND f.until >= ${day}_from)`;
}

/** SQL for the family as an array. With an array, the planner uses the company index instead of reading all entries. */
export const familyArraySql = "ANY (ARRAY(SELECT id FROM family))";

/** SQL for the entry's topics with all broader and all narrower ones. */
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

/** The SQL parameters with groups of words. `forms`: forms of one word; `subjects`: words of one subject. */
export interface Related {
  readonly forms: string;
  readonly subjects: string;
}

/** What to compare with the entry, and how many of the best to keep. */
export interface Ranking {
  readonly entry: EntryKind;
  /** The kinds of entries in `pool`. */
  readonly pool: readonly EntryKind[];
  /** SQL condition on `o.id`. Checked from the best entry down until there are enough. */
  readonly where: string;
  readonly limit: string;
  readonly related: Related;
}

/** Limits above any real count. Without them the planner expects a million rows and the query takes seconds. */
const MOST_GROUPED = 1000;
const MOST_RELATED = 400;

/** SQL for the words of the groups in a parameter: "|" separates groups, and spaces separate their words. */
const groupSql = (parameter: string): string =>
  `SELECT g.place, (ts_lexize('english_stem', w))[1] AS lexeme
   FROM string_to_table(${parameter}, '|') WITH ORDINALITY g(words, place), string_to_table(g.words, ' ') w
   LIMIT ${MOST_GROUPED}`;

/**
 * SQL for `term(lexeme, key, worth)`: the entry's words, other forms of them, and words of the same subjects.
 *
 * Words with the same key count once in a text. Another form counts like the word itself; a subject counts less.
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

/** A pool of at most so many entries is judged whole: ranking by shared words would lose links that share none. */
export const JUDGED_WHOLE = 64;

/**
 * SQL for the `limit` entries of `pool` that match the entry best.
 *
 * The score sums the inverse document frequency (IDF) of the rarest shared words and the scores of shared topics. A
 * word is also shared by another form of it or, for less, by a word of the same subject. `pool(id, search)` holds
 * every entry that may be compared. One pass over its words finds both how rare each word is and which entries have
 * it. In a larger pool, likeness of meaning counts too (`meaningSql`). A pool of at most JUDGED_WHOLE entries is taken
 * whole. Cost: about 5 µs an entry, so about 0.1 s for a company with 20,000 entries.
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
  worded AS MATERIALIZED (
    SELECT id, sum(score) AS score FROM (
      SELECT id, sum(idf) AS score FROM ranked WHERE place <= ${WORDS_COUNTED} GROUP BY id
      ${pool.map((kind) => `UNION ALL ${topicScoreSql(kind)}`).join(" ")}
      UNION ALL SELECT id, 0 FROM pool WHERE (SELECT count(*) FROM pool) <= ${JUDGED_WHOLE}
    ) parts GROUP BY id),
  ${meaningSql(JUDGED_WHOLE)},
  best AS MATERIALIZED (
    SELECT o.id, o.score FROM (SELECT id, score FROM scored ORDER BY score DESC, id OFFSET 0) o
    WHERE ${where} ORDER BY o.score DESC, o.id LIMIT ${limit})`;
}
