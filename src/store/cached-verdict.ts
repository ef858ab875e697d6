import type { Reader } from "../database/database.js";

/** The name and version of the judge that was asked. */
export interface AskedJudgeName {
  readonly name: string;
  readonly version: string;
}

/** The hashes of the two sides of a pair. Each covers everything that the judge reads of that side. */
export interface PairHashes {
  readonly claimHash: string;
  readonly evidenceHash: string;
}

interface CachedRow {
  readonly claim_hash: string;
  readonly evidence_hash: string;
  readonly answer: string;
}

// Updates `used_at` at most once a day, so that most reads write nothing.
const findSql = `WITH asked AS (SELECT * FROM jsonb_to_recordset($3::jsonb) AS a("claimHash" text, "evidenceHash" text)),
  found AS (SELECT c.claim_hash, c.evidence_hash, c.answer::text AS answer, c.used_at FROM cached_verdict c
    JOIN asked a ON a."claimHash" = c.claim_hash AND a."evidenceHash" = c.evidence_hash
    WHERE c.judge = $1 AND c.version = $2),
  used AS (UPDATE cached_verdict c SET used_at = $4::timestamptz FROM found f
    WHERE c.judge = $1 AND c.version = $2 AND c.claim_hash = f.claim_hash AND c.evidence_hash = f.evidence_hash
      AND f.used_at < $4::timestamptz - interval '1 day')
  SELECT claim_hash, evidence_hash, answer FROM found`;

/** The stored answers of a judge's version on these pairs, in their order; `null` for a pair without one. */
export async function findCachedVerdicts<Answer>(
  reader: Reader,
  { name, version }: AskedJudgeName,
  { pairs, now }: { readonly pairs: readonly PairHashes[]; readonly now: Date },
): Promise<readonly (Answer | null)[]> {
  const rows = await reader.rows<CachedRow>(findSql, [name, version, JSON.stringify(pairs), now]);
  const found = new Map(rows.map((row) => [`${row.claim_hash} ${row.evidence_hash}`, row.answer]));
  return pairs.map(({ claimHash, evidenceHash }) => {
    const text = found.get(`${claimHash} ${evidenceHash}`);
    // Safe cast: `insertCachedVerdict` wrote this for the same judge, in the shape of its answers.
    return text === undefined ? null : (JSON.parse(text) as Answer);
  });
}

/** Stores an answer. An answer already stored for the pair stays. */
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

/**
 * How many stored answers were deleted: those not used since `before`, and the longest unused ones beyond `most`.
 */
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
