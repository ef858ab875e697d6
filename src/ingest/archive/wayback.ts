import { setTimeout as wait } from "node:timers/promises";
import { Agent, request } from "undici";
import { z } from "zod";
import type { Archive } from "./archive.js";

/** The addresses of the Wayback Machine. */
export const waybackAddresses = {
  available: "https://archive.org/wayback/available",
  save: "https://web.archive.org/save",
};

export interface WaybackParts {
  /** Whether to ask for a new copy if the archive has none of the day. */
  readonly saves: boolean;
  /** `access:secret` of an account at archive.org; null to ask without one. Secret. */
  readonly key: string | null;
  readonly userAgent: () => string;
  readonly addresses?: typeof waybackAddresses;
  readonly wait?: (ms: number) => Promise<unknown>;
}

const DAY_MS = 86_400_000;
const TIMEOUT_MS = 15_000;
const MOST_BYTES = 1_000_000;
const ASK_AGAIN_MS = 3_000;
const MOST_ASKED = 10;
const timestamp = /^\d{14}$/;

const available = z.object({
  archived_snapshots: z.object({
    closest: z
      .object({ available: z.boolean(), url: z.string(), timestamp: z.string().regex(timestamp) })
      .optional(),
  }),
});
const started = z.object({ job_id: z.string().regex(/^[\w-]{1,200}$/) });
const saving = z.discriminatedUnion("status", [
  z.object({ status: z.literal("pending") }),
  z.object({ status: z.literal("error") }),
  z.object({
    status: z.literal("success"),
    timestamp: z.string().regex(timestamp),
    original_url: z.string(),
  }),
]);

const timestampOf = (at: Date): string => at.toISOString().replace(/\D/g, "").slice(0, 14);
const timeOf = (text: string): number =>
  Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, "$1-$2-$3T$4:$5:$6Z"));

interface Asked {
  readonly method: "GET" | "POST";
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The JSON that an address answers with. @throws Error if it answers with something else, or not in time */
async function askJson(url: string, asked: Asked): Promise<unknown> {
  const agent = new Agent({
    maxResponseSize: MOST_BYTES,
    headersTimeout: TIMEOUT_MS,
    bodyTimeout: TIMEOUT_MS,
  });
  try {
    const answer = await request(url, {
      ...asked,
      dispatcher: agent,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (answer.statusCode !== 200) throw new Error(`The archive answered ${answer.statusCode}.`);
    return await answer.body.json();
  } finally {
    await agent.destroy();
  }
}

/** The Wayback Machine: finds copies of pages, and asks for new ones if it may. */
export class Wayback implements Archive {
  readonly #parts: WaybackParts;
  readonly #addresses: typeof waybackAddresses;

  constructor(parts: WaybackParts) {
    this.#parts = parts;
    this.#addresses = parts.addresses ?? waybackAddresses;
  }

  async find(url: string, at: Date): Promise<string | null> {
    try {
      return (await this.#lookUp(url, at)) ?? (this.#parts.saves ? await this.#save(url) : null);
    } catch {
      // An archive that does not answer, or answers in another form, must not stop a capture.
      return null;
    }
  }

  /** The copy that is nearest to an instant, if it was made within a day of it: an older one may say something else. */
  async #lookUp(url: string, at: Date): Promise<string | null> {
    const address = new URL(this.#addresses.available);
    address.searchParams.set("url", url);
    address.searchParams.set("timestamp", timestampOf(at));
    const answer = await askJson(address.href, { method: "GET", headers: this.#headers() });
    const { closest } = available.parse(answer).archived_snapshots;
    if (closest?.available !== true) return null;
    const isNear = Math.abs(timeOf(closest.timestamp) - at.getTime()) <= DAY_MS;
    return isNear ? `https://web.archive.org/web/${closest.timestamp}/${url}` : null;
  }

  /** A copy that the archive makes now; null if it is not ready after half a minute. */
  async #save(url: string): Promise<string | null> {
    const headers = { ...this.#headers(), "content-type": "application/x-www-form-urlencoded" };
    const body = new URLSearchParams({ url, skip_first_archive: "1" }).toString();
    const job = started.parse(await askJson(this.#addresses.save, { method: "POST", headers, body }));
    for (let asked = 0; asked < MOST_ASKED; asked += 1) {
      const state = saving.parse(
        await askJson(`${this.#addresses.save}/status/${job.job_id}`, {
          method: "GET",
          headers: this.#headers(),
        }),
      );
      if (state.status === "success")
        return `https://web.archive.org/web/${state.timestamp}/${state.original_url}`;
      if (state.status === "error") return null;
      await (this.#parts.wait ?? ((ms: number) => wait(ms)))(ASK_AGAIN_MS);
    }
    return null;
  }

  #headers(): Record<string, string> {
    const { key, userAgent } = this.#parts;
    return {
      accept: "application/json",
      "user-agent": userAgent(),
      ...(key !== null && { authorization: `LOW ${key}` }),
    };
  }
}
