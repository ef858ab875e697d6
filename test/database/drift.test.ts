import { expect, test } from "vitest";
import { diffSchema } from "../../prisma/schema-engine.js";
import { createPglite, migrateEmbedded } from "../../src/database/embedded.js";

test("the migrations create exactly the tables of the schema", async () => {
  const pglite = await createPglite();
  try {
    await migrateEmbedded(pglite);
    expect((await diffSchema(pglite)).trim()).toBe("-- This is an empty migration.");
    // The same comparison finds a difference if there is one.
    await pglite.exec("ALTER TABLE topic ADD COLUMN colour text; DROP INDEX statement_search_idx");
    const drift = await diffSchema(pglite);
    expect(drift).toContain('DROP COLUMN "colour"');
    expect(drift).toContain('CREATE INDEX "statement_search_idx" ON "statement" USING GIN ("search")');
  } finally {
    await pglite.close();
  }
});
