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

// Registered and not given with `.meta()`, which makes a copy: the values within must be this schema again.
const jsonValue = z.json();
z.globalRegistry.add(jsonValue, { id: "JsonValue", description: "Any value of JSON" });

export const correction = z
  .strictObject({
    id: correctionId,
    recordType: z.enum(correctableRecords),
    recordId: z.string(),
    field: z.string(),
    oldValue: jsonValue,
    newValue: jsonValue,
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
    value: jsonValue,
    reason: text(2_000),
    requestedBy: line(200).meta({ description: "Who asked for it: a name, or the newsroom's own reader" }),
  })
  .meta({
    id: "NewCorrection",
    description: "`value` is what the field should be, in the shape the API takes",
  });
export type NewCorrection = z.input<typeof newCorrection>;
