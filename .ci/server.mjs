// Prints the address it is given if a PostgreSQL server answers there and lets us create databases. Otherwise prints nothing.
import pg from "pg";

const [, , connectionString] = process.argv;
const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 });
try {
  await client.connect();
  const { rows } = await client.query(
    `SELECT rolsuper AS may, current_setting('server_version_num')::int >= 150000 AS new_enough,
       EXISTS (SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm') AS has_trigrams
     FROM pg_roles WHERE rolname = current_user`,
  );
  const { may, new_enough, has_trigrams } = rows[0];
  if (may && new_enough && has_trigrams) console.log(connectionString);
} catch {
  // No server answers there, or it refuses us.
} finally {
  await client.end().catch(() => undefined);
}
