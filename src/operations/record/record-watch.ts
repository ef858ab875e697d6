import { readerOf } from "../../database/database.js";
import { DomainError } from "../../errors.js";
import { type NewWatch, newWatch, type Watch } from "../../schemas/watch.js";
import { readJson } from "../../store/json.js";
import { getWatch } from "../../store/watch.js";
import { type Act, perform } from "../act.js";
import { checked } from "../input.js";
import { notRecorded } from "../references.js";

/**
 * A new watch: a schedule for capturing a source again every so many hours. A source has at most one active watch.
 *
 * @throws DomainError `invalid-input`, `source-not-found`, `duplicate-watch`
 */
export function recordWatch(act: Act, input: NewWatch): Promise<Watch> {
  return perform(act, "contributor", async (work) => {
    const { sourceId, everyHours } = checked(newWatch, input);
    // Lock the source. Otherwise two writers could both find no watch and both add one.
    const [source] = await work.tx.$queryRaw<unknown[]>`
      SELECT id FROM source WHERE id = ${sourceId} FOR NO KEY UPDATE`;
    if (!source) throw notRecorded("source-not-found", "source", "/sourceId");
    const other = await work.tx.watch.findFirst({ where: { sourceId, isActive: true } });
    if (other)
      throw new DomainError(
        "duplicate-watch",
        `The source already has a watch, every ${other.everyHours} hours: ${other.id}.`,
        { faults: [{ pointer: "/sourceId", detail: `is already watched by ${other.id}: use that watch` }] },
      );
    const id = work.id("watch");
    await work.tx.watch.create({
      data: {
        id,
        sourceId,
        everyHours,
        isActive: true,
        nextAt: work.now,
        recordedAt: work.now,
        recordedBy: work.actor.holder,
      },
    });
    return readJson(await getWatch(readerOf(work.tx), id));
  });
}
