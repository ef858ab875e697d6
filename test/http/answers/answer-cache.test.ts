import { expect, test } from "vitest";
import type { Answer } from "../../../src/http/answers/answer.js";
import { AnswerCache } from "../../../src/http/answers/answer-cache.js";

const answer = (text: string): Answer => ({
  plain: { bytes: Buffer.from(text), headers: { undated: [], dated: [] } },
  etag: `W/"${text}"`,
  lastModified: null,
  tellableFromMs: 0,
  headers: [],
  unchangedHeaders: { undated: [], dated: [] },
  encoded: new Map(),
});

/** A promise that a test resolves when it wants. */
function openGate(): { promise: Promise<Answer>; resolve: (answer: Answer) => void } {
  let resolve: (answer: Answer) => void = () => undefined;
  const promise = new Promise<Answer>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

function started(maxBytes = 1_000_000): AnswerCache {
  const cache = new AnswerCache(maxBytes);
  cache.resume(1n);
  return cache;
}

test("an answer is made once for each data version", async () => {
  const cache = started();
  let made = 0;
  const make = async () => {
    made += 1;
    return answer("a");
  };
  await cache.get("/a", make);
  await cache.get("/a", make);
  expect(made).toBe(1);
});

test("concurrent requests for one address make its answer once", async () => {
  const cache = started();
  let made = 0;
  const gate = openGate();
  const make = () => {
    made += 1;
    return gate.promise;
  };
  const both = Promise.all([cache.get("/a", make), cache.get("/a", make)]);
  gate.resolve(answer("a"));
  const [first, second] = await both;
  expect([made, first === second]).toEqual([1, true]);
});

test("a new data version drops the answers made before", async () => {
  const cache = started();
  await cache.get("/a", async () => answer("old"));
  cache.setVersion(2n);
  expect(cache.find("/a")).toBeUndefined();
  expect(cache.bytes).toBe(0);
});

test("an answer begun before a change is not kept, and no later request gets it", async () => {
  const cache = started();
  const gate = openGate();
  const early = cache.get("/a", () => gate.promise);
  cache.setVersion(2n);
  const late = cache.get("/a", async () => answer("new"));
  gate.resolve(answer("old"));
  expect(String((await early).plain.bytes)).toBe("old");
  expect(String((await late).plain.bytes)).toBe("new");
  expect(String(cache.find("/a")?.plain.bytes)).toBe("new");
});

test("a late or repeated notice changes nothing", async () => {
  const cache = started();
  cache.setVersion(5n);
  await cache.get("/a", async () => answer("a"));
  cache.setVersion(4n);
  cache.setVersion(5n);
  expect(cache.find("/a")).toBeDefined();
});

test("a suspended cache keeps no answer, old or new", async () => {
  const cache = started();
  await cache.get("/a", async () => answer("a"));
  cache.suspend();
  expect(cache.find("/a")).toBeUndefined();
  await cache.get("/a", async () => answer("b"));
  cache.setVersion(9n);
  expect(cache.find("/a")).toBeUndefined();
  cache.resume(9n);
  await cache.get("/a", async () => answer("c"));
  expect(String(cache.find("/a")?.plain.bytes)).toBe("c");
});

test("the cache never exceeds its bytes, and drops the least recently used answers first", async () => {
  let nowMs = Date.UTC(2026, 5, 1);
  const cache = new AnswerCache(40_000, () => new Date(nowMs));
  cache.resume(1n);
  const text = "x".repeat(1_000);
  for (let index = 0; index < 30; index += 1) {
    nowMs += 1_000;
    await cache.get(`/${index}`, async () => answer(text));
    cache.find("/0");
  }
  expect(cache.bytes).toBeLessThanOrEqual(40_000);
  expect(cache.find("/0")).toBeDefined();
  expect(cache.find("/1")).toBeUndefined();
});

test("an answer so large that it would displace most others is not kept", async () => {
  const cache = started(40_000);
  await cache.get("/large", async () => answer("x".repeat(10_000)));
  expect(cache.find("/large")).toBeUndefined();
});

test("all waiting requests get a failure, and the failure is not kept", async () => {
  const cache = started();
  await expect(cache.get("/a", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(String((await cache.get("/a", async () => answer("a"))).plain.bytes)).toBe("a");
});

test("an answer is dropped at the end of its day, because ratings depend on due days", async () => {
  let now = new Date("2026-11-22T23:59:59.999Z");
  const cache = new AnswerCache(1_000_000, () => now);
  cache.resume(1n);
  await cache.get("/a", async () => answer("a"));
  expect(cache.find("/a")).toBeDefined();
  now = new Date("2026-11-23T00:00:00Z");
  expect(cache.find("/a")).toBeUndefined();
  expect(cache.changedAt).toEqual(new Date("2026-11-23T00:00:00Z"));
});
