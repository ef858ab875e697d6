import { z } from "zod";
import { jobId } from "./id.js";
import { instant } from "./text.js";

export const jobStatuses = ["waiting", "running", "done", "dead"] as const;
export const jobKinds = ["diff_statement", "diff_move", "judge_links"] as const;

export const job = z
  .strictObject({
    id: jobId,
    kind: z.enum(jobKinds),
    subjectId: z.string().meta({
      description:
        "The statement or move it is about; of judge_links the first of the links to be judged again",
    }),
    status: z.enum(jobStatuses).meta({ description: "dead: gave up after the last attempt; POST its retry" }),
    attempts: z.int(),
    maxAttempts: z.int(),
    runAt: instant,
    lastError: z.string().nullable(),
    createdAt: instant,
    finishedAt: instant.nullable(),
  })
  .meta({ id: "Job" });
export type Job = z.infer<typeof job>;
