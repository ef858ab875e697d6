import { parseDay } from "../../core/dates/day.js";
import { sourceUrl } from "../../core/sources/source-url.js";
import { readerOf } from "../../database/database.js";
import { DomainError } from "../../errors.js";
import { type NewSource, newSource, type Source } from "../../schemas/source.js";
import { toDayColumns } from "../../store/days.js";
import { readJson } from "../../store/json.js";
import { getSource } from "../../store/source.js";
import { type Act, perform } from "../act.js";
import { checked } from "../input.js";
import { refuseFuture } from "./check-days.js";

const MAX_ADDRESS_CHARACTERS = 2_000;

/** The normalized form of an address. Percent-encoding makes it longer, and the unique index limits its length. */
function addressOf(given: string): string {
  const url = sourceUrl(given);
  if (url.length <= MAX_ADDRESS_CHARACTERS) return url;
  throw new DomainError("invalid-input", "The address is too long after percent-encoding.", {
    faults: [
      {
        pointer: "/url",
        detail: `must have at most ${MAX_ADDRESS_CHARACTERS} characters after percent-encoding`,
      },
    ],
  });
}

/**
 * A new source: one published document. Its address is normalized, so that all its spellings are one source.
 *
 * @throws DomainError `invalid-input`, `day-in-future`, `duplicate-source`
 */
export function recordSource(act: Act, input: NewSource): Promise<Source> {
  return perform(act, "contributor", async (work) => {
    const { publishedOn, url: givenUrl, ...given } = checked(newSource, input);
    const day = publishedOn === null ? null : parseDay(publishedOn);
    if (day) refuseFuture(day, work.now, "/publishedOn");
    const published = day && toDayColumns(day);
    const url = addressOf(givenUrl);
    const id = work.id("source");
    const { count } = await work.tx.source.createMany({
      data: [
        {
          ...given,
          id,
          url,
          publishedFrom: published?.from ?? null,
          publishedTo: published?.to ?? null,
          publishedPrecision: published?.precision ?? null,
          recordedAt: work.now,
          recordedBy: work.actor.holder,
        },
      ],
      skipDuplicates: true,
    });
    if (count === 0) {
      const existing = await work.tx.source.findUniqueOrThrow({ where: { url } });
      throw new DomainError("duplicate-source", `This source is already recorded: ${existing.id}.`, {
        faults: [{ pointer: "/url", detail: `is already recorded as ${existing.id}: use that source` }],
      });
    }
    return readJson(await getSource(readerOf(work.tx), id, "staff"));
  });
}
