import { z } from "zod";
import { day } from "./day.js";
import { move } from "./move.js";
import { statement } from "./statement.js";

const entryDay = day.meta({ description: "The day it was said or took effect" });

/** One entry of a timeline: a statement that a company made, or a move. */
export const timelineEntry = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("statement"), on: entryDay, statement }),
    z.strictObject({ kind: z.literal("move"), on: entryDay, move }),
  ])
  .meta({ id: "TimelineEntry" });
export type TimelineEntry = z.infer<typeof timelineEntry>;

const score = z.number().meta({ description: "How well it matches: higher is better" });

/** A statement or a move that has the words searched for. */
export const searchHit = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("statement"), score, statement }),
    z.strictObject({ kind: z.literal("move"), score, move }),
  ])
  .meta({ id: "SearchHit" });
export type SearchHit = z.infer<typeof searchHit>;
