import type { FastifyRequest } from "fastify";
import type { Actor } from "../operations/act.js";
import type { Audience } from "../store/visibility.js";

// Kept outside the request object, so that nothing else can set a caller.
const callers = new WeakMap<FastifyRequest, Actor>();

/** Notes whose key came with a request. */
export function setCaller(request: FastifyRequest, actor: Actor): void {
  callers.set(request, actor);
}

/** Whose key came with a request; null if none did. */
export function callerOf(request: FastifyRequest): Actor | null {
  return callers.get(request) ?? null;
}

/** What a request may read: everything with a key, otherwise what is public. */
export function audienceOf(request: FastifyRequest): Audience {
  return callerOf(request) === null ? "public" : "staff";
}
