import { claimBriefFields } from "./claim-brief.js";
import { companyRefJson } from "./company.js";
import { correctionJson } from "./correction.js";
import { array, instantText, object } from "./json.js";
import { moveJson } from "./move.js";
import { claimedStatementJson } from "./statement.js";
import { topicsJson } from "./topic.js";
import { type Audience, visible } from "./visibility.js";

const claimJson = object({
  ...claimBriefFields("lk"),
  statement: `(SELECT ${claimedStatementJson("ls")} FROM statement ls WHERE ls.id = lk.statement_id)`,
});

function evidenceJson(alias: string): string {
  const statement = object({ kind: "'statement'::text", statement: claimedStatementJson("es") });
  const move = object({ kind: "'move'::text", move: moveJson("em") });
  return `CASE WHEN ${alias}.evidence_move_id IS NULL
    THEN (SELECT ${statement} FROM statement es WHERE es.id = ${alias}.evidence_statement_id)
    ELSE (SELECT ${move} FROM move em WHERE em.id = ${alias}.evidence_move_id) END`;
}

/** SQL for the days from claim to evidence; NULL unless both are known to the day. */
function daysApart(alias: string): string {
  return `(SELECT CASE WHEN ds.said_precision = 'day' AND ${alias}.evidence_from = ${alias}.evidence_to
    THEN ${alias}.evidence_from - ds.said_from END
    FROM claim dk JOIN statement ds ON ds.id = dk.statement_id WHERE dk.id = ${alias}.claim_id)`;
}

/** SQL condition: the row was recorded by the instant `asOf`. Always true without one. */
function recordedBy(column: string, asOf: string | null): string {
  return asOf === null ? "true" : `${column} <= ${asOf}::timestamptz`;
}

function defenceJson(alias: string, asOf: string | null): string {
  const statements = array(
    claimedStatementJson("ps"),
    `defence_statement pd JOIN statement ps ON ps.id = pd.statement_id WHERE pd.defence_id = fd.id ORDER BY ps.said_from, ps.id`,
  );
  const defence = object({
    id: "fd.id",
    words: "fd.words",
    noneFound: "fd.none_found",
    statements,
    writtenBy: "fd.written_by",
    writtenAt: instantText("fd.written_at"),
  });
  return `(SELECT ${defence} FROM defence fd WHERE fd.link_id = ${alias}.id AND ${recordedBy("fd.written_at", asOf)}
    ORDER BY fd.written_at DESC, fd.id DESC LIMIT 1)`;
}

const reviewJson = object({
  id: "fr.id",
  verdict: "fr.verdict",
  comment: "fr.comment",
  reviewer: "fr.reviewer",
  ruleVersion: "fr.rule_version",
  reviewedAt: instantText("fr.reviewed_at"),
});

const replyJson = object({
  id: "fp.id",
  state: "fp.state",
  askedWhom: "fp.asked_whom",
  route: "fp.route",
  deadline: instantText("fp.deadline"),
  words: "fp.words",
  happenedAt: instantText("fp.happened_at"),
});

/** SQL for the ids of a statement's source, speaker and company, and of the speaker's roles at that company. */
function shownWithStatement(id: string): string {
  return `UNION ALL SELECT unnest(ARRAY[xs.source_id, xs.speaker_id, xs.company_id]) FROM statement xs WHERE xs.id = ${id}
    UNION ALL SELECT xr.id FROM statement xs JOIN role xr ON xr.speaker_id = xs.speaker_id AND xr.company_id = xs.company_id
      WHERE xs.id = ${id}`;
}

/** SQL for the ids of all records that a link's page shows. The page also shows the corrections of these records. */
function shownRecords(alias: string): string {
  return `(SELECT ${alias}.id UNION ALL SELECT ${alias}.claim_id
    UNION ALL SELECT coalesce(${alias}.evidence_statement_id, ${alias}.evidence_move_id)
    UNION ALL SELECT xk.statement_id FROM claim xk WHERE xk.id = ${alias}.claim_id
    UNION ALL SELECT xm.source_id FROM move xm WHERE xm.id = ${alias}.evidence_move_id
    UNION ALL SELECT xm.company_id FROM move xm WHERE xm.id = ${alias}.evidence_move_id
    UNION ALL SELECT ${alias}.company_id
    ${shownWithStatement(`(SELECT xk.statement_id FROM claim xk WHERE xk.id = ${alias}.claim_id)`)}
    ${shownWithStatement(`${alias}.evidence_statement_id`)})`;
}

/** SQL condition: the link's page shows the corrected field. Of companies and speakers it shows only the name. */
function isShown(alias: string): string {
  return `(${alias}.record_type NOT IN ('company', 'speaker') OR ${alias}.field = 'name')`;
}

function proposerJson(alias: string): string {
  return object({
    kind: `${alias}.proposer_kind`,
    name: `${alias}.proposer`,
    version: `${alias}.judge_version`,
    confidence: `${alias}.confidence`,
    probabilities: `${alias}.probabilities`,
  });
}

/** SQL for a link's permalink; NULL before publication. The relation at first publication fixes it for good. */
function linkPage(alias: string): string {
  return `CASE WHEN ${alias}.published_at IS NOT NULL THEN
    CASE coalesce(${alias}.published_as, ${alias}.relation) WHEN 'contradicts' THEN '/contradictions/' ELSE '/links/' END || ${alias}.id END`;
}

/**
 * SQL for a link as the API shows it.
 *
 * `asOf` is the placeholder of an instant. With it, the link shows the defence and replies recorded by that instant.
 */
export function linkJson(alias: string, audience: Audience, asOf: string | null = null): string {
  return object({
    id: `${alias}.id`,
    company: `(SELECT ${companyRefJson("lc")} FROM company lc WHERE lc.id = ${alias}.company_id)`,
    relation: `${alias}.relation`,
    manner: `${alias}.manner`,
    degree: `${alias}.degree`,
    letterOrSpirit: `${alias}.letter_or_spirit`,
    status: `${alias}.status`,
    claim: `(SELECT ${claimJson} FROM claim lk WHERE lk.id = ${alias}.claim_id)`,
    evidence: evidenceJson(alias),
    daysApart: daysApart(alias),
    proposer: proposerJson(alias),
    reasons: `${alias}.reasons`,
    explanation: `${alias}.explanation`,
    defence: defenceJson(alias, asOf),
    reviews: array(reviewJson, `review fr WHERE fr.link_id = ${alias}.id ORDER BY fr.reviewed_at, fr.id`),
    replies: array(
      replyJson,
      `reply fp WHERE fp.link_id = ${alias}.id AND ${recordedBy("fp.recorded_at", asOf)} ORDER BY fp.recorded_at, fp.id`,
    ),
    corrections: array(
      correctionJson("fx"),
      // An array, not IN: with IN, the planner reads all corrections for each link instead of looking up a dozen ids.
      `correction fx WHERE fx.record_id = ANY (ARRAY${shownRecords(alias)}) AND ${isShown("fx")} AND ${visible.correction("fx", audience)} ORDER BY fx.made_at, fx.id`,
    ),
    topics: topicsJson("link_topic", "link_id", `${alias}.id`),
    publishedAt: instantText(`${alias}.published_at`),
    withdrawnAt: instantText(`${alias}.withdrawn_at`),
    withdrawnReason: `${alias}.withdrawn_reason`,
    changedAt: instantText(`${alias}.changed_at`),
    recordedAt: instantText(`${alias}.recorded_at`),
    page: linkPage(alias),
  });
}
