import { z } from "zod";
import { errorCodes } from "../errors.js";

/** The body of every error answer (RFC 9457). */
export const problem = z
  .strictObject({
    type: z.string().meta({ description: "Address of the page that explains this kind of problem" }),
    title: z.string().meta({ description: "The kind of problem, in the same words each time" }),
    status: z.int(),
    detail: z
      .string()
      .meta({ description: "What was wrong this time, and what would be right; names every fault" }),
    instance: z
      .string()
      .meta({ description: "The request's id, as in X-Request-Id; quote it when you ask for help" }),
    code: z.enum(errorCodes).meta({ description: "The kind of problem, for programs" }),
    errors: z
      .array(
        z.strictObject({
          pointer: z
            .string()
            .optional()
            .meta({ description: "JSON pointer to the field of the body, such as /aliases/0/from" }),
          parameter: z
            .string()
            .optional()
            .meta({ description: "Name of the query, path or header parameter" }),
          detail: z.string().meta({ description: "What is wrong with it, and what would be right" }),
        }),
      )
      .optional()
      .meta({ description: "One entry for each fault" }),
  })
  .meta({ id: "Problem" });
export type Problem = z.infer<typeof problem>;
