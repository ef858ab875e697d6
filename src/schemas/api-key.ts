import { z } from "zod";
import { apiKeyId } from "./id.js";
import { instant, line } from "./text.js";

export const keyRoles = ["contributor", "editor", "admin"] as const;
export type KeyRole = (typeof keyRoles)[number];

export const apiKey = z
  .strictObject({
    id: apiKeyId,
    holder: z.string().meta({ description: "The person; reviews carry this name" }),
    role: z.enum(keyRoles),
    note: z.string().nullable(),
    createdAt: instant,
    lastUsedAt: instant.nullable(),
    revokedAt: instant.nullable(),
  })
  .meta({ id: "ApiKey" });
export type ApiKey = z.infer<typeof apiKey>;

export const newApiKey = z
  .strictObject({ holder: line(200), role: z.enum(keyRoles), note: line(200).nullable().default(null) })
  .meta({ id: "NewApiKey" });
export type NewApiKey = z.input<typeof newApiKey>;

/** The one answer that shows a key. */
export const issuedApiKey = apiKey
  .extend({ key: z.string().meta({ description: "Shown once: only its hash is stored" }) })
  .meta({ id: "IssuedApiKey" });
export type IssuedApiKey = z.infer<typeof issuedApiKey>;
