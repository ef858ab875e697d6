import type { z } from "zod";
import { readerOf } from "../../database/database.js";
import { DomainError } from "../../errors.js";
import { type NewRole, newRole, type Speaker } from "../../schemas/speaker.js";
import { toDate } from "../../store/days.js";
import { readJson } from "../../store/json.js";
import { getSpeaker } from "../../store/speaker.js";
import { type Act, perform, type Work } from "../act.js";
import { checked } from "../input.js";
import { sharePublicationLock } from "../links/publication-lock.js";
import { getNamedCompany } from "../references.js";
import { checkPeriod, overlap, periodOf } from "./company-parts.js";
import { changePublicSpeaker } from "./public-change.js";

/** A role from an input. `at` points to it; "" means that it is the whole input. */
interface GivenRole {
  readonly speakerId: string;
  readonly given: z.output<typeof newRole>;
  readonly at: string;
}

/** Adds a role. @throws DomainError `invalid-input`, `company-not-found`, `overlapping-role` */
export async function insertRole(work: Work, { speakerId, given, at }: GivenRole): Promise<void> {
  checkPeriod(given, at);
  const { id: companyId } = await getNamedCompany(work, given.company, `${at}/company`);
  // Lock the speaker. Otherwise two writers could both find no overlapping role and both add one.
  await work.tx.$executeRaw`SELECT 1 FROM speaker WHERE id = ${speakerId} FOR NO KEY UPDATE`;
  const held = await work.tx.role.findMany({ where: { speakerId, companyId } });
  const other = held.find((row) => overlap(given, periodOf(row.heldFrom, row.heldTo)));
  if (other)
    throw new DomainError(
      "overlapping-role",
      `The speaker already has the role "${other.title}" at this company on some of these days. A speaker has one role at a company on any day.`,
      {
        faults: [
          { pointer: `${at}/from`, detail: `overlaps the role ${other.id}: give days that do not overlap` },
        ],
      },
    );
  await work.tx.role.create({
    data: {
      id: work.id("role"),
      speakerId,
      companyId,
      title: given.title,
      heldFrom: toDate(given.from),
      heldTo: toDate(given.to),
      recordedAt: work.now,
      recordedBy: work.actor.holder,
    },
  });
}

/**
 * The speaker, with a new role: the title held at a company from one day to another.
 *
 * @throws DomainError `speaker-not-found`, `invalid-input`, `company-not-found`, `overlapping-role`
 */
export function recordRole(act: Act, speakerId: string, input: NewRole): Promise<Speaker> {
  return perform(act, "contributor", async (work) => {
    const given = checked(newRole, input);
    await sharePublicationLock(work.tx);
    const speaker = await work.tx.speaker.findUnique({ where: { id: speakerId } });
    if (!speaker) throw new DomainError("speaker-not-found", "No speaker has this id.");
    await insertRole(work, { speakerId, given, at: "" });
    await changePublicSpeaker(work, speakerId);
    return readJson(await getSpeaker(readerOf(work.tx), speakerId, "staff"));
  });
}
