import { afterEach, describe, expect, test } from "vitest";
import { weightsPair } from "../support/asked-pairs.js";
import { answering, startFakeEndpoint } from "../support/fake-endpoint.js";
import { expectFallback, llmJudges } from "../support/llm-judge.js";

const judgeAt = llmJudges();
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** Pairs that share no text, so that each needs a request. */
const manyPairs = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    weightsPair(
      { text: `In year ${index}, we will keep all weights open.` },
      { text: `Withheld the weights of model ${index}.` },
    ),
  );

describe("if the endpoint fails, the rules judge the pair", () => {
  test("after three attempts with 429 or 5xx", async () => {
    const pair = weightsPair();
    const { read, requests } = await judgeAt((_, count) => ({ status: count === 1 ? 429 : 503 }));
    expectFallback(await read(pair), pair, /status 503/);
    expect(requests).toHaveLength(3);
  });

  test("but not if a later attempt succeeds", async () => {
    const { read, requests } = await judgeAt((request, count) =>
      count < 3 ? { status: 503, headers: { "retry-after": "0" } } : answering()(request),
    );
    expect((await read(weightsPair())).fallback).toBeUndefined();
    expect(requests).toHaveLength(3);
  });

  test("at once if the endpoint asks for a long pause", async () => {
    const pair = weightsPair();
    const { read, requests } = await judgeAt(() => ({ status: 429, headers: { "retry-after": "3600" } }));
    expectFallback(await read(pair), pair, /status 429/);
    expect(requests).toHaveLength(1);
  });

  test("after a timeout", async () => {
    const pair = weightsPair();
    const { read } = await judgeAt(() => "nothing", { timeoutMs: 50 });
    const verdict = await read(pair);
    expectFallback(verdict, pair, /timeout/);
    expect(verdict.fallback?.askAgain).toBe("soon");
  });

  test("if the key is refused, without another attempt, and neither the log nor the link contains the key", async () => {
    const pair = weightsPair();
    const body = JSON.stringify({ error: { message: "Incorrect API key: sk-very-secret" } });
    const { read, requests, log } = await judgeAt(() => ({ status: 401, body }));
    const verdict = await read(pair);
    expectFallback(verdict, pair, /status 401/);
    expect(requests).toHaveLength(1);
    expect(log.lines).toHaveLength(1);
    expect(JSON.stringify(verdict) + log.lines.join()).not.toContain("secret");
  });

  test("if every request is refused; most pairs then cost no request", async () => {
    const { judge, requests } = await judgeAt(() => ({ status: 403 }));
    const verdicts = await judge.judge(manyPairs(20));
    expect(verdicts.every(({ fallback }) => fallback !== undefined)).toBe(true);
    expect(requests.length).toBeLessThanOrEqual(6);
  });

  test("if it redirects to another host, which receives no text", async () => {
    const pair = weightsPair();
    const other = await startFakeEndpoint(answering());
    closers.push(other.close);
    const { read } = await judgeAt(() => ({
      status: 307,
      headers: { location: `${other.url}/chat/completions` },
    }));
    expectFallback(await read(pair), pair, /no connection/);
    expect(other.requests).toEqual([]);
  });

  test("if its answer does not end", async () => {
    const pair = weightsPair();
    const { read } = await judgeAt(() => ({ says: "x".repeat(3_000_000) }));
    expectFallback(await read(pair), pair, /no connection|required form/);
  });

  test("if nothing listens at its address", async () => {
    const pair = weightsPair();
    const { read } = await judgeAt(() => "nothing", { baseUrl: "http://127.0.0.1:9/v1" });
    expectFallback(await read(pair), pair, /no connection/);
  });

  test("and a pair with a temporary failure is asked again the next time", async () => {
    let isUp = false;
    const { read } = await judgeAt((request) => (isUp ? answering()(request) : { status: 500 }));
    expect((await read(weightsPair())).fallback).toBeDefined();
    isUp = true;
    expect((await read(weightsPair())).fallback).toBeUndefined();
  });

  test("and it gets no request for a minute after three pairs in a row without an answer", async () => {
    const clock = { now: new Date("2026-11-22T09:00:00Z") };
    const { judge, read, requests } = await judgeAt(
      () => ({ status: 429, headers: { "retry-after": "3600" } }),
      {},
      () => clock.now,
    );
    const verdicts = await judge.judge(manyPairs(20));
    expect(verdicts.every(({ fallback }) => fallback?.askAgain === "soon")).toBe(true);
    // Four requests run at a time, so at most those already running when the third failed were sent.
    expect(requests.length).toBeLessThanOrEqual(6);
    const before = requests.length;
    clock.now = new Date("2026-11-22T09:02:00Z");
    await read(weightsPair());
    expect(requests.length).toBe(before + 1);
  });
});

test("a day's budget is never exceeded, even by two judges at once, and the next day asks again", async () => {
  const clock = { now: new Date("2026-12-01T23:59:00Z") };
  const at = () => judgeAt(answering({}, 4_000), { dailyTokens: 16_000 }, () => clock.now);
  const [first, second] = [await at(), await at()];
  const pairs = manyPairs(10);
  const verdicts = (await Promise.all([first, second].map(({ judge }) => judge.judge(pairs)))).flat();
  const requests = first.requests.length + second.requests.length;
  expect(requests).toBeGreaterThan(0);
  expect(requests).toBeLessThanOrEqual(4);
  const refused = verdicts.filter(({ fallback }) => fallback);
  expect(refused).toHaveLength(20 - requests);
  expect(refused.every(({ fallback }) => fallback?.askAgain === "tomorrow")).toBe(true);
  expect(refused[0]?.reasons.at(-1)?.sentence).toContain("the day's token budget is used up");
  clock.now = new Date("2026-12-02T00:01:00Z");
  expect(
    (await first.read(weightsPair({}, { text: "Withheld the weights again." }))).fallback,
  ).toBeUndefined();
});

test("closing stops running requests, and the rules judge their pairs", async () => {
  const pair = weightsPair();
  let hasRequest = () => {};
  const requested = new Promise<void>((resolve) => {
    hasRequest = resolve;
  });
  const { read, asked } = await judgeAt(() => {
    hasRequest();
    return "nothing";
  });
  const reading = read(pair);
  await requested;
  await asked.close();
  expectFallback(await reading, pair, /closing/);
});
