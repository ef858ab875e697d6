import type { z } from "zod";
import { readerOf } from "../../database/database.js";
import { DomainError } from "../../errors.js";
import { type Link, type NewDefence, newDefence } from "../../schemas/link.js";
import { readJson } from "../../store/json.js";
import { getLink } from "../../store/link.js";
import { type Act, perform, requireRole, type Work } from "../act.js";
import { checked } from "../input.js";
import { makeDefencePublic } from "../record/make-public.js";
import { getLinkRow, type LinkRow } from "./link-row.js";
import { logInstant } from "./log-instant.js";
import { takePublicationLock } from "./publication-lock.js";

type Given = z.output<typeof newDefence>;

async function checkStatements(work: Work, { noneFound, statementIds }: Given): Promise<void> {
  if (noneFound && statementIds.length > 0)
    throw new DomainError("invalid-input", "noneFound is true, but statementIds names statements.", {
      faults: [{ pointer: "/statementIds", detail: "must be empty if noneFound is true" }],
    });
  const rows = await work.tx.statement.findMany({
    where: { id: { in: statementIds } },
    select: { id: true },
  });
  const known = new Set(rows.map(({ id }) => id));
  const faults = statementIds.flatMap((id, index) =>
    known.has(id)
      ? []
      : [{ pointer: `/statementIds/${index}`, detail: "must be the id of a recorded statement" }],
  );
  if (faults.length > 0)
    throw new DomainError(
      "statement-not-found",
      "At least one id in statementIds does not belong to a recorded statement.",
      { faults },
    );
}

/** @throws DomainError `status-not-allowed` if the link is withdrawn, `role-refused` for a contributor on a published link */
function checkStatus(work: Work, link: LinkRow): void {
  if (link.status === "withdrawn")
    throw new DomainError("status-not-allowed", "This link is withdrawn and takes no new defence.");
  // The public sees this defence at once, so it needs the right to publish.
  if (link.status === "published") requireRole(work.actor, "editor");
}

async function insertDefence(work: Work, linkId: string, given: Given): Promise<void> {
  const statementIds = [...new Set(given.statementIds)];
  const before = await work.tx.defence.findFirst({ where: { linkId }, orderBy: { writtenAt: "desc" } });
  await work.tx.defence.create({
    data: {
      id: work.id("defence"),
      linkId,
      words: given.words,
      noneFound: given.noneFound,
      writtenBy: work.actor.holder,
      writtenAt: logInstant(work.now, before?.writtenAt),
      statements: { create: statementIds.map((statementId) => ({ statementId })) },
    },
  });
}

/**
 * The link, with a new defence: the strongest reading in the company's favour, or a note that a person found none.
 *
 * The link shows its newest defence. If the link is published, the public sees it at once, so only an editor may
 * write it.
 *
 * @throws DomainError `invalid-input`, `link-not-found`, `statement-not-found`, `status-not-allowed`, `role-refused`
 */
export function writeDefence(act: Act, linkId: string, input: NewDefence): Promise<Link> {
  return perform(act, "contributor", async (work) => {
    const given = checked(newDefence, input);
    await takePublicationLock(work.tx);
    const link = await getLinkRow(work.tx, linkId);
    checkStatus(work, link);
    await checkStatements(work, given);
    await insertDefence(work, linkId, given);
    if (link.status === "published") {
      await makeDefencePublic(work, linkId);
      await work.tx.link.update({ where: { id: linkId }, data: { changedAt: work.now } });
      work.changePublic();
    }
    return readJson(await getLink(readerOf(work.tx), linkId, "staff"));
  });
}
