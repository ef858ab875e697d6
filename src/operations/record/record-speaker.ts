import { readerOf } from "../../database/database.js";
import { DomainError } from "../../errors.js";
import { type NewSpeaker, newSpeaker, type Speaker } from "../../schemas/speaker.js";
import { readJson } from "../../store/json.js";
import { getSpeaker } from "../../store/speaker.js";
import { type Act, perform } from "../act.js";
import { checked } from "../input.js";
import { insertRole } from "./record-role.js";

/**
 * A new speaker with the roles held. Two speakers may share a name, but not a Wikidata id.
 *
 * @throws DomainError `invalid-input`, `duplicate-speaker`, `company-not-found`, `overlapping-role`
 */
export function recordSpeaker(act: Act, input: NewSpeaker): Promise<Speaker> {
  return perform(act, "contributor", async (work) => {
    const { name, wikidata, roles } = checked(newSpeaker, input);
    const id = work.id("speaker");
    const { count } = await work.tx.speaker.createMany({
      data: [{ id, name, wikidata, recordedAt: work.now, recordedBy: work.actor.holder }],
      skipDuplicates: true,
    });
    if (count === 0) {
      const existing = await work.tx.speaker.findFirstOrThrow({ where: { wikidata } });
      throw new DomainError(
        "duplicate-speaker",
        `A speaker with the Wikidata id ${wikidata} is already recorded: ${existing.id}.`,
        {
          faults: [
            {
              pointer: "/wikidata",
              detail: `already belongs to ${existing.name}, ${existing.id}: use that speaker`,
            },
          ],
        },
      );
    }
    for (const [index, given] of roles.entries())
      await insertRole(work, { speakerId: id, given, at: `/roles/${index}` });
    return readJson(await getSpeaker(readerOf(work.tx), id, "staff"));
  });
}
