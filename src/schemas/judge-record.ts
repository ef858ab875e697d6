import { z } from "zod";
import { instant } from "./text.js";

const count = (description: string) => z.int().nonnegative().meta({ description });

/** What became of the links that one version of a judge read. */
export const judgeRecord = z
  .strictObject({
    judge: z.string().meta({ description: "Name of the judge: builtin, rules, nli or llm" }),
    version: z.string().meta({ description: "Its version. Figures of two versions cannot be added up" }),
    proposed: count(
      "Links whose present proposal is its own. A proposal that a later version took back counts for none",
    ),
    approved: count("Of these: published with the relation that it named"),
    changed: count("Of these: published with another relation"),
    rejected: count("Of these: rejected by a reviewer"),
    withdrawn: count("Of these: published and later withdrawn"),
    open: count("Of these: not yet decided"),
    firstAt: instant.meta({ description: "When it first proposed one of them" }),
    lastAt: instant.meta({ description: "When it last proposed one of them" }),
  })
  .meta({ id: "JudgeRecord" });
export type JudgeRecord = z.output<typeof judgeRecord>;

export const judgeRecords = z.strictObject({ data: z.array(judgeRecord) }).meta({ id: "JudgeRecords" });
