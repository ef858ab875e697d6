import { defineConfig } from "@prisma/config";

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  // Only `prisma migrate deploy` on a server reads this; the application opens DATABASE_URL itself.
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://127.0.0.1:5432/walkback" },
});
