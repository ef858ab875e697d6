import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { JudgedClaim, JudgedEvidence } from "../../src/core/verdict/verdict.js";
import type { ModelAnswer } from "../../src/judges/llm/check-answer.js";

/** A request that the endpoint received. */
export interface SeenRequest {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly system: string;
  /** The user's message. */
  readonly prompt: string;
  readonly body: Record<string, unknown>;
}

/** What the endpoint does: answers with a model's text, answers with a status, or never answers. */
export type FakeReply =
  | { readonly says: string | object; readonly tokens?: number }
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string }
  | "nothing";

interface Sent {
  readonly messages: readonly { readonly role: string; readonly content: string }[];
}

async function seen(request: IncomingMessage): Promise<SeenRequest> {
  const body: Record<string, unknown> & Sent = JSON.parse(await text(request));
  const saidBy = (role: string) => body.messages.find((message) => message.role === role)?.content ?? "";
  return {
    path: request.url ?? "",
    authorization: request.headers.authorization,
    system: saidBy("system"),
    prompt: saidBy("user"),
    body,
  };
}

function completion(says: string | object, tokens: number | undefined): string {
  const content = typeof says === "string" ? says : JSON.stringify(says);
  return JSON.stringify({
    id: "one",
    object: "chat.completion",
    created: 0,
    model: "fake",
    choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop" }],
    ...(tokens !== undefined && {
      usage: { prompt_tokens: tokens - 100, completion_tokens: 100, total_tokens: tokens },
    }),
  });
}

/** A local endpoint with OpenAI's chat completions that answers as the test says. */
export async function startFakeEndpoint(reply: (request: SeenRequest, count: number) => FakeReply) {
  const requests: SeenRequest[] = [];
  const server = createServer(async (request, response) => {
    const one = await seen(request);
    requests.push(one);
    const answer = reply(one, requests.length);
    if (answer === "nothing") return;
    if ("says" in answer)
      response
        .writeHead(200, { "content-type": "application/json" })
        .end(completion(answer.says, answer.tokens));
    else response.writeHead(answer.status, answer.headers).end(answer.body ?? "{}");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** A valid model's answer: a contradiction that quotes both texts, unless a test says otherwise. */
export function modelSays(changes: Partial<ModelAnswer> = {}): ModelAnswer {
  return {
    relation: "contradicts",
    probabilities: { contradicts: 0.8, confirms: 0.05, qualifies: 0.1, unrelated: 0.05 },
    manner: "broken_promise",
    degree: "full",
    letterOrSpirit: "letter",
    reasons: [
      {
        sentence: "The weights were to stay open, and were withheld.",
        claimQuote: "keep all weights open",
        evidenceQuote: "Withheld the weights",
      },
    ],
    ...changes,
  };
}

/** A pair that a request asks about, with the number that its answer must name. */
export interface AskedPair {
  readonly number: number;
  readonly claim: JudgedClaim;
  readonly evidence: JudgedEvidence;
}

/** The pairs that a request asks about: one claim with a list of evidence, or the other way round. */
export function askedPairs({ prompt }: Pick<SeenRequest, "prompt">): readonly AskedPair[] {
  const { claim, claims, evidence } = JSON.parse(prompt);
  if (claims === undefined)
    return evidence.map((one: { number: number }) => ({ number: one.number, claim, evidence: one }));
  return claims.map((one: { number: number }) => ({ number: one.number, claim: one, evidence }));
}

/** A model that gives a valid answer about each pair of a request: `modelSays` with these changes. */
export function answering(
  changes: Partial<ModelAnswer> | ((asked: AskedPair) => Partial<ModelAnswer>) = {},
  tokens?: number,
) {
  return (request: SeenRequest): FakeReply => {
    const answers = askedPairs(request).map((asked) => ({
      number: asked.number,
      ...modelSays(typeof changes === "function" ? changes(asked) : changes),
    }));
    return { says: { answers }, ...(tokens !== undefined && { tokens }) };
  };
}
