// `npm run db:diff` prints the SQL that is missing from the migrations to match schema.prisma.
// Save it as prisma/migrations/<instant>_<name>/migration.sql. Never change an applied migration.
import { createPglite, migrateEmbedded } from "../src/database/embedded.js";
import { diffSchema } from "./schema-engine.js";

const pglite = await createPglite();
try {
  await migrateEmbedded(pglite);
  const sql = await diffSchema(pglite);
  const isSame = sql.replaceAll(/--.*$/gm, "").trim() === "";
  process.stdout.write(isSame ? "-- The migrations match schema.prisma.\n" : sql);
} finally {
  await pglite.close();
}
