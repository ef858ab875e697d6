/** The conditions of one query with their parameters, numbered in PostgreSQL's style (`$1`). */
export class Conditions {
  readonly parameters: unknown[] = [];
  readonly #clauses: string[] = [];

  /** Adds a condition. Each `?` in it is a placeholder for the next of `values`. */
  add(clause: string, ...values: readonly unknown[]): this {
    const parts = clause.split("?");
    if (parts.length !== values.length + 1)
      throw new Error(
        `The condition has ${parts.length - 1} placeholders for ${values.length} values: ${clause}`,
      );
    const numbered = parts.map((part, index) => {
      if (index === 0) return part;
      this.parameters.push(values[index - 1]);
      return `$${this.parameters.length}${part}`;
    });
    this.#clauses.push(`(${numbered.join("")})`);
    return this;
  }

  /** The placeholder, such as `$3`, of a new parameter that is used outside the conditions. */
  bind(value: unknown): string {
    this.parameters.push(value);
    return `$${this.parameters.length}`;
  }

  get sql(): string {
    return this.#clauses.length === 0 ? "true" : this.#clauses.join(" AND ");
  }
}
