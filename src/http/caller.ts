import type { FastifyRequest } from "fastify";
import type { Actor } from "../operations/act.js";
import type { Audience } from "../store/visibility.js";

// Beside the request, not on it: only what was authenticated here can be found again.
const callers = new WeakMap<FastifyRequest, Actor>();

/** Remembers whose key came with a request. */
export function setCaller(request: FastifyRequest, actor: Actor): void {
  callers.set(request, actor);
}

/** Whose key came with a request; null where none did. */
export function callerOf(request: FastifyRequest): Actor | null {
  return callers.get(request) ?? null;
}

/** As whom a request reads. */
export function audienceOf(request: FastifyRequest): Audience {
  return callerOf(request) === null ? "public" : "staff";
}
