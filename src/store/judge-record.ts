import type { Reader } from "../database/database.js";
import type { JudgeRecord } from "../schemas/judge-record.js";
import { array, instantText, type Json, object } from "./json.js";

const wasReviewed = "EXISTS (SELECT 1 FROM review w WHERE w.link_id = l.id)";

const outcomes = {
  approved: "l.status = 'published' AND l.relation = v.relation",
  changed: "l.status = 'published' AND l.relation <> v.relation",
  rejected: "l.status = 'rejected'",
  withdrawn: "l.status = 'withdrawn'",
  open: "l.status = 'proposed'",
} as const;

const counts = Object.entries(outcomes).map(([name, is]) => `count(*) FILTER (WHERE ${is}) AS ${name}`);

/**
 * Each link counts once, for the version whose proposal a reviewer sees. A link that a later version took back before
 * anybody reviewed it counts for none: nobody decided about it.
 */
const recordsSql = `(SELECT l.proposer AS judge, l.judge_version AS version, count(*) AS proposed, ${counts.join(", ")},
    min(v.judged_at) AS first_at, max(v.judged_at) AS last_at
  FROM link l
  JOIN LATERAL (SELECT relation, judged_at FROM verdict
    WHERE link_id = l.id AND judge = l.proposer AND version = l.judge_version
    ORDER BY judged_at DESC LIMIT 1) v ON true
  WHERE l.proposer_kind = 'judge' AND (l.status <> 'rejected' OR ${wasReviewed})
  GROUP BY l.proposer, l.judge_version) r`;

const fields = object({
  judge: "r.judge",
  version: "r.version",
  proposed: "r.proposed",
  ...Object.fromEntries(Object.keys(outcomes).map((name) => [name, `r.${name}`])),
  firstAt: instantText("r.first_at"),
  lastAt: instantText("r.last_at"),
});

/**
 * What reviewers decided about the links of each judge and version, the newest first.
 *
 * Only counts: they tell nothing about a link that is not published. One pass over the links.
 */
export async function listJudgeRecords(
  reader: Reader,
): Promise<Json<{ readonly data: readonly JudgeRecord[] }>> {
  const [row] = await reader.rows<{ text: string }>(
    `SELECT ${object({ data: array(fields, `${recordsSql} ORDER BY r.last_at DESC, r.judge, r.version`) })}::text AS text`,
  );
  return { text: row?.text ?? '{"data":[]}' };
}
