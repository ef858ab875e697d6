import { expect } from "vitest";
import type { Database } from "../../src/database/database.js";
import type { ErrorCode } from "../../src/errors.js";

/** The number of rows in each table. */
export async function countRows(database: Database): Promise<Record<string, number>> {
  const tables = await database.rows<{ name: string }>(
    "SELECT tablename::text AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename",
  );
  const counts = tables.map(
    ({ name }) => `SELECT '${name}'::text AS name, count(*)::int AS count FROM ${name}`,
  );
  const rows = await database.rows<{ name: string; count: number }>(counts.join(" UNION ALL "));
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
}

/** Expects that an act is refused with a code and, if given, a field, and that no table gains or loses a row. */
export async function expectRefusal(
  database: Database,
  act: () => Promise<unknown>,
  { code, pointer }: { readonly code: ErrorCode; readonly pointer?: string },
): Promise<void> {
  const before = await countRows(database);
  const refusal = await act().then(
    () => "not refused",
    (error: unknown) => error,
  );
  expect(refusal).toMatchObject({ code, message: expect.stringMatching(/[.:!?]$/) });
  if (pointer !== undefined)
    expect(refusal).toMatchObject({ faults: [{ pointer, detail: expect.stringMatching(/\w/) }] });
  expect(await countRows(database)).toEqual(before);
}
