import type { Reader } from "../database/database.js";

/** Which judge was asked, in which version. */
export interface AskedJudgeName {
  readonly name: string;
  readonly version: string;
}

/** The two texts of a pair, with all that is read with them, as hashes. */
export interface PairHashes {
  readonly claimHash: string;
  readonly evidenceHash: string;
}

interface CachedRow {
  readonly claim_hash: string;
  readonly evidence_hash: string;
  readonly answer: string;
}

// Marked as used once a day and not at each reading: a reading is no write.
const findSql = `WITH asked AS (SELECT * FROM jsonb_to_recordset($3::jsonb) AS a("claimHash" text, "evidenceHash" text)),
  found AS (SELECT c.claim_hash, c.evidence_hash, c.answer::text AS answer, c.used_at FROM cached_verdict c
    JOIN asked a ON a."claimHash" = c.claim_hash AND a."evidenceHash" = c.evidence_hash
    WHERE c.judge = $1 AND c.version = $2),
  used AS (UPDATE cached_verdict c SET used_at = $4::timestamptz FROM found f
    WHERE c.judge = $1 AND c.version = $2 AND c.claim_hash = f.claim_hash AND c.evidence_hash = f.evidence_hash
      AND f.used_at < $4::timestamptz - interval '1 day')
  SELECT claim_hash, evidence_hash, answer FROM found`;

/** What a judge's version answered of these pairs before, in their order; `null` where it was not asked. */
export async function findCachedVerdicts<Answer>(
  reader: Reader,
  { name, version }: AskedJudgeName,
  { pairs, now }: { readonly pairs: readonly PairHashes[]; readonly now: Date },
): Promise<readonly (Answer | null)[]> {
  const rows = await reader.rows<CachedRow>(findSql, [name, version, JSON.stringify(pairs), now]);
  const found = new Map(rows.map((row) => [`${row.claim_hash} ${row.evidence_hash}`, row.answer]));
  return pairs.map(({ claimHash, evidenceHash }) => {
    const text = found.get(`${claimHash} ${evidenceHash}`);
    // Written by `insertCachedVerdict` for this very judge: its shape is that of the judge's answers.
    return text === undefined ? null : (JSON.parse(text) as Answer);
  });
}

/** Keeps an answer. What was kept of the pair before stays. */
export async function insertCachedVerdict(
  reader: Reader,
  { name, version }: AskedJudgeName,
  {
    pair: { claimHash, evidenceHash },
    answer,
    now,
  }: { readonly pair: PairHashes; readonly answer: object; readonly now: Date },
): Promise<void> {
  await reader.rows(
    `INSERT INTO cached_verdict (judge, version, claim_hash, evidence_hash, answer, asked_at, used_at)
     VALUES ($1, $2, $3, $4, $5::jsonb, $6, $6) ON CONFLICT DO NOTHING`,
    [name, version, claimHash, evidenceHash, JSON.stringify(answer), now],
  );
}

/** Forgets answers that nobody used since an instant, and of the others the longest unused beyond `most`. Gives how many. */
export async function deleteCachedVerdicts(
  reader: Reader,
  { before, most }: { readonly before: Date; readonly most: number },
): Promise<number> {
  const rows = await reader.rows(
    `DELETE FROM cached_verdict WHERE used_at < $1
       OR used_at <= (SELECT used_at FROM cached_verdict ORDER BY used_at DESC OFFSET $2 LIMIT 1) RETURNING 1`,
    [before, most],
  );
  return rows.length;
}
