import type { Database } from "../../src/database/database.js";

/** Makes records public by their ids, as publishing does, for tests of what the public may read. */
export async function makePublic(database: Database, ...ids: readonly string[]): Promise<void> {
  for (const table of ["company", "speaker", "source", "statement", "claim", "move"])
    await database.rows(
      `UPDATE ${table} SET public_since = '2026-11-22T09:00:00Z' WHERE id = ANY($1) AND public_since IS NULL`,
      [ids],
    );
}
