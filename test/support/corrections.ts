import type { Act, World } from "../../src/operations/act.js";
import { correctRecord } from "../../src/operations/corrections/correct-record.js";
import type { Correction } from "../../src/schemas/correction.js";
import { actOf, editor } from "./world.js";

/** A correction without its reason and requester. */
export type Change = Pick<Correction, "recordType" | "recordId" | "field"> & {
  readonly value: Correction["newValue"];
};

export const why = { reason: "A reader compared it with the source.", requestedBy: "A reader" };

/** Corrects as an editor, or as the act's actor, with a made-up reason. */
export function correctionsOf(world: () => World): (change: Change, act?: Act) => Promise<Correction> {
  return (change, act = actOf(world(), editor)) => correctRecord(act, { ...change, ...why });
}
