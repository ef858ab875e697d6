import { z } from "zod";
import { claimedStatement } from "./claim.js";
import { reason } from "./link.js";
import { instant } from "./text.js";

/** An earlier statement that may have foretold or allowed what a link's evidence shows. An editor decides. */
export const defenceCandidate = z
  .strictObject({
    statement: claimedStatement,
    strength: z.number().meta({ description: "From 0 to 1: how plainly its words foretold or allowed it" }),
    reasons: z.array(reason).meta({ description: "Claim spans count characters of the earlier claim" }),
    foundAt: instant,
  })
  .meta({ id: "DefenceCandidate" });
export type DefenceCandidate = z.infer<typeof defenceCandidate>;

export const defenceCandidates = z
  .strictObject({ data: z.array(defenceCandidate).meta({ description: "At most 5, the strongest first" }) })
  .meta({ id: "DefenceCandidates" });
export type DefenceCandidates = z.infer<typeof defenceCandidates>;
