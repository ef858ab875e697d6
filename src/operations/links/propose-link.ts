import { readerOf } from "../../database/database.js";
import type { Link, NewLink } from "../../schemas/link.js";
import { newLink } from "../../schemas/link.js";
import { readJson } from "../../store/json.js";
import { getLink } from "../../store/link.js";
import { type Act, perform } from "../act.js";
import { queueDiff } from "../diff/queue-diff.js";
import { checked } from "../input.js";
import { insertLink } from "./insert-link.js";
import { entryOf } from "./link-ends.js";

/**
 * A new link, proposed in a person's words for editors to review. None of it is public until it is published.
 *
 * @throws DomainError `invalid-input`, `claim-not-found`, `statement-not-found`, `move-not-found`, `duplicate-link`
 */
export function proposeLink(act: Act, input: NewLink): Promise<Link> {
  return perform(act, "contributor", async (work) => {
    const given = checked(newLink, input);
    const id = await insertLink(work, { ...given, proposer: { kind: "person" }, reasons: [] });
    // The diff of the evidence also looks for the best defence against what a person proposes.
    await queueDiff(work, entryOf(given.evidenceId), { change: id });
    return readJson(await getLink(readerOf(work.tx), id, "staff"));
  });
}
