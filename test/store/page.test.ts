import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { DomainError } from "../../src/errors.js";
import { Conditions } from "../../src/store/conditions.js";
import { object, readJson } from "../../src/store/json.js";
import { type ListQuery, listPage, type OrderColumn } from "../../src/store/page.js";
import { testDatabase } from "../support/database.js";

const opened = testDatabase();

// All lists page in the same way, so any table with a day and an id will do.
const query = (direction: "ASC" | "DESC"): ListQuery => ({
  item: object({ id: "r.id" }),
  from: "role r",
  conditions: new Conditions(),
  order: [
    { column: "r.held_from", type: "date" },
    { column: "r.id", type: "text" },
  ],
  direction,
});

const insert = (row: { id: string; day: string }) =>
  opened.database.rows(
    `INSERT INTO role (id, speaker_id, company_id, title, held_from, recorded_at, recorded_by)
     VALUES ($1, 'spk_1', 'com_1', 'Chair', $2::date, now(), 'x')`,
    [row.id, row.day],
  );

beforeEach(async () => {
  await opened.database.rows("DELETE FROM role");
  await opened.database.rows(
    "INSERT INTO company (id, slug, name, recorded_at, recorded_by) VALUES ('com_1', 'one', 'One', now(), 'x') ON CONFLICT DO NOTHING",
  );
  await opened.database.rows(
    "INSERT INTO speaker (id, name, recorded_at, recorded_by) VALUES ('spk_1', 'One', now(), 'x') ON CONFLICT DO NOTHING",
  );
});

const row = fc.record({
  id: fc.uuid(),
  // Use few days, so that many rows share one and their ids decide the order.
  day: fc.constantFrom("2024-01-01", "2024-01-02", "2024-02-29"),
});
const rows = (most: number) => fc.uniqueArray(row, { maxLength: most, selector: ({ id }) => id });

test("paging while rows are inserted repeats no row and skips no earlier row", () =>
  fc.assert(
    fc.asyncProperty(
      rows(12),
      rows(8),
      fc.integer({ min: 1, max: 5 }),
      fc.constantFrom(...(["ASC", "DESC"] as const)),
      async (before, during, limit, direction) => {
        await opened.database.rows("DELETE FROM role");
        for (const one of before) await insert(one);
        const late = during.filter(({ id }) => !before.some((one) => one.id === id));
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await listPage<{ id: string }>(opened.database, query(direction), { limit, cursor });
          const { data, pagination } = readJson(page);
          expect(data.length).toBeLessThanOrEqual(limit);
          expect(pagination.nextCursor).toBe(page.nextCursor);
          seen.push(...data.map(({ id }) => id));
          const [next] = late.splice(0, 1);
          if (next) await insert(next);
          cursor = page.nextCursor ?? undefined;
        } while (cursor !== undefined);
        expect(new Set(seen).size).toBe(seen.length);
        for (const { id } of before) expect(seen).toContain(id);
      },
    ),
    { numRuns: 40 },
  ));

test("all pages together hold every row in the order of day and id", async () => {
  const all = fc.sample(rows(20), { numRuns: 1, seed: 7 }).flat();
  for (const one of all) await insert(one);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listPage<{ id: string }>(opened.database, query("ASC"), { limit: 3, cursor });
    seen.push(...readJson(page).data.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  const ordered = [...all].sort((a, b) => (`${a.day} ${a.id}` < `${b.day} ${b.id}` ? -1 : 1));
  expect(seen).toEqual(ordered.map(({ id }) => id));
});

describe("a cursor", () => {
  const columns: Record<OrderColumn["type"], string> = {
    text: "r.title",
    date: "r.held_from",
    timestamptz: "r.recorded_at",
    float8: "1::float8",
  };
  const listFrom = (type: OrderColumn["type"], cursor: string) =>
    listPage(
      opened.database,
      {
        ...query("DESC"),
        order: [
          { column: columns[type], type },
          { column: "r.id", type: "text" },
        ],
      },
      { limit: 1, cursor },
    );
  const cursorOf = (...keys: unknown[]) => Buffer.from(JSON.stringify(keys)).toString("base64url");

  test.each(["text", "date", "timestamptz", "float8"] as const)(
    "from a list sorted by %s is accepted by that list",
    async (type) => {
      await insert({ id: "rol_1", day: "2024-01-01" });
      await insert({ id: "rol_2", day: "2024-01-01" });
      const { nextCursor } = await listPage(
        opened.database,
        {
          ...query("DESC"),
          order: [
            { column: columns[type], type },
            { column: "r.id", type: "text" },
          ],
        },
        { limit: 1 },
      );
      const next = readJson(await listFrom(type, nextCursor ?? ""));
      expect(next.data).toEqual([{ id: "rol_1" }]);
    },
  );

  test.each([
    ["date", "2024-02-30"],
    ["date", "0000-01-01"],
    ["date", "infinity"],
    ["timestamptz", "2024-02-30 00:00:00+00"],
    ["timestamptz", "2024-01-01 25:00:00+00"],
    ["timestamptz", "now"],
    ["float8", "1e999"],
    ["float8", "1.2.3"],
    ["float8", "--1"],
    ["float8", ""],
    ["text", "a\u0000b"],
  ] as const)("of a list of %s is refused with the key %j", async (type, key) => {
    await expect(listFrom(type, cursorOf(key, "rol_1"))).rejects.toMatchObject({ code: "invalid-cursor" });
  });

  test("with any other text is refused or answered, and never fails otherwise", () =>
    fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.base64String(),
          fc.json().map((text) => Buffer.from(text).toString("base64url")),
          fc.array(fc.oneof(fc.string(), fc.integer()), { maxLength: 3 }).map((keys) => cursorOf(...keys)),
        ),
        fc.constantFrom(...(["text", "date", "timestamptz", "float8"] as const)),
        async (cursor, type) => {
          const failure = await listFrom(type, cursor).then(
            () => null,
            (error: unknown) => error,
          );
          if (failure !== null) expect(failure).toBeInstanceOf(DomainError);
        },
      ),
      { numRuns: 300 },
    ));
});
