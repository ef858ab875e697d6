import findMyWay, { type Config, type HTTPMethod, type HTTPVersion } from "find-my-way";

/** The methods that each address takes, which tells 405 from 404. Uses the same router as Fastify. */
export class KnownPaths {
  readonly #router;
  readonly #methods = new Set<string>();

  /** `options` must be those of the server's own router, so that both find the same addresses. */
  constructor(options: Config<HTTPVersion.V1> = {}) {
    this.#router = findMyWay(options);
  }

  /** Notes a route as Fastify names it: `/api/v1/companies/:slug`. */
  add(route: string, methods: readonly string[]): void {
    for (const method of methods) {
      this.#methods.add(method);
      // Fastify takes only methods that the router knows.
      this.#router.on(method as HTTPMethod, route, () => undefined);
    }
  }

  /** Methods that an address takes; empty where there is nothing. */
  methodsOf(path: string): string[] {
    return [...this.#methods]
      .filter((method) => this.#router.find(method as HTTPMethod, path) !== null)
      .sort();
  }
}
