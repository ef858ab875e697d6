import { sourceUrl } from "../src/core/sources/source-url.js";
import { publishClaim, publishMove, publishStatement } from "../src/operations/record/publish-record.js";
import { recordClaim } from "../src/operations/record/record-claim.js";
import { recordCompany } from "../src/operations/record/record-company.js";
import { recordMove } from "../src/operations/record/record-move.js";
import { recordSource } from "../src/operations/record/record-source.js";
import { recordSpeaker } from "../src/operations/record/record-speaker.js";
import { recordStatement } from "../src/operations/record/record-statement.js";
import { recordTopic } from "../src/operations/record/record-topic.js";
import { type Loading, SEED_HOLDER } from "./loading.js";
import { listSlugs, mapRecorded } from "./recorded.js";
import type { Collection, SeedMove, SeedStatement } from "./rows.js";

const holder = SEED_HOLDER;

/** Records companies and topics, whose keys are their slugs. */
export async function loadHeadings(loading: Loading, { companies, topics }: Collection): Promise<void> {
  const { contributor, editor, database } = loading;
  const known = await listSlugs(database, "company_slug");
  for (const { key, ...company } of companies)
    if (!known.has(key)) await loading.act(recordCompany(contributor, { ...company, slug: key }));
  const headings = await listSlugs(database, "topic");
  for (const { key, ...topic } of topics)
    if (!headings.has(key)) await loading.act(recordTopic(editor, { ...topic, slug: key }));
}

export async function loadSpeakers(loading: Loading, { speakers }: Collection): Promise<void> {
  const words = speakers.map(({ name }) => name);
  const known = await mapRecorded(loading.database, "speaker", { words, holder });
  for (const { key, ...speaker } of speakers) {
    const there = known.get(speaker.name);
    const { id } = there ?? (await loading.act(recordSpeaker(loading.contributor, speaker)));
    loading.keep("speakers", key, id);
  }
}

export async function loadSources(loading: Loading, { sources }: Collection): Promise<void> {
  const words = sources.map(({ url }) => sourceUrl(url));
  const known = await mapRecorded(loading.database, "source", { words, holder });
  for (const { key, ...source } of sources) {
    const there = known.get(sourceUrl(source.url));
    const { id } = there ?? (await loading.act(recordSource(loading.contributor, source)));
    loading.keep("sources", key, id);
  }
}

function record(loading: Loading, row: SeedStatement) {
  const { key, claims, speaker, source, ...statement } = row;
  const speakerId = speaker === null ? null : loading.idOf("speakers", speaker);
  const sourceId = loading.idOf("sources", source);
  return loading.act(recordStatement(loading.contributor, { ...statement, speakerId, sourceId }));
}

/** Records statements and their claims, and publishes them. Publishing a statement publishes its claims. */
export async function loadStatements(loading: Loading, { statements }: Collection): Promise<void> {
  const words = statements.map(({ quote }) => quote);
  const known = await mapRecorded(loading.database, "statement", { words, holder });
  for (const row of statements)
    loading.keep("statements", row.key, (known.get(row.quote) ?? (await record(loading, row))).id);
  const drafts = await loadClaims(loading, statements);
  for (const { key, quote } of statements) {
    const id = loading.idOf("statements", key);
    if (known.get(quote)?.isDraft ?? true) await loading.act(publishStatement(loading.reviewers[0], id));
    // The statement is public already, and the claim was added to it later.
    else
      for (const claim of drafts.get(key) ?? []) await loading.act(publishClaim(loading.reviewers[0], claim));
  }
}

/** The ids of the claims that are not public yet, by their statements' keys. Records missing claims first. */
async function loadClaims(
  loading: Loading,
  statements: readonly SeedStatement[],
): Promise<Map<string, string[]>> {
  const claims = statements.flatMap((row) =>
    row.claims.map((claim) => ({ of: row.key, statementId: loading.idOf("statements", row.key), claim })),
  );
  const words = claims.map(({ statementId, claim }) => `${statementId} ${claim.text}`);
  const known = await mapRecorded(loading.database, "claim", { words, holder });
  const drafts = new Map<string, string[]>();
  for (const { of, statementId, claim } of claims) {
    const { key, ...input } = claim;
    const there = known.get(`${statementId} ${claim.text}`);
    const { id } = there ?? (await loading.act(recordClaim(loading.contributor, { ...input, statementId })));
    loading.keep("claims", key, id);
    if (there?.isDraft ?? true) drafts.set(of, [...(drafts.get(of) ?? []), id]);
  }
  return drafts;
}

export async function loadMoves(loading: Loading, { moves }: Collection): Promise<void> {
  const words = moves.map(({ description }) => description);
  const known = await mapRecorded(loading.database, "move", { words, holder });
  const recordRow = ({ key, source, ...move }: SeedMove) =>
    loading.act(recordMove(loading.contributor, { ...move, sourceId: loading.idOf("sources", source) }));
  for (const row of moves) {
    const there = known.get(row.description);
    const { id } = there ?? (await recordRow(row));
    loading.keep("moves", row.key, id);
    if (there?.isDraft ?? true) await loading.act(publishMove(loading.reviewers[0], id));
  }
}
