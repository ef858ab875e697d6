import { z } from "zod";
import { jobId } from "./id.js";
import { count, judgeCost } from "./judge-cost.js";
import { instant } from "./text.js";

export const jobStatuses = ["waiting", "running", "done", "dead"] as const;
export const jobKinds = ["diff_statement", "diff_move", "judge_links", "embed_entries"] as const;

export const jobOutcome = z
  .strictObject({
    judged: count.meta({ description: "Pairs of a claim and a piece of evidence that were judged" }),
    proposed: count.meta({ description: "New links that were proposed" }),
    byFallback: count.meta({
      description: "Pairs that the rules alone judged, because the judge could not answer",
    }),
    unread: count.meta({
      description: "Pairs that were found but not judged, because one diff judges at most `JUDGE_PAIRS`",
    }),
    ...judgeCost,
  })
  .meta({ id: "JobOutcome" });
export type JobOutcome = z.infer<typeof jobOutcome>;

export const job = z
  .strictObject({
    id: jobId,
    kind: z.enum(jobKinds).meta({
      description:
        "diff_statement, diff_move: compare a new entry; judge_links: judge proposals again; embed_entries: embed entries with a new version of the embedder",
    }),
    subjectId: z.string().meta({
      description:
        "The statement or move to compare; for judge_links and embed_entries, the first of the links or entries",
    }),
    status: z.enum(jobStatuses).meta({ description: "dead: it failed on its last attempt; POST its retry" }),
    attempts: z.int().meta({ description: "Attempts so far" }),
    maxAttempts: z.int(),
    runAt: instant.meta({ description: "The earliest time of the next attempt" }),
    lastError: z.string().nullable(),
    outcome: jobOutcome.nullable().meta({
      description:
        "What a done job did and cost. Jobs of one entry that were done together have the same outcome.",
    }),
    createdAt: instant,
    finishedAt: instant.nullable(),
  })
  .meta({ id: "Job" });
export type Job = z.infer<typeof job>;
