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

// Registered here because `.meta()` would copy the schema, and the values within refer to this one.
const jsonValue = z.json();
z.globalRegistry.add(jsonValue, { id: "JsonValue", description: "Any JSON value" });

export const correction = z
  .strictObject({
    id: correctionId,
    recordType: z.enum(correctableRecords),
    recordId: z.string(),
    field: z.string().meta({ description: "The field that was changed, as the API names it" }),
    oldValue: jsonValue,
    newValue: jsonValue,
    reason: z.string(),
    requestedBy: z.string().meta({ description: "Who asked for the correction" }),
    madeBy: z.string().meta({ description: "Who made it: the holder of the key" }),
    madeAt: instant,
    page: z
      .string()
      .nullable()
      .meta({ description: "Address of the page where it shows, relative to the site; null if none" }),
  })
  .meta({ id: "Correction" });
export type Correction = z.infer<typeof correction>;

export const newCorrection = z
  .strictObject({
    recordType: z.enum(correctableRecords),
    recordId: line(100),
    field: line(50).meta({
      description: "The field to change, as the API names it, such as quote or saidOn",
    }),
    value: jsonValue,
    reason: text(2_000).meta({ description: "Why the field was wrong; readers see it" }),
    requestedBy: line(200).meta({ description: "Who asked for it, such as a name or the newsroom" }),
  })
  .meta({
    id: "NewCorrection",
    description: "`value` is the right value of the field, in the same shape as when it is recorded",
  });
export type NewCorrection = z.input<typeof newCorrection>;
