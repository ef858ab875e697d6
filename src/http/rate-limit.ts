import type { IncomingHttpHeaders } from "node:http";
import { isIPv6 } from "node:net";
import type { FastifyReply, FastifyRequest } from "fastify";
import { DomainError } from "../errors.js";

const WINDOW_SECONDS = 60;
// The cost of reading and judging a body grows with its size.
const BYTES_THAT_COUNT = 10_000;
// An uploaded file is only stored, and only for holders of keys.
const BYTES_OF_UPLOAD_THAT_COUNT = 1_000_000;
const BYTES_OF_UNKNOWN = 100_000;
// Bounds the memory: callers beyond this number in one minute share one count.
const MOST_CALLERS = 200_000;

/** The name that a caller is counted under: the address, or the /64 network of an IPv6 subscriber. */
function callerOfAddress(address: string): string {
  if (!address.includes(":") || !isIPv6(address)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [head = "", tail] = address.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array<string>(Math.max(zeros, 0)).fill("0"), ...right];
  return groups.slice(0, 4).join(":");
}

/** How much a request counts: 1, and 1 more for each 10 kB of its body, or each megabyte of an upload. */
function weightOf(headers: IncomingHttpHeaders): number {
  const { "content-length": length, "transfer-encoding": chunked, "content-type": type = "" } = headers;
  const counting = type.startsWith("multipart/form-data") ? BYTES_OF_UPLOAD_THAT_COUNT : BYTES_THAT_COUNT;
  const bytes = chunked === undefined ? Number(length ?? 0) : BYTES_OF_UNKNOWN;
  return 1 + Math.floor((Number.isFinite(bytes) ? bytes : 0) / counting);
}

/** Requests left, below 0 if one was too many, and the seconds until the count starts again. */
export interface Count {
  readonly left: number;
  readonly seconds: number;
}

/** Counts the requests of each caller in windows of a minute, in this process. 0 a minute means no limit. */
export class RateLimit {
  readonly #most: number;
  readonly #now: () => number;
  #counts = new Map<string, number>();
  #endsAt = 0;
  readonly policy: string;

  constructor(perMinute: number, now: () => number = Date.now) {
    this.#most = perMinute;
    this.#now = now;
    this.policy = `"default";q=${perMinute};w=${WINDOW_SECONDS}`;
  }

  /** Counts a request. null if there is no limit. */
  count(address: string, weight = 1): Count | null {
    if (this.#most === 0) return null;
    const now = this.#now();
    if (now >= this.#endsAt) {
      this.#counts = new Map();
      this.#endsAt = now + WINDOW_SECONDS * 1_000;
    }
    const caller = callerOfAddress(address);
    const key = this.#counts.size < MOST_CALLERS || this.#counts.has(caller) ? caller : "";
    const count = (this.#counts.get(key) ?? 0) + weight;
    this.#counts.set(key, count);
    return { left: this.#most - count, seconds: Math.ceil((this.#endsAt - now) / 1_000) };
  }

  /** The headers of draft-ietf-httpapi-ratelimit-headers-10: names and values in turn. */
  headers({ left, seconds }: Count): readonly [string, string, string, string] {
    return ["ratelimit-policy", this.policy, "ratelimit", `"default";r=${Math.max(left, 0)};t=${seconds}`];
  }

  /**
   * Counts a request and sets the headers that tell the caller.
   *
   * @throws DomainError `rate-limited`, after setting `Retry-After`
   */
  check(request: FastifyRequest, reply: FastifyReply): void {
    const count = this.count(request.ip, weightOf(request.headers));
    if (count === null) return;
    const [policyName, policy, name, value] = this.headers(count);
    reply.header(policyName, policy).header(name, value);
    if (count.left >= 0) return;
    const { seconds } = count;
    reply.header("retry-after", String(seconds));
    throw new DomainError(
      "rate-limited",
      `This address sent more than ${this.#most} requests in a minute. Try again in ${seconds} seconds.`,
    );
  }
}
