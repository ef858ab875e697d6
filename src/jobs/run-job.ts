import type { Judge } from "../core/verdict/verdict.js";
import type { World } from "../operations/act.js";
import { judgeLinksAgain } from "../operations/diff/judge-again.js";
import { type DiffOutcome, judgeEntry } from "../operations/diff/judge-entry.js";
import type { ClaimedJobs } from "../store/job-queue.js";

/** The outcome of running a job. It is safe to run a job again, even while another process runs the same one. */
export function runJob(
  { world, judge }: { readonly world: World; readonly judge: Judge },
  { kind, subjectId: id }: Pick<ClaimedJobs, "kind" | "subjectId">,
): Promise<DiffOutcome> {
  switch (kind) {
    case "diff_statement":
      return judgeEntry(world, judge, { kind: "statement", id });
    case "diff_move":
      return judgeEntry(world, judge, { kind: "move", id });
    case "judge_links":
      return judgeLinksAgain(world, judge, id);
  }
}
