import findMyWay, { type Config, type HTTPMethod, type HTTPVersion } from "find-my-way";

/** The methods that each address takes, by the router that Fastify uses: what tells 405 from 404. */
export class KnownPaths {
  readonly #router;
  readonly #methods = new Set<string>();

  /** Takes the options of the server's own router: the two must find the same addresses. */
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
