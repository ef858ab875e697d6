import { afterEach, describe, expect, test } from "vitest";
import type { Pair, Verdict } from "../../src/core/verdict/verdict.js";
import type { Answer, AskedJudge } from "../../src/judges/asked-judge.js";
import { filteredJudge, SURELY_UNRELATED } from "../../src/judges/filtered.js";
import { openAlone } from "../../src/judges/open-alone.js";
import { keptLog, weightsPair } from "../support/asked-pairs.js";
import { answering, askedPairs, startFakeEndpoint } from "../support/fake-endpoint.js";
import { verdictOf } from "../support/judges.js";

/** A judge that answers as told, and keeps what it read. */
function judgeThat(name: string, answer: (pair: Pair) => Answer): AskedJudge & { readonly read: Pair[] } {
  const read: Pair[] = [];
  return {
    ...{ name, version: "1", read },
    ask: async (pairs, keep) => {
      read.push(...pairs);
      for (const [place, pair] of pairs.entries()) await keep(place, answer(pair));
    },
    close: async () => {},
  };
}

const unrelatedAt = (unrelated: number): Verdict => {
  const rest = (1 - unrelated) / 3;
  const probabilities = { contradicts: rest, confirms: rest, qualifies: rest, unrelated };
  return verdictOf({ relation: "unrelated", probabilities, confidence: unrelated });
};

async function askedOf(judge: AskedJudge, pairs: readonly Pair[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  await judge.ask(pairs, async (place, answer) => {
    answers[place] = answer;
  });
  return answers;
}

describe("a judge with a filter", () => {
  const sure = weightsPair({}, { text: "Opened a museum." });
  const unsure = weightsPair({}, { text: "Withheld the weights." });
  const filter = () =>
    judgeThat("builtin", ({ evidence }) => ({
      verdict: unrelatedAt(evidence.text.includes("museum") ? SURELY_UNRELATED : SURELY_UNRELATED - 0.01),
    }));

  test("reads only the pairs that the filter does not surely call unrelated, and the reason of the others says so", async () => {
    const asked = judgeThat("llm", () => ({ verdict: verdictOf() }));
    const answers = await askedOf(filteredJudge(asked, filter()), [sure, unsure, sure]);
    expect(asked.read).toEqual([unsure]);
    expect(answers).toMatchObject([
      { verdict: { relation: "unrelated" } },
      { verdict: { relation: "contradicts" } },
      { verdict: { relation: "unrelated", confidence: SURELY_UNRELATED } },
    ]);
    expect(JSON.stringify(answers[0])).toContain("so the judge llm was not asked");
  });

  test("reads all pairs if the filter cannot answer", async () => {
    const asked = judgeThat("llm", () => ({ verdict: verdictOf() }));
    const broken = judgeThat("builtin", () => ({ failure: { cause: "timeout", again: "soon" } }));
    await askedOf(filteredJudge(asked, broken), [sure, unsure]);
    expect(asked.read).toEqual([sure, unsure]);
  });

  test("has the filter in its version, since another filter could give another answer", () => {
    const asked = judgeThat("llm", () => ({ verdict: verdictOf() }));
    expect(filteredJudge(asked, filter())).toMatchObject({ name: "llm", version: "1 after 1" });
  });
});

describe("JUDGE_FILTER=builtin", () => {
  const closers: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closers.splice(0)) await close();
  });

  test("the shipped model keeps a stranger from the endpoint", async () => {
    const endpoint = await startFakeEndpoint(answering());
    closers.push(endpoint.close);
    const { judge, close } = await openAlone(
      {
        ...{ kind: "llm", baseUrl: endpoint.url, model: "small", apiKey: null, format: "schema" },
        ...{ timeoutMs: 30_000, dailyTokens: 100_000, prices: null, filter: { threads: 1 } },
      },
      keptLog(),
    );
    closers.push(close);
    const stranger = weightsPair({}, { text: "Opened a museum about the history of its bicycles in Ghent." });
    const verdicts = await judge.judge([stranger, weightsPair()]);
    expect(verdicts.map(({ relation }) => relation)).toEqual(["unrelated", "contradicts"]);
    expect(endpoint.requests.flatMap((request) => askedPairs(request))).toHaveLength(1);
  });
});
