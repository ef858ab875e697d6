import { z } from "zod";
import { correctRecord } from "../operations/corrections/correct-record.js";
import { correction, newCorrection } from "../schemas/correction.js";
import { correctionId } from "../schemas/id.js";
import { getCorrection, listCorrections } from "../store/correction.js";
import { companyIdOf, companyKey } from "./filters.js";
import { type ApiParts, list, none, read } from "./route.js";
import { write } from "./write-route.js";

const tag = "Corrections";

/** Routes of corrections: what was changed after it was recorded, why, and who asked. */
export function correctionRoutes(parts: ApiParts): void {
  const { database } = parts.world;
  list(parts, "/corrections", {
    operationId: "listCorrections",
    summary: "List corrections, newest first",
    tag,
    params: none,
    query: z.strictObject({
      company: companyKey.optional(),
      record: z
        .string()
        .regex(
          /^[a-z]{3}_[0-9a-f]{32}$/,
          "must be the id of a record, such as stm_019a2b3c4d5e7f60a1b2c3d4e5f60718",
        )
        .optional()
        .meta({ description: "Id of the record that was corrected" }),
    }),
    item: correction,
    pageName: "CorrectionPage",
    list: async ({ query: { company, record, ...rest } }, audience) =>
      listCorrections(
        database,
        { companyId: await companyIdOf(parts, company, audience), recordId: record, ...rest },
        audience,
      ),
  });
  read(parts, "/corrections/:id", {
    operationId: "getCorrection",
    summary: "Get a correction",
    tag,
    errors: ["correction-not-found"],
    params: z.strictObject({ id: correctionId }),
    query: none,
    answer: correction,
    find: ({ params }, audience) => getCorrection(database, params.id, audience),
  });
  correctionWrite(parts);
}

function correctionWrite(parts: ApiParts): void {
  write(parts, "/corrections", {
    operationId: "correctRecord",
    summary: "Correct a field of a record; the correction keeps the old value",
    tag,
    errors: [
      "company-not-found",
      "speaker-not-found",
      "role-not-found",
      "source-not-found",
      "statement-not-found",
      "claim-not-found",
      "move-not-found",
      "link-not-found",
      "not-correctable",
      "nothing-to-correct",
      "correction-breaks-link",
    ],
    params: none,
    body: newCorrection,
    answer: correction,
    status: 201,
    location: ({ id }) => `/api/v1/corrections/${id}`,
    act: (act, { body }) => correctRecord(act, body),
  });
}
