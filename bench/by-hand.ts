import type pg from "pg";

// The service's list of links, written by hand as one query for exactly these filters. A program that needs only this
// route could do so. The difference between the two rates is the cost of fragments that the API, pages and feeds share.

// In the text, not a parameter: PostgreSQL then plans the statement once and not for every request.
const PAGE = 25;

const company = (alias: string) =>
  `(SELECT row_to_json(x) FROM (SELECT ${alias}.id, ${alias}.slug, ${alias}.name) x)`;

const instant = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const day = (name: string) =>
  `to_char(${name}_from, CASE ${name}_precision WHEN 'day' THEN 'YYYY-MM-DD' WHEN 'month' THEN 'YYYY-MM' ELSE 'YYYY' END)`;

const source = (alias: string) =>
  `(SELECT row_to_json(x) FROM (SELECT ${alias}.id, ${alias}.url, ${alias}.title, ${alias}.publisher, ${alias}.kind,
    ${alias}.tier, ${alias}.event, ${day(`${alias}.published`)} AS "publishedOn",
    ${alias}.published_precision AS "publishedOnPrecision", ${instant(`${alias}.public_since`)} AS "publicSince",
    ${instant(`${alias}.recorded_at`)} AS "recordedAt") x)`;

const topics = (table: string, column: string, id: string) =>
  `coalesce((SELECT json_agg(row_to_json(x)) FROM (SELECT t.id, t.slug, t.name FROM ${table} j JOIN topic t ON t.id = j.topic_id
    WHERE j.${column} = ${id} ORDER BY t.slug) x), '[]'::json)`;

/** Columns of a statement whose company, subject, speaker, role and source are joined as `<alias>_...`. */
const statement = (alias: string) =>
  `(SELECT row_to_json(x) FROM (SELECT ${alias}.id, ${company(`${alias}_company`)} AS company,
    CASE WHEN ${alias}_about.id IS NOT NULL THEN ${company(`${alias}_about`)} END AS about,
    CASE WHEN ${alias}_speaker.id IS NOT NULL THEN
      (SELECT row_to_json(y) FROM (SELECT ${alias}_speaker.id, ${alias}_speaker.name) y) END AS speaker,
    ${alias}_role.title AS role, ${alias}.quote, ${alias}.context_before AS "contextBefore",
    ${alias}.context_after AS "contextAfter", ${alias}.voice, ${day(`${alias}.said`)} AS "saidOn",
    ${alias}.said_precision AS "saidOnPrecision", ${alias}.locator, ${alias}.quote_confidence AS "quoteConfidence",
    ${alias}.seen_in AS "seenIn", ${alias}.note, ${source(`${alias}_source`)} AS source,
    ${alias}.capture_id AS "captureId", ${topics("statement_topic", "statement_id", `${alias}.id`)} AS topics,
    ${instant(`${alias}.public_since`)} AS "publicSince", ${instant(`${alias}.recorded_at`)} AS "recordedAt",
    '/statements/' || ${alias}.id AS page) x)`;

const statementJoins = (alias: string) => `
  LEFT JOIN company ${alias}_company ON ${alias}_company.id = ${alias}.company_id
  LEFT JOIN company ${alias}_about ON ${alias}_about.id = ${alias}.about_id
  LEFT JOIN speaker ${alias}_speaker ON ${alias}_speaker.id = ${alias}.speaker_id
  LEFT JOIN source ${alias}_source ON ${alias}_source.id = ${alias}.source_id
  LEFT JOIN LATERAL (SELECT title FROM role r WHERE r.speaker_id = ${alias}.speaker_id
    AND r.company_id = ${alias}.company_id AND coalesce(r.held_from, '-infinity'::date) <= ${alias}.said_from
    AND coalesce(r.held_to, 'infinity'::date) >= ${alias}.said_to LIMIT 1) ${alias}_role ON true`;

const move = `(SELECT row_to_json(x) FROM (SELECT m.id, ${company("m_company")} AS company, m.kind, m.description, m.quote,
  ${day("m.effective")} AS "effectiveOn", m.effective_precision AS "effectiveOnPrecision", m.disclosure,
  m.stated_reason AS "statedReason", m.locator, m.quote_confidence AS "quoteConfidence", m.seen_in AS "seenIn", m.note,
  ${source("m_source")} AS source, m.capture_id AS "captureId", ${topics("move_topic", "move_id", "m.id")} AS topics,
  ${instant("m.public_since")} AS "publicSince", ${instant("m.recorded_at")} AS "recordedAt",
  '/moves/' || m.id AS page) x)`;

const claim = `(SELECT row_to_json(x) FROM (SELECT k.id, k.text,
  (SELECT row_to_json(y) FROM (SELECT k.span_start AS start, k.span_end AS "end") y) AS span, k.reading, k.kind,
  k.strength, k.condition, k.scope, ${day("k.due")} AS "dueOn", k.due_precision AS "dueOnPrecision", k.testability,
  ${instant("k.public_since")} AS "publicSince", ${instant("k.recorded_at")} AS "recordedAt",
  '/statements/' || k.statement_id || '#' || k.id AS page, ${statement("s")} AS statement) x)`;

const evidence = `CASE WHEN m.id IS NULL
  THEN (SELECT row_to_json(x) FROM (SELECT 'statement'::text AS kind, ${statement("e")} AS statement) x)
  ELSE (SELECT row_to_json(x) FROM (SELECT 'move'::text AS kind, ${move} AS move) x) END`;

