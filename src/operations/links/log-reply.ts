import type { z } from "zod";
import { readerOf } from "../../database/database.js";
import { DomainError } from "../../errors.js";
import { type Link, type NewReply, newReply } from "../../schemas/link.js";
import { readJson } from "../../store/json.js";
import { getLink } from "../../store/link.js";
import { type Act, perform, requireRole, type Work } from "../act.js";
import { checked } from "../input.js";
import { getLinkRow, isSeen } from "./link-row.js";
import { logInstant } from "./log-instant.js";
import { takePublicationLock } from "./publication-lock.js";

type Given = z.output<typeof newReply>;
type Logged = { readonly state: string; readonly deadline: Date | null; readonly happenedAt: Date };

function refuse(code: "invalid-input" | "status-not-allowed", pointer: string, detail: string): never {
  throw new DomainError(code, `The reply's ${pointer.slice(1)} ${detail}.`, {
    faults: [{ pointer, detail }],
  });
}

// An editor's clock may be a little ahead of the server's.
const CLOCKS_DIFFER_MS = 300_000;

function checkInstants({ state, happenedAt, deadline }: Given, now: Date): void {
  if (Date.parse(happenedAt) > now.getTime() + CLOCKS_DIFFER_MS)
    refuse("invalid-input", "/happenedAt", "must not be in the future");
  if (deadline === null) return;
  if (state !== "asked") refuse("invalid-input", "/deadline", "must be left out unless the state is asked");
  if (new Date(deadline) <= new Date(happenedAt))
    refuse("invalid-input", "/deadline", "must be after happenedAt, when the company was asked");
}

/** @throws DomainError `status-not-allowed` for an answer before a question, or silence before the deadline */
function checkOrder({ state, happenedAt }: Given, log: readonly Logged[], now: Date): void {
  if (state === "asked") return;
  const at = log.findLastIndex((row) => row.state === "asked");
  const asked = log[at];
  if (!asked)
    refuse("status-not-allowed", "/state", `cannot be ${state} yet: first log that the company was asked`);
  if (new Date(happenedAt) < asked.happenedAt)
    refuse(
      "invalid-input",
      "/happenedAt",
      `must not be before ${asked.happenedAt.toISOString()}, when the company was asked`,
    );
  if (state !== "no_reply_by_deadline") return;
  if (asked.deadline === null)
    refuse(
      "status-not-allowed",
      "/state",
      "cannot be no_reply_by_deadline: the company was asked without a deadline",
    );
  if (asked.deadline > now)
    refuse(
      "status-not-allowed",
      "/state",
      `cannot be no_reply_by_deadline before the deadline, ${asked.deadline.toISOString()}`,
    );
  if (log.length > at + 1)
    refuse(
      "status-not-allowed",
      "/state",
      "cannot be no_reply_by_deadline: an answer is already logged since the company was asked",
    );
}

async function insertReply(work: Work, linkId: string, given: Given & { recordedAt: Date }): Promise<void> {
  await work.tx.reply.create({
    data: {
      ...given,
      id: work.id("reply"),
      linkId,
      deadline: given.deadline === null ? null : new Date(given.deadline),
      happenedAt: new Date(given.happenedAt),
      recordedBy: work.actor.holder,
    },
  });
}

/**
 * The link, with a new line in the log of the company's right of reply.
 *
 * If the link is published or withdrawn, the public sees the line at once, so only an editor may add it.
 *
 * @throws DomainError `invalid-input`, `link-not-found`, `status-not-allowed`, `role-refused`
 */
export function logReply(act: Act, linkId: string, input: NewReply): Promise<Link> {
  return perform(act, "contributor", async (work) => {
    const given = checked(newReply, input);
    await takePublicationLock(work.tx);
    const link = await getLinkRow(work.tx, linkId);
    if (isSeen(link.status)) requireRole(work.actor, "editor");
    checkInstants(given, work.now);
    const log = await work.tx.reply.findMany({
      where: { linkId },
      orderBy: [{ recordedAt: "asc" }, { id: "asc" }],
    });
    checkOrder(given, log, work.now);
    await insertReply(work, linkId, { ...given, recordedAt: logInstant(work.now, log.at(-1)?.recordedAt) });
    if (isSeen(link.status)) {
      await work.tx.link.update({ where: { id: linkId }, data: { changedAt: work.now } });
      work.changePublic();
    }
    return readJson(await getLink(readerOf(work.tx), linkId, "staff"));
  });
}
