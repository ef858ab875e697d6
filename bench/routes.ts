import type pg from "pg";
import type { Served } from "./processes.js";
import { names } from "./report.js";

/** One thing to ask again and again. */
export interface Target {
  readonly name: string;
  readonly server: Served;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number;
  readonly bytes: number;
  readonly connections: number;
}

// What is not in memory is asked for by one at a time: the service makes one answer for all who ask for the same at the
// same moment, and that is not what is measured here.
const ONE = 1;
const MANY = 10;

interface Asked {
  readonly server: Served;
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly connections?: number;
}

const filter = "relation=contradicts&topic=topic-3";

// As every browser and feed reader asks.
const compressed = { "accept-encoding": "gzip" };

async function textOf(server: Served, path: string): Promise<string> {
  const answer = await fetch(`${server.address}${path}`, { headers: { "accept-encoding": "identity" } });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} was answered ${answer.status}: ${text.slice(0, 300)}`);
  return text;
}

/** A company with as many published contradictions as is usual for those that have any, and one of them. */
async function usualCompany(client: pg.ClientBase): Promise<{ slug: string; link_id: string }> {
  const { rows } = await client.query<{ slug: string; link_id: string }>(
    `SELECT c.slug, min(l.id) AS link_id FROM link l JOIN company c ON c.id = l.company_id
     WHERE l.status = 'published' AND l.relation = 'contradicts' GROUP BY c.slug ORDER BY count(*), c.slug`,
  );
  const middle = rows[Math.floor(rows.length / 2)];
  if (!middle) throw new Error("No company has a published contradiction.");
  return middle;
}

/**
 * What is measured.
 *
 * @throws Error where the list by hand is not the service's, byte for byte
 */
export async function routesOf({
  client,
  service,
  uncached,
  startBaseline,
}: {
  client: pg.ClientBase;
  service: Served;
  uncached: Served;
  startBaseline: (bytes: string) => Promise<Served>;
}): Promise<Target[]> {
  const { slug, link_id } = await usualCompany(client);
  const paths = {
    company: `/api/v1/companies/${slug}/contradictions`,
    list: `/api/v1/links?${filter}`,
    one: `/api/v1/links/${link_id}`,
    feed: "/feeds/contradictions.rss",
    byHand: `/by-hand?${filter}`,
  };
  const baseline = await startBaseline(await textOf(service, paths.company));
  const [ours, byHand] = [await textOf(uncached, paths.list), await textOf(baseline, paths.byHand)];
  if (ours !== byHand) throw new Error("The list by hand has other bytes than the service's.");
  const etag = (await fetch(`${service.address}${paths.feed}`)).headers.get("etag") ?? "";
  const ask = async (
    name: string,
    { server, path, headers = {}, connections = MANY }: Asked,
  ): Promise<Target> => {
    const answer = await fetch(`${server.address}${path}`, {
      headers: { "accept-encoding": "identity", ...headers },
    });
    const bytes = Number(answer.headers.get("content-length"));
    await answer.arrayBuffer();
    return { name, server, path, headers, status: answer.status, bytes, connections };
  };
  return [
    await ask(names.noOp, { server: baseline, path: "/no-op" }),
    await ask(names.company, { server: service, path: paths.company, headers: compressed }),
    await ask(names.list, { server: service, path: paths.list, headers: compressed }),
    await ask(names.one, { server: service, path: paths.one, headers: compressed }),
    await ask(names.feed, { server: service, path: paths.feed, headers: compressed }),
    await ask(names.feedUnchanged, { server: service, path: paths.feed, headers: { "if-none-match": etag } }),
    await ask(names.companyPlain, { server: service, path: paths.company }),
    await ask(names.bytes, { server: baseline, path: "/bytes" }),
    await ask(names.listUncached, { server: uncached, path: paths.list, connections: ONE }),
    await ask(names.byHand, { server: baseline, path: paths.byHand, connections: ONE }),
    await ask(names.oneUncached, { server: uncached, path: paths.one, connections: ONE }),
    await ask(names.feedUncached, { server: uncached, path: paths.feed, connections: ONE }),
  ];
}
