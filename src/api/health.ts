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

const DATABASE_TIMEOUT_MS = 2_000;

/** Reads a row that only a migrated database has. @throws DomainError `not-ready` */
async function askDatabase(reader: Reader): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("The database took too long.")), DATABASE_TIMEOUT_MS);
  });
  try {
    await Promise.race([findDataVersion(reader), timeout]);
  } catch (cause) {
    throw new DomainError("not-ready", "The database does not answer. Try again in a moment.", { cause });
  } finally {
    clearTimeout(timer);
  }
}

/** Routes that tell whether the process is running, and whether it can answer. */
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
        summary: "Tell whether the process is running",
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
        summary: "Tell whether the process can answer: the database answers, and the process is not closing",
        tag: "Health",
        errors: ["not-ready"],
        answer: health,
      }),
      querystring: none,
    },
    handler: async (_request, reply) => {
      if (isClosing) throw new DomainError("not-ready", "This process is closing. Ask another one.");
      await askDatabase(reader);
      return answerStaff(reply, { body, type: JSON_TYPE });
    },
  });
}
