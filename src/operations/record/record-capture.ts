import { createHash } from "node:crypto";
import { readerOf } from "../../database/database.js";
import { DomainError } from "../../errors.js";
import { type Capture, type NewCapture, newCapture } from "../../schemas/source.js";
import { getCapture } from "../../store/capture.js";
import { readJson } from "../../store/json.js";
import { type Act, perform } from "../act.js";
import { checked } from "../input.js";
import { sharePublicationLock } from "../links/publication-lock.js";
import { changePublicSource } from "./public-change.js";

/**
 * A new capture: what a source held at an instant, or that fetching it failed.
 *
 * A capture is never edited. It is public as soon as its source is.
 *
 * @throws DomainError `source-not-found`, `invalid-input`, `day-in-future`
 */
export function recordCapture(act: Act, sourceId: string, input: NewCapture): Promise<Capture> {
  return perform(act, "contributor", async (work) => {
    const { text, ...given } = checked(newCapture, input);
    await sharePublicationLock(work.tx);
    const capturedAt = new Date(given.capturedAt);
    if (capturedAt > work.now)
      throw new DomainError("day-in-future", "The capture's instant is in the future.", {
        faults: [{ pointer: "/capturedAt", detail: `must not be after now, ${work.now.toISOString()}` }],
      });
    const source = await work.tx.source.findUnique({ where: { id: sourceId }, select: { id: true } });
    if (!source) throw new DomainError("source-not-found", "No source has this id.");
    const id = work.id("capture");
    await work.tx.capture.create({
      data: {
        ...given,
        id,
        sourceId,
        capturedAt,
        text,
        sha256: text === null ? null : createHash("sha256").update(text, "utf8").digest("hex"),
        recordedAt: work.now,
        recordedBy: work.actor.holder,
      },
    });
    await changePublicSource(work, sourceId);
    return readJson(await getCapture(readerOf(work.tx), id, "staff"));
  });
}
