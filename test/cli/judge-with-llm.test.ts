import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, expect, test } from "vitest";
import { projectRoot } from "../../src/root.js";
import {
  answering,
  askedPairs,
  type FakeReply,
  type SeenRequest,
  startFakeEndpoint,
} from "../support/fake-endpoint.js";

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const claim = "We will keep all weights open.";
const line = (evidence: string) => JSON.stringify({ claim, evidence, company: "Acme" });
const input = [1, 2, 3]
  .map((model) => line(`Withheld the weights of model ${model}.`))
  .join("\n")
  .concat("\n");

/** Runs `walkback judge -` with an endpoint that answers as the test says, and with settings in the environment. */
async function judge(
  reply: (request: SeenRequest, count: number) => FakeReply,
  settings: Record<string, string> = {},
) {
  const endpoint = await startFakeEndpoint(reply);
  closers.push(endpoint.close);
  const child = spawn(
    process.execPath,
    [join(projectRoot, "bin", "walkback.mjs"), "judge", "-", "--judge", "llm"],
    { env: { ...process.env, LLM_BASE_URL: endpoint.url, LLM_MODEL: "small", ...settings } },
  );
  child.stdin.on("error", () => undefined).end(input);
  const [out, error, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  const rows = out.split("\n").flatMap((each) => (each === "" ? [] : [JSON.parse(each)]));
  return { rows, error, code, requests: endpoint.requests };
}

test("--judge llm asks the endpoint about all lines of a claim at once, and prints the cost on stderr", async () => {
  const prices = { LLM_INPUT_PRICE: "2", LLM_OUTPUT_PRICE: "10" };
  const { rows, error, code, requests } = await judge(answering({}, 1_100), prices);
  expect(rows.map(({ relation }) => relation)).toEqual(["contradicts", "contradicts", "contradicts"]);
  expect(rows[0].judge).toEqual({ name: "llm", version: "small 2" });
  expect(requests.map((request) => askedPairs(request).length)).toEqual([3]);
  expect(error).toBe("Cost: 1 requests, 1000 tokens sent, 100 tokens received, at a price of 0.0030.\n");
  expect(code).toBe(0);
});

test("--judge llm says which lines the rules judged, because the endpoint failed", async () => {
  const { rows, error, code } = await judge(() => ({ status: 403 }));
  expect(rows.map(({ judge: by }) => by.name)).toEqual(["rules", "rules", "rules"]);
  expect(error).toContain("3 of 3 lines were judged by the rules, because the judge could not answer.");
  expect(code).toBe(0);
});

test("--judge llm without its settings names them", async () => {
  const { error, code, requests } = await judge(answering(), { LLM_BASE_URL: "", LLM_MODEL: "" });
  expect(error).toMatch(/LLM_BASE_URL: must be set if JUDGE is llm[\s\S]*LLM_MODEL: must be set/);
  expect([code, requests]).toEqual([1, []]);
});
