import type { FastifyReply, FastifyRequest } from "fastify";
import { DomainError } from "../errors.js";
import type { Actor, World } from "../operations/act.js";
import { authenticate } from "../operations/keys/authenticate.js";
import { callerOf, setCaller } from "./caller.js";

const keyForm = /^Bearer +([\x21-\x7e]{1,200})$/i;

/**
 * Notes whose key a request brings. Does nothing if it brings none.
 *
 * @throws DomainError `key-refused`, on reads too: a caller with a bad key must not mistake a public answer for a full one
 */
export async function identify(world: World, request: FastifyRequest): Promise<void> {
  const header = request.headers.authorization;
  if (header === undefined) return;
  const token = keyForm.exec(header)?.[1];
  const actor = token === undefined ? null : await authenticate(world.database, token, world.now());
  if (actor === null)
    throw new DomainError(
      "key-refused",
      "The API key is not valid, or it was revoked. Send a valid one as: Authorization: Bearer wb_...",
    );
  setCaller(request, actor);
}

/** The caller of a request. @throws DomainError `key-required` */
export function requireCaller(request: FastifyRequest): Actor {
  const actor = callerOf(request);
  if (actor === null)
    throw new DomainError(
      "key-required",
      "This request needs an API key. Send it as: Authorization: Bearer wb_...",
    );
  return actor;
}

/** A hook for routes that need a key. It refuses a request before its body is read. */
export async function refuseAnonymous(request: FastifyRequest, _reply: FastifyReply): Promise<void> {
  requireCaller(request);
}
