import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { Reader } from "../database/database.js";
import { DomainError } from "../errors.js";
import { answerStaff } from "../http/answers/public-answer.js";
import { findDataVersion } from "../store/data-version.js";
import { describe } from "./description.js";
import { JSON_TYPE, none } from "./route.js";

const health = z.strictObject({ status: z.literal("ok") }).meta({ id: "Health" });
const body = JSON.stringify({ status: "ok" });

const DATABASE_PATIENCE_MS = 2_000;

/** Asks the database for what only a migrated one can tell. @throws DomainError `not-ready` */
async function askDatabase(reader: Reader): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("The database took too long.")), DATABASE_PATIENCE_MS);
  });
  try {
    await Promise.race([findDataVersion(reader), patience]);
  } catch (cause) {
    throw new DomainError("not-ready", "The database does not answer.", { cause });
  } finally {
    clearTimeout(timer);
  }
}

/** Whether the process lives, and whether it can answer. */
export function healthRoutes(app: FastifyInstance, reader: Reader): void {
  let isClosing = false;
  app.addHook("preClose", async () => {
    isClosing = true;
  });
  app.get("/health/live", {
    schema: {
      ...describe({
        kind: "health",
        operationId: "getLiveness",
        summary: "The process lives",
        tag: "Health",
        answer: health,
      }),
      querystring: none,
    },
    handler: (_request, reply) => answerStaff(reply, { body, type: JSON_TYPE }),
  });
  app.get("/health/ready", {
    schema: {
      ...describe({
        kind: "health",
        operationId: "getReadiness",
        summary: "The database answers, its migrations are done, and the process is not closing",
        tag: "Health",
        errors: ["not-ready"],
        answer: health,
      }),
      querystring: none,
    },
    handler: async (_request, reply) => {
      if (isClosing) throw new DomainError("not-ready", "This process is closing.");
      await askDatabase(reader);
      return answerStaff(reply, { body, type: JSON_TYPE });
    },
  });
}
