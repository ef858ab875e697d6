import { z } from "zod";

// The lines of a backup, in their order: a header; each captured document (its bytes follow, one JSON text of base64 a
// line); each table (its rows follow, one JSON list a line); the end, with the hash of all lines before it.

/** The number of this form of the file. */
export const FORMAT = 1;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, "must be a SHA-256 in hex");
const count = z.int().min(0);

export const header = z.strictObject({
  backup: z.literal("walkback"),
  format: z.int(),
  version: z.string(),
  madeAt: z.string(),
  home: z.enum(["embedded", "server"]),
  migrations: z.array(z.strictObject({ name: z.string(), checksum: z.string() })).min(1),
});
export type Header = z.infer<typeof header>;

/** `missing`: the store of captures did not have the bytes when the backup was made. */
const document = z.strictObject({ document: sha256, missing: z.literal(true).optional() });
/** `damaged`: the bytes in the store were no longer those that were captured. */
const documentEnd = z.strictObject({
  documentEnd: sha256,
  bytes: count,
  damaged: z.literal(true).optional(),
});
const table = z.strictObject({ table: z.string(), columns: z.array(z.string()), key: z.array(z.string()) });
const tableEnd = z.strictObject({ tableEnd: z.string(), rows: count, sha256 });
const end = z.strictObject({ end: z.literal("walkback"), lines: count, sha256 });

/** A line that is an object. */
export const mark = z.union([document, documentEnd, table, tableEnd, end]);
export type Mark = z.infer<typeof mark>;
export type TableMark = z.infer<typeof table>;
