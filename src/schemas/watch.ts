import { z } from "zod";
import { sourceId, watchId } from "./id.js";
import { instant } from "./text.js";

export const watch = z
  .strictObject({
    id: watchId,
    sourceId,
    everyHours: z.int(),
    isActive: z.boolean(),
    nextAt: instant,
    changedAt: instant.nullable(),
    recordedAt: instant,
  })
  .meta({ id: "Watch" });
export type Watch = z.infer<typeof watch>;

export const newWatch = z
  .strictObject({ sourceId, everyHours: z.int().min(1).max(8_760) })
  .meta({ id: "NewWatch" });
export type NewWatch = z.input<typeof newWatch>;
