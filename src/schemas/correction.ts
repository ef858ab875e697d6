import { z } from "zod";
import { correctionId } from "./id.js";
import { instant, line, text } from "./text.js";

export const correctableRecords = [
  "company",
  "speaker",
  "role",
  "source",
  "statement",
  "claim",
  "move",
  "link",
] as const;

export const correction = z
  .strictObject({
    id: correctionId,
    recordType: z.enum(correctableRecords),
    recordId: z.string(),
    field: z.string(),
    oldValue: z.json(),
    newValue: z.json(),
    reason: z.string(),
    requestedBy: z.string(),
    madeBy: z.string(),
    madeAt: instant,
    page: z.string().nullable(),
  })
  .meta({ id: "Correction" });
export type Correction = z.infer<typeof correction>;

export const newCorrection = z
  .strictObject({
    recordType: z.enum(correctableRecords),
    recordId: line(100),
    field: line(50).meta({ description: "The field as the API names it, such as quote or saidOn" }),
    value: z.json().meta({ description: "What it should be, in the shape the API takes" }),
    reason: text(2_000),
    requestedBy: line(200).meta({ description: "Who asked for it: a name, or the newsroom's own reader" }),
  })
  .meta({ id: "NewCorrection" });
export type NewCorrection = z.input<typeof newCorrection>;
