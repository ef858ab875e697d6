import type { Reader } from "../database/database.js";
import type { JudgeRecord } from "../schemas/judge-record.js";
import { array, instantText, type Json, object } from "./json.js";

const outcomes = {
  approved: "l.status = 'published' AND l.relation = v.relation",
  changed: "l.status = 'published' AND l.relation <> v.relation",
  rejected: "l.status = 'rejected'",
  withdrawn: "l.status = 'withdrawn'",
  open: "l.status = 'proposed'",
} as const;

const counts = Object.entries(outcomes).map(([name, is]) => `count(*) FILTER (WHERE ${is}) AS ${name}`);

/** A link that two runs of a version read counts once, with the later verdict. */
const recordsSql = `(SELECT v.judge, v.version, count(*) AS proposed, ${counts.join(", ")},
    min(v.judged_at) AS first_at, max(v.judged_at) AS last_at
  FROM (SELECT DISTINCT ON (link_id, judge, version) * FROM verdict
    ORDER BY link_id, judge, version, judged_at DESC) v
  JOIN link l ON l.id = v.link_id
  GROUP BY v.judge, v.version) r`;

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
 * Only counts: they tell nothing about a link that is not published. One pass over all verdicts.
 */
export async function listJudgeRecords(
  reader: Reader,
): Promise<Json<{ readonly data: readonly JudgeRecord[] }>> {
  const [row] = await reader.rows<{ text: string }>(
    `SELECT ${object({ data: array(fields, `${recordsSql} ORDER BY r.last_at DESC, r.judge, r.version`) })}::text AS text`,
  );
  return { text: row?.text ?? '{"data":[]}' };
}
