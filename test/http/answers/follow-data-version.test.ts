import { expect, test, vi } from "vitest";
import { AnswerCache } from "../../../src/http/answers/answer-cache.js";
import { followDataVersion } from "../../../src/http/answers/follow-data-version.js";
import { toAnswer } from "../../../src/http/answers/public-answer.js";
import { testDatabase } from "../../support/database.js";
import { linksOf } from "../../support/links.js";
import { testWorld } from "../../support/world.js";

const opened = testDatabase();
const answer = toAnswer({ body: "x", type: "text/plain" }, null);
const noWarning = (error: unknown) => {
  throw error;
};

// A busy machine may take seconds.
const patient = { timeout: 20_000 };

test("a process drops its answers when another process publishes", async () => {
  const cache = new AnswerCache(100_000);
  const stop = await followDataVersion(opened.database, cache, noWarning);
  await cache.get("/a", async () => answer);
  expect(cache.find("/a")).toBeDefined();
  // This test acts as another process, so its acts do not notify the cache directly.
  await linksOf(() => testWorld(opened.database)).published();
  await vi.waitFor(() => expect(cache.find("/a")).toBeUndefined(), patient);
  await cache.get("/a", async () => answer);
  expect(cache.find("/a")).toBeDefined();
  await stop();
});

test("a process keeps no answers while it may miss notices, and keeps them again afterwards", async () => {
  const cache = new AnswerCache(100_000);
  let lose = () => {};
  let notify: (payload: string) => void = () => {};
  const database = {
    ...opened.database,
    rows: opened.database.rows,
    listen: (channel: string, onNotice: (payload: string) => void, lost?: () => void) => {
      lose = lost ?? lose;
      notify = onNotice;
      return opened.database.listen(channel, onNotice, lost);
    },
  };
  const stop = await followDataVersion(database, cache, noWarning);
  lose();
  await cache.get("/a", async () => answer);
  expect(cache.find("/a")).toBeUndefined();
  notify("");
  await vi.waitFor(async () => {
    await cache.get("/a", async () => answer);
    expect(cache.find("/a")).toBeDefined();
  }, patient);
  await stop();
});
