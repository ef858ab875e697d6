import { proposeLink } from "../src/operations/links/propose-link.js";
import { publishLink } from "../src/operations/links/publish-link.js";
import { reviewLink } from "../src/operations/links/review-link.js";
import { writeDefence } from "../src/operations/links/write-defence.js";
import { type Loading, SEED_HOLDER } from "./loading.js";
import { mapLinks, type RecordedLink } from "./recorded.js";
import type { Collection, SeedLink } from "./rows.js";

interface Ends {
  readonly claimId: string;
  readonly evidenceId: string;
}

function endsOf(loading: Loading, { claim, evidence }: SeedLink): Ends {
  const evidenceId = loading.find("statements", evidence) ?? loading.idOf("moves", evidence);
  return { claimId: loading.idOf("claims", claim), evidenceId };
}

async function propose(loading: Loading, row: SeedLink, ends: Ends): Promise<RecordedLink> {
  const { key, claim, evidence, defence, review, ...link } = row;
  const { id } = await loading.act(proposeLink(loading.contributor, { ...link, ...ends }));
  return { id, status: "proposed", proposer: SEED_HOLDER, hasDefence: false, reviewers: [] };
}

async function defend(loading: Loading, row: SeedLink, link: RecordedLink): Promise<void> {
  if (row.defence === null || link.hasDefence) return;
  const { statements, ...words } = row.defence;
  const statementIds = statements.map((key) => loading.idOf("statements", key));
  await loading.act(writeDefence(loading.contributor, link.id, { ...words, statementIds }));
}

/** Records the defence and the reviews of one link and publishes it. Skips steps that are done already. */
async function settle(loading: Loading, row: SeedLink, link: RecordedLink): Promise<void> {
  await defend(loading, row, link);
  const isApproved = row.review.verdict === "approve";
  const reviewers = isApproved ? loading.reviewers : [loading.reviewers[0]];
  for (const reviewer of reviewers)
    if (!link.reviewers.includes(reviewer.actor.holder))
      await loading.act(reviewLink(reviewer, link.id, row.review));
  if (isApproved) await loading.act(publishLink(loading.reviewers[0], link.id));
}

/**
 * Proposes the links of the collection, records their defences and reviews, and publishes them.
 *
 * Rejected links stay rejected. A link that somebody else proposed or that is decided already does not change.
 */
export async function loadLinks(loading: Loading, { links }: Collection): Promise<void> {
  const ends = links.map((row) => endsOf(loading, row));
  const known = await mapLinks(
    loading.database,
    ends.map(({ claimId }) => claimId),
  );
  for (const [index, row] of links.entries()) {
    const pair = ends[index] ?? endsOf(loading, row);
    const link = known.get(`${pair.claimId} ${pair.evidenceId}`) ?? (await propose(loading, row, pair));
    if (link.status === "proposed" && link.proposer === SEED_HOLDER) await settle(loading, row, link);
  }
}