const defence = `(SELECT row_to_json(x) FROM (SELECT d.id, d.words, d.none_found AS "noneFound",
    coalesce((SELECT json_agg(y.json) FROM (SELECT ${statement("p")} AS json FROM defence_statement j
      JOIN statement p ON p.id = j.statement_id ${statementJoins("p")}
      WHERE j.defence_id = d.id ORDER BY p.said_from, p.id) y), '[]'::json) AS statements,
    d.written_by AS "writtenBy", ${instant("d.written_at")} AS "writtenAt"
  FROM defence d WHERE d.link_id = l.id ORDER BY d.written_at DESC, d.id DESC LIMIT 1) x)`;

const reviews = `coalesce((SELECT json_agg(row_to_json(x)) FROM (SELECT r.id, r.verdict, r.comment, r.reviewer,
  r.rule_version AS "ruleVersion", ${instant("r.reviewed_at")} AS "reviewedAt" FROM review r WHERE r.link_id = l.id
  ORDER BY r.reviewed_at, r.id) x), '[]'::json)`;

const replies = `coalesce((SELECT json_agg(row_to_json(x)) FROM (SELECT r.id, r.state, r.asked_whom AS "askedWhom", r.route,
  ${instant("r.deadline")} AS deadline, r.words, ${instant("r.happened_at")} AS "happenedAt" FROM reply r
  WHERE r.link_id = l.id ORDER BY r.recorded_at, r.id) x), '[]'::json)`;

const corrections = `coalesce((SELECT json_agg(row_to_json(x)) FROM (SELECT f.id, f.record_type AS "recordType",
    f.record_id AS "recordId", f.field, f.old_value AS "oldValue", f.new_value AS "newValue", f.reason,
    f.requested_by AS "requestedBy", f.made_by AS "madeBy", ${instant("f.made_at")} AS "madeAt",
    CASE f.record_type WHEN 'statement' THEN '/statements/' || f.record_id WHEN 'move' THEN '/moves/' || f.record_id
      WHEN 'claim' THEN '/statements/' || s.id || '#' || f.record_id
      WHEN 'link' THEN CASE coalesce(l.published_as, l.relation) WHEN 'contradicts' THEN '/contradictions/'
        ELSE '/links/' END || f.record_id END AS page
  FROM correction f WHERE f.is_public
    AND f.record_id IN (l.id, k.id, s.id, s.source_id, e.id, e.source_id, m.id, m.source_id)
  ORDER BY f.made_at, f.id) x), '[]'::json)`;

/** Published links of a relation and a topic, narrower topics included, the newest first. */
const linksByHand = `
SELECT ARRAY[l.published_at::text, l.id] AS keys, (SELECT row_to_json(x)::text FROM (SELECT l.id, ${company("c")} AS company, l.relation, l.manner, l.degree, l.letter_or_spirit AS "letterOrSpirit",
    l.status, ${claim} AS claim, ${evidence} AS evidence,
    CASE WHEN s.said_precision = 'day' AND l.evidence_from = l.evidence_to
      THEN l.evidence_from - s.said_from END AS "daysApart",
    (SELECT row_to_json(y) FROM (SELECT l.proposer_kind AS kind, l.proposer AS name, l.judge_version AS version,
      l.confidence, l.probabilities) y) AS proposer,
    l.reasons, l.explanation, ${defence} AS defence, ${reviews} AS reviews, ${replies} AS replies,
    ${corrections} AS corrections, ${topics("link_topic", "link_id", "l.id")} AS topics,
    ${instant("l.published_at")} AS "publishedAt", ${instant("l.withdrawn_at")} AS "withdrawnAt",
    l.withdrawn_reason AS "withdrawnReason", ${instant("l.changed_at")} AS "changedAt",
    ${instant("l.recorded_at")} AS "recordedAt",
    CASE coalesce(l.published_as, l.relation) WHEN 'contradicts' THEN '/contradictions/' ELSE '/links/' END || l.id AS page) x) AS item
  FROM (SELECT * FROM link WHERE status = 'published' AND relation = $1 AND EXISTS (
      SELECT 1 FROM link_topic j WHERE j.link_id = link.id AND j.topic_id = ANY (ARRAY(
        SELECT id FROM topic WHERE slug = $2
        UNION ALL SELECT n.id FROM topic n JOIN topic b ON n.parent_id = b.id WHERE b.slug = $2)))
    ORDER BY published_at DESC, id DESC LIMIT ${PAGE + 1}) l
  JOIN company c ON c.id = l.company_id
  JOIN claim k ON k.id = l.claim_id
  JOIN statement s ON s.id = k.statement_id ${statementJoins("s")}
  LEFT JOIN statement e ON e.id = l.evidence_statement_id ${statementJoins("e")}
  LEFT JOIN move m ON m.id = l.evidence_move_id
  LEFT JOIN company m_company ON m_company.id = m.company_id
  LEFT JOIN source m_source ON m_source.id = m.source_id
  ORDER BY l.published_at DESC, l.id DESC`;

interface Row {
  readonly item: string;
  readonly keys: readonly string[];
}

/** The body of the list's first page. */
export async function listLinksByHand(
  pool: pg.Pool,
  { relation, topic }: { relation: string; topic: string },
): Promise<string> {
  const { rows } = await pool.query<Row>({
    name: "links",
    text: linksByHand,
    values: [relation, topic],
  });
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
  const nextCursor = last ? Buffer.from(JSON.stringify(last.keys)).toString("base64url") : null;
  const data = rows.slice(0, PAGE).map(({ item }) => item);
  return `{"data":[${data.join(",")}],"pagination":{"nextCursor":${JSON.stringify(nextCursor)}}}`;
}
