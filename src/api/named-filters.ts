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

/** Filters that name a record, and how it is found. */
const named: Readonly<Record<string, Get>> = {
  topic: (reader, slug) => getTopic(reader, slug),
  speaker: getSpeaker,
  source: getSource,
  statement: getStatement,
};

/**
 * Refuses a list that is empty because a filter names nothing: "none" must not be the answer to a typing mistake.
 *
 * Costs nothing where the list has a row.
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
      const faults = [{ parameter, detail: `names no ${parameter}` }];
      throw new DomainError("invalid-input", `${parameter} names no ${parameter} that is known here.`, {
        faults,
      });
    });
  }
}
