import type { Judge } from "../core/verdict/verdict.js";
import type { Embedder } from "../judges/embed/embedder.js";
import type { World } from "../operations/act.js";
import { embedEntriesFrom, embedEntry } from "../operations/diff/embed-entries.js";
import { judgeLinksAgain } from "../operations/diff/judge-again.js";
import { type DiffOutcome, judgeEntry } from "../operations/diff/judge-entry.js";
import type { EntryRef } from "../store/candidate-pair.js";
import type { ClaimedJobs } from "../store/job-queue.js";
import { failureText } from "./failure.js";
import type { Log } from "./log.js";

interface Parts {
  readonly world: World;
  readonly judge: Judge;
  readonly embedder?: Embedder | null;
  readonly log: Log;
}

/** Embeds an entry, then compares it. If it cannot be embedded, its candidates are ranked by words alone. */
async function diff({ world, judge, embedder, log }: Parts, entry: EntryRef): Promise<DiffOutcome> {
  try {
    if (embedder) await embedEntry(world, embedder, entry);
  } catch (error) {
    log.warn(
      { subjectId: entry.id, err: error, error: failureText(error) },
      "an entry could not be embedded; its candidates are ranked by words alone",
    );
  }
  return judgeEntry(world, judge, entry);
}

/** The outcome of running a job. It is safe to run a job again, even while another process runs the same one. */
export function runJob(
  parts: Parts,
  { kind, subjectId: id }: Pick<ClaimedJobs, "kind" | "subjectId">,
): Promise<DiffOutcome> {
  switch (kind) {
    case "diff_statement":
      return diff(parts, { kind: "statement", id });
    case "diff_move":
      return diff(parts, { kind: "move", id });
    case "judge_links":
      return judgeLinksAgain(parts.world, parts.judge, id);
    case "embed_entries":
      // Only a worker with the job's embedder claims it.
      return parts.embedder
        ? embedEntriesFrom(parts.world, parts.embedder, id)
        : Promise.resolve({ judged: 0, proposed: 0 });
  }
}
