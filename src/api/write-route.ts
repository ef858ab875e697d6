import { z } from "zod";
import { answerStaff } from "../http/answers/public-answer.js";
import { idempotencyOf } from "../http/idempotency.js";
import { refuseAnonymous, requireCaller } from "../http/key.js";
import type { Act } from "../operations/act.js";
import { describe } from "./description.js";
import { type About, type ApiParts, askedOf, JSON_TYPE, type none } from "./route.js";

export interface WriteRoute<Params extends z.ZodObject, Body extends z.ZodType, Answer> extends About {
  readonly params: Params;
  /** Absent if the address says everything. */
  readonly body?: Body;
  readonly answer: z.ZodType<Answer>;
  readonly status: 200 | 201;
  /** The address of the new record. */
  readonly location?: (answer: Answer) => string;
  readonly act: (
    act: Act,
    asked: { readonly params: z.output<Params>; readonly body: z.output<Body> },
  ) => Promise<Answer>;
}

export const repeatableHeaders = z.looseObject({
  "idempotency-key": z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/, "must be 1 to 200 visible ASCII characters, such as a UUID")
    .optional()
    .meta({
      description: "The service does requests with the same key once; a repetition gets the first answer",
    }),
});
// An action takes no fields. A body that has some is a mistake of the caller.
const noBody = z.strictObject({}).nullish();

/** Registers a POST or DELETE that acts through an operation and needs a key. */
export function write<Params extends z.ZodObject, Body extends z.ZodType, Answer>(
  { app, world }: ApiParts,
  url: string,
  { method = "POST", ...route }: WriteRoute<Params, Body, Answer> & { readonly method?: "POST" | "DELETE" },
): void {
  app.route({
    method,
    url,
    schema: {
      ...describe({ kind: "write", ...route }),
      params: route.params,
      headers: repeatableHeaders,
      body: route.body ?? noBody,
    },
    onRequest: refuseAnonymous,
    handler: async (request, reply) => {
      const { params } = askedOf<Params, typeof none>(request);
      const act: Act = {
        ...world,
        actor: requireCaller(request),
        idempotency: idempotencyOf(request, reply),
      };
      // The route's schema made the body.
      const answer = await route.act(act, { params, body: request.body as z.output<Body> });
      if (route.location !== undefined) reply.header("location", route.location(answer));
      return answerStaff(reply.code(route.status), { body: JSON.stringify(answer), type: JSON_TYPE });
    },
  });
}
