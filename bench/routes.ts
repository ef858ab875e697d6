import type pg from "pg";
import type { Served } from "./processes.js";
import { names } from "./report.js";

/** One request that is repeated. */
export interface Target {
  readonly name: string;
  readonly server: Served;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number;
  readonly bytes: number;
  readonly connections: number;
}

// One connection asks for answers that are not in memory. With several, the service would make one answer for all
// requests of the same moment, which is not what we measure here.
const ONE = 1;
const MANY = 10;

interface Asked {
  readonly server: Served;
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly connections?: number;
}

const filter = "relation=contradicts&topic=topic-3";

// Browsers and feed readers send this header.
const compressed = { "accept-encoding": "gzip" };

async function textOf(server: Served, path: string): Promise<string> {
  const answer = await fetch(`${server.address}${path}`, { headers: { "accept-encoding": "identity" } });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 300)}`);
  return text;
}

/** The company with the median number of published contradictions, and one of them. */
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
 * The requests to measure.
 *
 * @throws Error when the list of the handwritten query differs from the service's in any byte
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
  if (ours !== byHand) throw new Error("The handwritten query's list differs from the service's.");
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
