import { z } from "zod";
import { companyRef } from "./company.js";
import { wholeDay } from "./day.js";
import { companyId, roleId, speakerId } from "./id.js";
import { line, publicSince, recordedAt, slug } from "./text.js";

export const role = z
  .strictObject({
    id: roleId,
    company: companyRef,
    title: z.string(),
    from: wholeDay
      .nullable()
      .meta({ description: "First day on which the speaker is known to have held it" }),
    to: wholeDay.nullable().meta({ description: "Last day; null if it is not known to have ended" }),
  })
  .meta({ id: "Role" });

export const speakerRef = z.strictObject({ id: speakerId, name: z.string() }).meta({ id: "SpeakerRef" });

export const speaker = z
  .strictObject({
    id: speakerId,
    name: z.string(),
    wikidata: z.string().nullable().meta({ description: "Id at Wikidata, such as Q36215" }),
    roles: z.array(role),
    publicSince,
    recordedAt,
  })
  .meta({ id: "Speaker" });
export type Speaker = z.infer<typeof speaker>;

export const newRole = z
  .strictObject({
    company: z.union([companyId, slug]).meta({ description: "Id or slug of the company" }),
    title: line(300).meta({ description: "The title as the company gave it, such as Chief Executive" }),
    from: wholeDay.nullable().default(null).meta({ description: "First day; null if not known" }),
    to: wholeDay.nullable().default(null).meta({ description: "Last day; null if the role has not ended" }),
  })
  .meta({ id: "NewRole" });
export type NewRole = z.input<typeof newRole>;

export const newSpeaker = z
  .strictObject({
    name: line(200),
    wikidata: z
      .string()
      .regex(/^Q[1-9]\d{0,11}$/, "must be a Wikidata id such as Q36215")
      .nullable()
      .default(null)
      .meta({ description: "Id at Wikidata" }),
    roles: z.array(newRole).max(50).default([]),
  })
  .meta({ id: "NewSpeaker" });
export type NewSpeaker = z.input<typeof newSpeaker>;
