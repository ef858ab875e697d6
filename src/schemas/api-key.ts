import { z } from "zod";
import { apiKeyId } from "./id.js";
import { instant, line } from "./text.js";

export const keyRoles = ["contributor", "editor", "admin"] as const;
export type KeyRole = (typeof keyRoles)[number];

const keyRole = z.enum(keyRoles).meta({
  description:
    "contributor: records and proposes; editor: also reviews and publishes; admin: also manages keys",
});

export const apiKey = z
  .strictObject({
    id: apiKeyId,
    holder: z.string().meta({ description: "The person who holds the key; reviews show this name" }),
    role: keyRole,
    note: z.string().nullable(),
    createdAt: instant,
    lastUsedAt: instant.nullable(),
    revokedAt: instant.nullable(),
  })
  .meta({ id: "ApiKey" });
export type ApiKey = z.infer<typeof apiKey>;

export const newApiKey = z
  .strictObject({ holder: line(200), role: keyRole, note: line(200).nullable().default(null) })
  .meta({ id: "NewApiKey" });
export type NewApiKey = z.input<typeof newApiKey>;

/** A key that was just issued: the only answer that shows the key itself. */
export const issuedApiKey = apiKey
  .extend({ key: z.string().meta({ description: "The key, shown this once: only its hash is stored" }) })
  .meta({ id: "IssuedApiKey" });
export type IssuedApiKey = z.infer<typeof issuedApiKey>;
