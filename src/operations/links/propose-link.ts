import { readerOf } from "../../database/database.js";
import type { Link, NewLink } from "../../schemas/link.js";
import { newLink } from "../../schemas/link.js";
import { insertJob } from "../../store/job.js";
import { readJson } from "../../store/json.js";
import { getLink } from "../../store/link.js";
import { type Act, perform, type Work } from "../act.js";
import { checked } from "../input.js";
import { insertLink } from "./insert-link.js";
import { evidenceColumns } from "./link-ends.js";

/** Queues the comparison of the evidence, which also finds the best defence against a person's proposal. */
async function compareEvidence(work: Work, subjectId: string, linkId: string): Promise<void> {
  const kind = evidenceColumns(subjectId).evidenceMoveId === null ? "diff_statement" : "diff_move";
  const key = `${kind}:${subjectId}:${linkId}`;
  await insertJob(work.tx, { id: work.id("job"), kind, subjectId, key, now: work.now });
  work.queueJobs();
}

/**
 * A new link, proposed in a person's words for editors to review. None of it is public until it is published.
 *
 * @throws DomainError `invalid-input`, `claim-not-found`, `statement-not-found`, `move-not-found`, `duplicate-link`
 */
export function proposeLink(act: Act, input: NewLink): Promise<Link> {
  return perform(act, "contributor", async (work) => {
    const given = checked(newLink, input);
    const id = await insertLink(work, { ...given, proposer: { kind: "person" }, reasons: [] });
    await compareEvidence(work, given.evidenceId, id);
    return readJson(await getLink(readerOf(work.tx), id, "staff"));
  });
}
