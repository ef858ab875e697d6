// `npm run db:diff`: prints the SQL that takes what the migrations make to what schema.prisma says.
// Put it in a new folder prisma/migrations/<instant>_<name>/migration.sql; an applied migration never changes.
import { createPglite, migrateEmbedded } from "../src/database/embedded.js";
import { diffSchema } from "./schema-engine.js";

const pglite = await createPglite();
try {
  await migrateEmbedded(pglite);
  const sql = await diffSchema(pglite);
  const isSame = sql.replaceAll(/--.*$/gm, "").trim() === "";
  process.stdout.write(isSame ? "-- schema.prisma and the migrations agree.\n" : sql);
} finally {
  await pglite.close();
}
