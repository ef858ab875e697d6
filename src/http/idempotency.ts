import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import stringify from "safe-stable-stringify";
import { DomainError } from "../errors.js";
import type { Idempotency } from "../operations/act.js";

/**
 * The `Idempotency-Key` of a request with a hash of its method, path and body; `undefined` if the header is absent.
 *
 * `body` stands for the body of a request that is not JSON.
 *
 * @throws DomainError `invalid-input` if the key is not 1 to 200 visible ASCII characters
 */
export function idempotencyOf(
  request: FastifyRequest,
  reply: FastifyReply,
  body: unknown = request.body,
): Idempotency | undefined {
  const key = request.headers["idempotency-key"];
  if (key === undefined) return undefined;
  if (typeof key !== "string" || !/^[\x21-\x7e]{1,200}$/.test(key))
    throw new DomainError("invalid-input", "The Idempotency-Key must be 1 to 200 visible ASCII characters.", {
      faults: [{ parameter: "Idempotency-Key", detail: "must be 1 to 200 visible ASCII characters" }],
    });
  const path = request.raw.url?.split("?", 1)[0] ?? "";
  // This orders the keys of every object: the same value gives the same text.
  const act = `${request.method} ${path}\n${stringify(body ?? null)}`;
  return {
    key,
    requestHash: createHash("sha256").update(act).digest("hex"),
    replayed: () => {
      reply.header("idempotency-replayed", "true");
    },
  };
}
