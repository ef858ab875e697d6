import { expect, test } from "vitest";
import { recordWatch } from "../../../src/operations/record/record-watch.js";
import { watch } from "../../../src/schemas/watch.js";
import { readJson } from "../../../src/store/json.js";
import { getWatch, listWatches } from "../../../src/store/watch.js";
import { testDatabase } from "../../support/database.js";
import { recordsOf } from "../../support/records.js";
import { expectRefusal } from "../../support/refusal.js";
import { actOf, contributor, testWorld } from "../../support/world.js";

const opened = testDatabase();
const act = () => actOf(testWorld(opened.database), contributor);
const records = recordsOf(act);

test("a new watch is due at once, and is found by its id and in the list", async () => {
  const { id: sourceId } = await records.source();
  const recorded = await recordWatch(act(), { sourceId, everyHours: 24 });
  expect(watch.parse(recorded)).toMatchObject({
    sourceId,
    everyHours: 24,
    isActive: true,
    nextAt: "2026-11-22T09:00:00.000Z",
    changedAt: null,
  });
  expect(readJson(await getWatch(opened.database, recorded.id))).toEqual(recorded);
  expect(readJson(await listWatches(opened.database, { limit: 10 })).data).toContainEqual(recorded);
  await expect(getWatch(opened.database, "wat_none")).rejects.toMatchObject({ code: "watch-not-found" });
});

test("a watch is refused if its source is unknown or already watched, or its interval is out of range", async () => {
  const { id: sourceId } = await records.source();
  await recordWatch(act(), { sourceId, everyHours: 1 });
  const refuse = (input: Parameters<typeof recordWatch>[1], code: Parameters<typeof expectRefusal>[2]) =>
    expectRefusal(opened.database, () => recordWatch(act(), input), code);
  await refuse({ sourceId, everyHours: 24 }, { code: "duplicate-watch", pointer: "/sourceId" });
  await refuse(
    { sourceId: "src_019a2b3c4d5e7f60a1b2c3d4e5f60718", everyHours: 24 },
    { code: "source-not-found", pointer: "/sourceId" },
  );
  await refuse({ sourceId, everyHours: 0 }, { code: "invalid-input", pointer: "/everyHours" });
});

test("a watch that two people record at the same moment is stored once", async () => {
  const { id: sourceId } = await records.source();
  const settled = await Promise.allSettled(
    [1, 2, 3].map((everyHours) => recordWatch(act(), { sourceId, everyHours })),
  );
  expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});
