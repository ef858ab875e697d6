import { z } from "zod";
import { day } from "./day.js";
import { move } from "./move.js";
import { statement } from "./statement.js";

/** What a company said and did, one entry a statement or a move, in the order of their days. */
export const timelineEntry = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("statement"), on: day, statement }),
    z.strictObject({ kind: z.literal("move"), on: day, move }),
  ])
  .meta({ id: "TimelineEntry" });
export type TimelineEntry = z.infer<typeof timelineEntry>;

export const searchHit = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("statement"), score: z.number(), statement }),
    z.strictObject({ kind: z.literal("move"), score: z.number(), move }),
  ])
  .meta({ id: "SearchHit" });
export type SearchHit = z.infer<typeof searchHit>;
