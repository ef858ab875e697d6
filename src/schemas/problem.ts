import { z } from "zod";
import { errorCodes } from "../errors.js";

/** What every error is answered with, at every door (RFC 9457). */
export const problem = z
  .strictObject({
    type: z.string().meta({ description: "Address of a page that describes this kind of problem" }),
    title: z.string().meta({ description: "The kind of problem, the same each time" }),
    status: z.int(),
    detail: z.string().meta({ description: "What was wrong this time, and what would be right" }),
    instance: z.string().meta({ description: "The request's id, as in X-Request-Id: name it when you ask" }),
    code: z.enum(errorCodes),
    errors: z
      .array(
        z.strictObject({
          pointer: z.string().optional().meta({ description: "JSON pointer to a field of the body" }),
          parameter: z.string().optional().meta({ description: "Name of a query, path or header parameter" }),
          detail: z.string(),
        }),
      )
      .optional(),
  })
  .meta({ id: "Problem" });
export type Problem = z.infer<typeof problem>;
