/** The addresses that the doors answer, with the methods of each: what tells 405 from 404. */
export class KnownPaths {
  readonly #methods = new Map<string, Set<string>>();
  #patterns: { readonly pattern: RegExp; readonly methods: ReadonlySet<string> }[] | null = null;

  /** Notes a route as Fastify names it: `/api/v1/companies/:slug`. */
  add(route: string, methods: readonly string[]): void {
    const known = this.#methods.get(route) ?? new Set<string>();
    for (const method of methods) known.add(method);
    this.#methods.set(route, known);
    this.#patterns = null;
  }

  /** Methods that an address takes; empty where there is nothing. */
  methodsOf(path: string): string[] {
    this.#patterns ??= [...this.#methods].map(([route, methods]) => ({ pattern: patternOf(route), methods }));
    const found = new Set<string>();
    for (const { pattern, methods } of this.#patterns)
      if (pattern.test(path)) for (const method of methods) found.add(method);
    return [...found].sort();
  }
}

function patternOf(route: string): RegExp {
  const parts = route.split("/").map((part) => {
    if (part === "*") return ".*";
    const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return part
      .split(/(:[A-Za-z]+)/)
      .map((piece) => (piece.startsWith(":") ? "[^/]+" : literal(piece)))
      .join("");
  });
  return new RegExp(`^${parts.join("/")}$`);
}
