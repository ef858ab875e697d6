import { setTimeout as wait } from "node:timers/promises";
import { type Asking, askHost, type OpenAnswer, statusInWords } from "./ask-host.js";
import { firstBytes } from "./decoded-body.js";
import { FetchFailure } from "./failure.js";
import type { Ending, Fetched, Redirect } from "./fetched.js";
import type { Guard } from "./guard.js";
import { HostTurns, type Timing } from "./host-turns.js";
import { headOf, type Keep, keepBody } from "./keep-body.js";
import { defaultLimits, type FetchLimits } from "./limits.js";
import { allowAll, ROBOTS_BYTES, type RobotRules, RobotsMemory, readRobots } from "./robots.js";

/** What a host told about the copy that we have, for a conditional request. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export interface FetcherParts {
  readonly guard: Guard;
  /** Says who asks and where to read about it: `Walkback/1.0 (+https://site.example/)`. */
  readonly userAgent: () => string;
  readonly now: () => Date;
  readonly limits?: FetchLimits;
  /** Milliseconds between two documents from one host. */
  readonly pauseMs?: number;
  readonly respectsRobots?: boolean;
  readonly wait?: Timing["wait"];
}

export interface FetchOrder {
  readonly url: string;
  /** Where the body goes. It is not called for a redirect or an answer without a body. */
  readonly keep: Keep;
  readonly validators?: Validators | null;
}

/** One fetch under way. */
interface Way {
  readonly order: FetchOrder;
  readonly redirects: Redirect[];
  url: URL;
  /** Milliseconds spent in earlier steps. */
  spentMs: number;
  /** When the present step began to work. */
  begun: number;
}

type Step = { readonly next: URL } | { readonly ended: Ending };
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** The longest address that a source may have. */
const LONGEST_ADDRESS = 2_000;
const ROBOTS_REDIRECTS = 5;
const PAUSE_MS = 1_000;

/** Fetches documents from the web: guarded, polite to hosts, and within limits. */
export class Fetcher {
  readonly #parts: FetcherParts;
  readonly #limits: FetchLimits;
  readonly #turns: HostTurns;
  readonly #robots: RobotsMemory;

  constructor(parts: FetcherParts) {
    this.#parts = parts;
    this.#limits = parts.limits ?? defaultLimits;
    this.#turns = new HostTurns({ now: parts.now, wait: parts.wait ?? ((ms) => wait(ms)) });
    this.#robots = new RobotsMemory(parts.now);
  }

  /** How fetching an address ended. Failures of the host or the network are results. @throws KeepFailure */
  async fetch(order: FetchOrder): Promise<Fetched> {
    const way: Way = { order, redirects: [], url: new URL(order.url), spentMs: 0, begun: 0 };
    const ending = await this.#follow(way);
    return {
      ...ending,
      requestedUrl: order.url,
      finalUrl: way.url.href,
      redirects: way.redirects,
      fetchedAt: this.#parts.now(),
    };
  }

  async #follow(way: Way): Promise<Ending> {
    try {
      const seen = new Set<string>();
      for (;;) {
        if (seen.has(way.url.href) || seen.size > this.#limits.redirects)
          throw new FetchFailure(
            "redirect-loop",
            `The site redirects in a circle, or more than ${this.#limits.redirects} times.`,
          );
        seen.add(way.url.href);
        if (way.url.href.length > LONGEST_ADDRESS)
          throw new FetchFailure(
            "network-error",
            `The site redirects to an address of more than ${LONGEST_ADDRESS} characters.`,
          );
        const step = await this.#step(way);
        if ("ended" in step) return step.ended;
        way.url = step.next;
      }
    } catch (error) {
      if (!(error instanceof FetchFailure)) throw error;
      return { kind: error.outcome, reason: error.message, answer: null };
    }
  }

  /** Asks for the present address when it is its host's turn. */
  async #step(way: Way): Promise<Step> {
    const { url } = way;
    this.#parts.guard.checkUrl(url);
    let pauseMs = this.#parts.pauseMs ?? PAUSE_MS;
    return this.#turns.take(
      url.host,
      () => pauseMs,
      async () => {
        way.begun = performance.now();
        try {
          const rules = await this.#rulesOf(url, way);
          pauseMs = Math.max(pauseMs, rules.pauseMs);
          if (!rules.isAllowed(url.href))
            throw new FetchFailure(
              "robots-refused",
              "The site's robots.txt asks programs not to fetch this address.",
            );
          return await askHost(url, this.#asking(way, way.order.validators), (answer) =>
            this.#read(answer, way),
          );
        } finally {
          way.spentMs += performance.now() - way.begun;
        }
      },
    );
  }

  async #rulesOf({ origin }: URL, way: Way): Promise<RobotRules> {
    if (this.#parts.respectsRobots === false) return allowAll;
    return this.#robots.of(origin, (url) => this.#readRobots(new URL(url), way));
  }

  /** A robots.txt that a host does not have allows all. One that fails leaves us without an answer, so we do not fetch. */
  async #readRobots(first: URL, way: Way, url = first, redirects = 0): Promise<RobotRules> {
    const found = await askHost(url, this.#asking(way), async (answer) => {
      const location = answer.header("location");
      if (REDIRECTS.has(answer.status) && URL.canParse(location, url.href) && redirects < ROBOTS_REDIRECTS)
        return new URL(location, url);
      if (answer.status >= 500)
        throw new FetchFailure(
          "http-error",
          `The site's robots.txt answered ${statusInWords(answer.status)}, so the document was not asked for.`,
        );
      if (answer.status !== 200) return allowAll;
      const bytes = await firstBytes(answer, ROBOTS_BYTES);
      return readRobots(first.href, bytes.toString("utf8"));
    });
    return found instanceof URL ? this.#readRobots(first, way, found, redirects + 1) : found;
  }

  /** `validators` are those of the address that is asked: a robots.txt has none of the document's. */
  #asking({ spentMs, begun }: Way, validators?: Validators | null): Asking {
    const { etag = null, lastModified = null } = validators ?? {};
    return {
      guard: this.#parts.guard,
      limits: this.#limits,
      headers: {
        "user-agent": this.#parts.userAgent(),
        accept: "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.9,*/*;q=0.8",
        "accept-language": "en,*;q=0.5",
        ...(etag !== null && { "if-none-match": etag }),
        ...(lastModified !== null && { "if-modified-since": lastModified }),
      },
      leftMs: this.#limits.wholeMs - spentMs - (performance.now() - begun),
    };
  }

  async #read(answer: OpenAnswer, { order, redirects }: Way): Promise<Step> {
    const { status, url } = answer;
    const location = answer.header("location");
    if (REDIRECTS.has(status) && location !== "") {
      if (!URL.canParse(location, url.href))
        throw new FetchFailure("network-error", "The site redirects to an address that is not well-formed.");
      const next = new URL(location, url);
      redirects.push({ url: url.href, status, location: next.href });
      return { next };
    }
    if (status === 304) return { ended: { kind: "not-modified", answer: headOf(answer) } };
    return {
      ended: await keepBody(answer, { keep: order.keep, requestedUrl: order.url, limits: this.#limits }),
    };
  }
}
