import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll } from "vitest";

export type Page = (request: IncomingMessage, response: ServerResponse) => void;

/** A site on loopback. Each path has its page; others answer 404. */
export interface ServedSite {
  readonly port: number;
  /** The address of a path. */
  url(path: string): string;
  /** Sets the page of a path. */
  serve(path: string, page: Page | string): void;
  /** What was asked for, in order: method, path and headers. */
  readonly requests: IncomingMessage[];
}

const html =
  (text: string): Page =>
  (_request, response) =>
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(text);

/** A site on loopback for all tests of a file. Read its port inside tests. */
export function servedSite(): ServedSite {
  const pages = new Map<string, Page>();
  const requests: IncomingMessage[] = [];
  const answer: RequestListener = (request, response) => {
    requests.push(request);
    // A reader that leaves early is no failure of the test.
    response.on("error", () => undefined);
    const page = pages.get((request.url ?? "/").split("?", 1)[0] ?? "/");
    if (page === undefined) response.writeHead(404, { "content-type": "text/plain" }).end("Nothing here.");
    else page(request, response);
  };
  const server = createServer(answer);
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
  afterAll(() => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  // A listening TCP server has an address with a port.
  const port = () => (server.address() as AddressInfo).port;
  return {
    get port() {
      return port();
    },
    url: (path) => `http://127.0.0.1:${port()}${path}`,
    serve: (path, page) => void pages.set(path, typeof page === "string" ? html(page) : page),
    requests,
  };
}
