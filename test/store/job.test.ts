import { expect, test } from "vitest";
import { job as jobSchema } from "../../src/schemas/job.js";
import { listJobs } from "../../src/store/job.js";
import { readJson } from "../../src/store/json.js";
import { testDatabase } from "../support/database.js";
import { testWorkers } from "../support/workers.js";

const opened = testDatabase();
const { later, records } = testWorkers(opened);

test("jobs are listed newest first, a page at a time", async () => {
  const { slug } = await records.company();
  for (let count = 0; count < 3; count += 1) {
    later(1_000);
    await records.move({ company: slug });
  }
  const first = await listJobs(opened.database, { limit: 2 });
  const second = await listJobs(opened.database, { limit: 2, cursor: first.nextCursor ?? undefined });
  const rows = [...readJson(first).data, ...readJson(second).data].map((row) => jobSchema.parse(row));
  expect(rows.map(({ createdAt }) => createdAt)).toEqual(
    rows
      .map(({ createdAt }) => createdAt)
      .sort()
      .reverse(),
  );
  expect(new Set(rows.map(({ id }) => id)).size).toBe(3);
  expect(second.nextCursor).toBeNull();
});
