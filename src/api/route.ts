import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import type { ErrorCode } from "../errors.js";
import type { AnswerCache } from "../http/answers/answer-cache.js";
import { answerPublic, answerStaff } from "../http/answers/public-answer.js";
import { refuseAnonymous, requireCaller } from "../http/key.js";
import { type Actor, requireRole, type World } from "../operations/act.js";
import type { KeyRole } from "../schemas/api-key.js";
import { pageOf, pageQuery } from "../schemas/page.js";
import type { Json } from "../store/json.js";
import type { Page } from "../store/page.js";
import type { Audience } from "../store/visibility.js";
import { describe } from "./description.js";
import { refuseUnknownNames } from "./named-filters.js";
import { pageLinks } from "./page-links.js";

/** What every route of the API needs. */
export interface ApiParts {
  readonly app: FastifyInstance;
  readonly world: World;
  readonly cache: AnswerCache;
}

/** What the OpenAPI document says about a route. */
export interface About {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tag: string;
  /** Failures beyond those that every route of its kind has. */
  readonly errors?: readonly ErrorCode[];
  /** Whether an earlier address redirects to the present one. */
  readonly mayMove?: boolean;
}

export const JSON_TYPE = "application/json; charset=utf-8";
/** The schema of a route that has no path parameters, or no query. */
export const none = z.strictObject({});

/** A request's path parameters and query, as the route's schemas read them. */
export interface Asked<Params extends z.ZodObject, Query extends z.ZodObject> {
  readonly params: z.output<Params>;
  readonly query: z.output<Query>;
}

export interface ReadRoute<Params extends z.ZodObject, Query extends z.ZodObject> extends About {
  readonly params: Params;
  readonly query: Query;
  readonly answer: z.ZodType;
  readonly find: (asked: Asked<Params, Query>, audience: Audience) => Promise<Json<unknown>>;
}

export function askedOf<Params extends z.ZodObject, Query extends z.ZodObject>(
  request: FastifyRequest,
): Asked<Params, Query> {
  // The route's own schemas made both.
  return { params: request.params as z.output<Params>, query: request.query as z.output<Query> };
}

/** Registers a GET that anybody may ask. */
export function read<Params extends z.ZodObject, Query extends z.ZodObject>(
  { app, cache }: ApiParts,
  url: string,
  route: ReadRoute<Params, Query>,
): void {
  app.get(url, {
    schema: { ...describe({ kind: "read", ...route }), params: route.params, querystring: route.query },
    handler: (request, reply) =>
      answerPublic(cache, request, reply, async (audience) => ({
        body: (await route.find(askedOf<Params, Query>(request), audience)).text,
        type: JSON_TYPE,
      })),
  });
}

export interface ListRoute<Params extends z.ZodObject, Query extends z.ZodObject> extends About {
  readonly params: Params;
  /** The filters. `limit` and `cursor` are added to them. */
  readonly query: Query;
  readonly item: z.ZodType;
  /** Name of a page of this list in the OpenAPI document. */
  readonly pageName: string;
  readonly list: (asked: PageAsked<Params, Query>, audience: Audience) => Promise<Page<unknown>>;
}

type Paging = typeof paging;
const paging = z.strictObject(pageQuery);

export interface PageAsked<Params extends z.ZodObject, Query extends z.ZodObject> {
  readonly params: z.output<Params>;
  readonly query: z.output<Query> & z.output<Paging>;
  readonly request: FastifyRequest;
}

/** The schemas and the description of a list. */
export function listSchema<Params extends z.ZodObject, Query extends z.ZodObject>(
  kind: "read" | "staff",
  route: Omit<ListRoute<Params, Query>, "list">,
) {
  return {
    ...describe({
      kind,
      ...route,
      errors: ["invalid-cursor", ...(route.errors ?? [])],
      answer: namedPage(route.item, route.pageName),
    }),
    params: route.params,
    querystring: route.query.extend(pageQuery),
  };
}

const pages = new Map<string, z.ZodType>();

/** The page schema with a name. Made once, since the document takes each name once. */
function namedPage(item: z.ZodType, name: string): z.ZodType {
  const page = pages.get(name) ?? pageOf(item, name);
  pages.set(name, page);
  return page;
}

export function pageAsked<Params extends z.ZodObject, Query extends z.ZodObject>(
  request: FastifyRequest,
): PageAsked<Params, Query> {
  const { params } = askedOf<Params, Query>(request);
  // The route's schema made it, with limit and cursor added.
  return { params, query: request.query as z.output<Query> & z.output<Paging>, request };
}

/** Registers a GET of a list that anybody may ask, with `Link` headers to its pages. */
export function list<Params extends z.ZodObject, Query extends z.ZodObject>(
  { app, world, cache }: ApiParts,
  url: string,
  route: ListRoute<Params, Query>,
): void {
  app.get(url, {
    schema: listSchema("read", route),
    handler: (request, reply) =>
      answerPublic(cache, request, reply, async (audience) => {
        const asked = pageAsked<Params, Query>(request);
        const page = await route.list(asked, audience);
        await refuseUnknownNames(world.database, page, { query: asked.query, audience });
        return { body: page.text, type: JSON_TYPE, links: pageLinks(request.url, page.nextCursor) };
      }),
  });
}

/** Registers a GET of a list for holders of a key with a role. */
export function staffList<Params extends z.ZodObject, Query extends z.ZodObject>(
  { app }: ApiParts,
  url: string,
  { role, ...route }: ListRoute<Params, Query> & { readonly role: KeyRole },
): void {
  app.get(url, {
    schema: listSchema("staff", route),
    onRequest: refuseAnonymous,
    handler: async (request, reply) => {
      requireRole(requireCaller(request), role);
      const page = await route.list(pageAsked<Params, Query>(request), "staff");
      return answerStaff(reply, {
        body: page.text,
        type: JSON_TYPE,
        links: pageLinks(request.url, page.nextCursor),
      });
    },
  });
}

/** Registers a GET of one record for holders of a key with a role. */
export function staffRead<Params extends z.ZodObject>(
  { app }: ApiParts,
  url: string,
  { role, ...route }: StaffRoute<Params>,
): void {
  app.get(url, {
    schema: { ...describe({ kind: "staff", ...route }), params: route.params, querystring: none },
    onRequest: refuseAnonymous,
    handler: async (request, reply) => {
      const actor = requireCaller(request);
      requireRole(actor, role);
      const { params } = askedOf<Params, typeof none>(request);
      return answerStaff(reply, { body: (await route.find(params, actor)).text, type: JSON_TYPE });
    },
  });
}

export interface StaffRoute<Params extends z.ZodObject> extends About {
  readonly role: KeyRole;
  readonly params: Params;
  readonly answer: z.ZodType;
  readonly find: (params: z.output<Params>, actor: Actor) => Promise<Json<unknown>>;
}
