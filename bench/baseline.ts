// The server that we compare the service with: bare Fastify without hooks. One route does nothing, one sends the bytes
// of a file, and one is a list written by hand. Arguments: database address, port, file with the bytes.
import { readFile } from "node:fs/promises";
import fastify from "fastify";
import pg from "pg";
import { listLinksByHand } from "./by-hand.js";

const [, , connectionString = "", port = "", bytesPath = ""] = process.argv;
// As many connections as the service's pool has.
const pool = new pg.Pool({ connectionString, max: 10, options: "-c timezone=UTC" });
const app = fastify();
const type = "application/json; charset=utf-8";

app.get("/no-op", () => ({ ok: true }));
const bytes = await readFile(bytesPath);
app.get("/bytes", (_, reply) => reply.type(type).send(bytes));
app.get<{ Querystring: { relation: string; topic: string } }>("/by-hand", async ({ query }, reply) =>
  reply.type(type).send(await listLinksByHand(pool, query)),
);
await app.listen({ host: "127.0.0.1", port: Number(port) });
process.once("SIGTERM", () => {
  app
    .close()
    .then(() => pool.end())
    .catch(() => process.exit(1));
});
