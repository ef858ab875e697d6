import type { Reader } from "../database/database.js";
import { DomainError } from "../errors.js";
import type { Json } from "../store/json.js";
import type { Page } from "../store/page.js";
import { getSource } from "../store/source.js";
import { getSpeaker } from "../store/speaker.js";
import { getStatement } from "../store/statement.js";
import { getTopic } from "../store/topic.js";
import type { Audience } from "../store/visibility.js";

type Get = (reader: Reader, id: string, audience: Audience) => Promise<Json<unknown>>;

/** Filters that name a record, each with the function that finds it. */
const named: Readonly<Record<string, Get>> = {
  topic: (reader, slug) => getTopic(reader, slug),
  speaker: getSpeaker,
  source: getSource,
  statement: getStatement,
};

/**
 * Refuses an empty list whose filter names no record. Otherwise a typing mistake would look like "there are none".
 *
 * Costs nothing if the list has a row.
 * @throws DomainError `invalid-input` naming the filter
 */
export async function refuseUnknownNames(
  reader: Reader,
  page: Page<unknown>,
  { query, audience }: { readonly query: Readonly<Record<string, unknown>>; readonly audience: Audience },
): Promise<void> {
  if (!page.text.startsWith('{"data":[]') || query.cursor !== undefined) return;
  for (const [parameter, get] of Object.entries(named)) {
    const id = query[parameter];
    if (typeof id !== "string") continue;
    await get(reader, id, audience).catch((error: unknown) => {
      if (!(error instanceof DomainError)) throw error;
      const faults = [{ parameter, detail: `names no recorded ${parameter}` }];
      throw new DomainError(
        "invalid-input",
        `The parameter ${parameter} names no recorded ${parameter}. Check its spelling.`,
        {
          faults,
        },
      );
    });
  }
}
