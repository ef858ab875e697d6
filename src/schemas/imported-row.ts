import { z } from "zod";
import { newClaim } from "./claim.js";
import { companyId, speakerId } from "./id.js";
import { newSource } from "./source.js";
import { newStatement } from "./statement.js";
import { line } from "./text.js";

const companyName = z
  .union([companyId, line(200)])
  .meta({ description: "Slug, id, name or alias of the company" });

/** A row of an import: a statement as the API takes it, with its source and claims, and names in place of ids. */
export const importedRow = newStatement.omit({ sourceId: true, captureId: true, speakerId: true }).extend({
  id: line(200).nullable().default(null).meta({ description: "The row's own name, for messages" }),
  company: companyName,
  about: companyName
    .nullable()
    .default(null)
    .meta({ description: "If a third party speaks: the company it speaks about" }),
  speaker: z
    .union([speakerId, line(200)])
    .nullable()
    .default(null)
    .meta({ description: "Id or name of the person; null if the company itself speaks" }),
  role: line(300)
    .nullable()
    .default(null)
    .meta({ description: "The title that the speaker held at the company on that day" }),
  source: newSource,
  claims: z
    .array(newClaim.omit({ statementId: true }))
    .max(50)
    .default([]),
});
export type ImportedRow = z.output<typeof importedRow>;
