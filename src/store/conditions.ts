/** The conditions of one query and their parameters, numbered as PostgreSQL wants them. */
export class Conditions {
  readonly parameters: unknown[] = [];
  readonly #clauses: string[] = [];

  /** Adds a condition; each `?` in it stands for the next of `values`. */
  add(clause: string, ...values: readonly unknown[]): this {
    const parts = clause.split("?");
    if (parts.length !== values.length + 1) throw new Error(`Placeholders and values differ: ${clause}`);
    const numbered = parts.map((part, index) => {
      if (index === 0) return part;
      this.parameters.push(values[index - 1]);
      return `$${this.parameters.length}${part}`;
    });
    this.#clauses.push(`(${numbered.join("")})`);
    return this;
  }

  /** A parameter outside the conditions: gives its number, as `$3`. */
  bind(value: unknown): string {
    this.parameters.push(value);
    return `$${this.parameters.length}`;
  }

  get sql(): string {
    return this.#clauses.length === 0 ? "true" : this.#clauses.join(" AND ");
  }
}
