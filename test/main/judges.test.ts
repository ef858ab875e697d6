import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { answering, startFakeEndpoint } from "../support/fake-endpoint.js";
import { type Started, startBuilt } from "../support/process.js";
import { writeTinyModel } from "../support/tiny-model.js";

let folder: string;
const running: Started[] = [];
const closers: (() => Promise<void>)[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "walkback-judges-"));
});
afterEach(async () => {
  for (const { child, exit } of running.splice(0)) {
    child.kill("SIGKILL");
    await exit;
  }
  for (const close of closers.splice(0)) await close();
  await rm(folder, { recursive: true, force: true });
});

function start(more: Record<string, string>): Started {
  const settings = {
    DATABASE_URL: join(folder, "data"),
    PORT: "0",
    SEED: "none",
    LOG_LEVEL: "warn",
    ...more,
  };
  const started = startBuilt("src/main.js", { settings });
  running.push(started);
  return started;
}

/** A model that finds every pair contradictory and quotes it well. */
const severe = answering(({ claim, evidence }) => {
  const quotes = { claimQuote: claim.text, evidenceQuote: evidence.text };
  return { reasons: [{ sentence: "They cannot both stand.", ...quotes }] };
}, 1_900);

/** Records a promise and the move that breaks it, and gives the link that the judge proposes. */
async function proposalOf(started: Started) {
  const [, address] = await started.says(/Walkback is at (\S+)\/\n/);
  const [key] = await started.says(/wb_\w{8}_\w{32,}/);
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  const post = async (path: string, body: object) => {
    const answer = await fetch(`${address}/api/v1${path}`, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    });
    // Every record has an id, and a company its slug.
    return (await answer.json()) as { readonly id: string; readonly slug?: string };
  };
  const { slug: company } = await post("/companies", { name: "Acme" });
  const source = async (publishedOn: string) => {
    const about = { title: "A letter", publisher: "Acme", kind: "open_letter", tier: "primary" };
    return (await post("/sources", { ...about, url: `https://acme.example/${publishedOn}`, publishedOn })).id;
  };
  const quote = "We will keep all weights open.";
  const said = { company, quote, saidOn: "2024-07-23", sourceId: await source("2024-07-23") };
  const { id: statementId } = await post("/statements", said);
  await post("/claims", {
    ...{ statementId, text: quote, kind: "promise", strength: "firm", testability: "testable" },
  });
  await post("/moves", {
    ...{ company, effectiveOn: "2025-07-30", sourceId: await source("2025-07-30") },
    ...{ kind: "release", description: "Withheld the weights of its new model.", disclosure: "announced" },
  });
  return vi.waitFor(
    async () => {
      const answer = await fetch(`${address}/api/v1/links?status=proposed`, { headers });
      // The part of a list of links that this test reads.
      const { data } = (await answer.json()) as { readonly data: readonly Proposed[] };
      expect(data).toHaveLength(1);
      return data[0];
    },
    { timeout: 30_000, interval: 100 },
  );
}

interface Proposed {
  readonly relation: string;
  readonly proposer: { readonly name: string; readonly version: string };
  readonly reasons: readonly { readonly sentence: string }[];
}

const diffOf = async (started: Started) => {
  const [, address] = await started.says(/Walkback is at (\S+)\/\n/);
  const answer = await fetch(`${address}/api/v1/diff`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ claim: "We will keep all weights open.", evidence: "It sold the weights." }),
  });
  return answer.json();
};

describe("a service with another judge", () => {
  test("JUDGE=llm: the endpoint's model judges new entries but not POST /diff, and the service stops in order", async () => {
    const endpoint = await startFakeEndpoint(severe);
    closers.push(endpoint.close);
    const secret = "sk-very-secret";
    const started = start({
      JUDGE: "llm",
      LLM_BASE_URL: endpoint.url,
      LLM_MODEL: "small",
      LLM_API_KEY: secret,
    });
    expect(await proposalOf(started)).toMatchObject({
      relation: "contradicts",
      proposer: { name: "llm", version: "small 2" },
      reasons: [{ sentence: "They cannot both stand." }],
    });
    expect(await diffOf(started)).toMatchObject({ judge: { name: "rules" } });
    expect(endpoint.requests.every(({ prompt }) => !prompt.includes("It sold the weights."))).toBe(true);
    started.child.kill("SIGTERM");
    expect(await started.exit).toBe(0);
    expect(started.out() + started.error()).not.toContain(secret);
  });

  test("JUDGE=nli: the model in a folder judges new entries, and the service stops in order", async () => {
    const model = await writeTinyModel(join(folder, "tiny"));
    const started = start({ JUDGE: "nli", NLI_MODEL: model });
    const link = await proposalOf(started);
    expect(link).toMatchObject({ relation: "contradicts", proposer: { name: "nli" } });
    expect(link?.proposer.version).toMatch(/^tiny [0-9a-f]{12} fp32 1$/);
    expect(await diffOf(started)).toMatchObject({ judge: { name: "rules" } });
    started.child.kill("SIGTERM");
    expect(await started.exit).toBe(0);
  });

  test("JUDGE=nli with an incomplete folder does not start and names the missing files", async () => {
    const started = start({ JUDGE: "nli", NLI_MODEL: folder });
    expect(await started.exit).toBe(1);
    expect(started.error()).toMatch(
      /did not start.*mistakes:\n.*contain config\.json, which is missing\n.*contain tokenizer\.json, which/,
    );
  });
});
