import { beforeAll, describe, expect, test } from "vitest";
import { timelineEntry } from "../../src/schemas/timeline.js";
import { readJson } from "../../src/store/json.js";
import { listTimeline, type TimelineFilter } from "../../src/store/timeline.js";
import type { Audience } from "../../src/store/visibility.js";
import { testDatabase } from "../support/database.js";
import { makePublic } from "../support/publish.js";
import { recordsOf } from "../support/records.js";
import { actOf, contributor, testWorld } from "../support/world.js";

const opened = testDatabase();
const records = recordsOf(() => actOf(testWorld(opened.database), contributor));

const ids = { parent: "", child: "" };
const entries = async (filter: Partial<TimelineFilter> = {}, audience: Audience = "staff") => {
  const page = await listTimeline(opened.database, { companyId: ids.parent, limit: 20, ...filter }, audience);
  return readJson(page).data.map((entry) => {
    const read = timelineEntry.parse(entry);
    return `${read.on} ${read.kind === "statement" ? read.statement.quote : read.move.description}`;
  });
};

beforeAll(async () => {
  const parent = await records.company();
  const child = await records.company({ parents: [{ parent: parent.slug }] });
  const stranger = await records.company();
  Object.assign(ids, { parent: parent.id, child: child.id });
  await records.topic("ai");
  await records.topic("open-models", "ai");
  const say = (company: string, quote: string, saidOn: string, topics: string[] = []) =>
    records.statement({ company, quote, saidOn, topics });
  const letter = await say(parent.id, "A letter.", "2024-07-23", ["open-models"]);
  await say(parent.id, "A draft.", "2024-01-05");
  await say(child.id, "A child's word.", "2023-06-01", ["ai"]);
  await say(stranger.id, "A stranger's word.", "2024-07-01", ["ai"]);
  await records.statement({
    company: stranger.id,
    about: parent.id,
    quote: "Of them.",
    saidOn: "2024-07-02",
  });
  const release = await records.move({
    company: parent.id,
    description: "A release.",
    effectiveOn: "2025-07",
    topics: ["ai"],
  });
  await makePublic(opened.database, parent.id, letter.id, letter.source.id, release.id, release.source.id);
});

describe("a company's timeline", () => {
  test("has what the company said and did, newest day first, and nothing of other companies", async () => {
    expect(await entries()).toEqual(["2025-07 A release.", "2024-07-23 A letter.", "2024-01-05 A draft."]);
  });

  test("includes its subsidiaries' entries on request", async () => {
    expect(await entries({ includesSubsidiaries: true })).toEqual([
      "2025-07 A release.",
      "2024-07-23 A letter.",
      "2024-01-05 A draft.",
      "2023-06-01 A child's word.",
    ]);
    expect(await entries({ companyId: ids.child, includesSubsidiaries: true })).toEqual([
      "2023-06-01 A child's word.",
    ]);
  });

  test("shows the public no draft", async () => {
    expect(await entries({ includesSubsidiaries: true }, "public")).toEqual([
      "2025-07 A release.",
      "2024-07-23 A letter.",
    ]);
  });

  test("is filtered by a topic and the topics below it", async () => {
    expect(await entries({ topic: "ai", includesSubsidiaries: true })).toEqual([
      "2025-07 A release.",
      "2024-07-23 A letter.",
      "2023-06-01 A child's word.",
    ]);
    expect(await entries({ topic: "open-models" })).toEqual(["2024-07-23 A letter."]);
    expect(await entries({ topic: "weather" })).toEqual([]);
  });

  test("is filtered by days: a month is in a range that contains all of it", async () => {
    expect(await entries({ from: "2024-07-23", to: "2025-07-31" })).toEqual([
      "2025-07 A release.",
      "2024-07-23 A letter.",
    ]);
    expect(await entries({ from: "2024-07-23", to: "2025-07-30" })).toEqual(["2024-07-23 A letter."]);
  });

  test("continues where the page before ended", async () => {
    const filter = { companyId: ids.parent, includesSubsidiaries: true, limit: 1 };
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listTimeline(opened.database, { ...filter, cursor }, "staff");
      seen.push(...readJson(page).data.map(({ on }) => on));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(["2025-07", "2024-07-23", "2024-01-05", "2023-06-01"]);
  });
});
