import { DomainError } from "../../errors.js";
import { newClaim } from "../../schemas/claim.js";
import { unknownNameWords } from "../../schemas/fault-words.js";
import { importedRow } from "../../schemas/imported-row.js";
import { newSource } from "../../schemas/source.js";
import { locator } from "../../schemas/statement.js";

const within = (name: string, fields: readonly string[]) => fields.map((field) => `${name}.${field}`);

/** The columns that a CSV file may have: the fields of a row, and those of its source, locator and one claim. */
export const columns: readonly string[] = [
  ...Object.keys(importedRow.shape).filter((name) => name !== "source" && name !== "locator"),
  ...within("source", Object.keys(newSource.shape)),
  ...within("locator", Object.keys(locator.shape)),
  ...within("claim", Object.keys(newClaim.omit({ statementId: true }).shape)),
];

type Value = string | number | readonly unknown[];
type Fields = Record<string, unknown>;

const words = (cell: string, between: RegExp): string[] => cell.split(between).filter((word) => word !== "");

/** A cell as the field wants it. A cell that cannot be read stays text, which the field's schema then refuses. */
function fieldOf(column: string, cell: string): Value {
  if (column === "topics") return words(cell, /[;,\s]/);
  if (column === "seenIn") return words(cell, /\s/);
  if (column === "locator.page" && /^\s*\d{1,9}\s*$/.test(cell)) return Number(cell);
  if (column !== "claims") return cell;
  try {
    const list: unknown = JSON.parse(cell);
    return Array.isArray(list) ? list : cell;
  } catch {
    return cell;
  }
}

/** @throws DomainError `invalid-input`, which names every column that is unknown or there twice */
export function checkColumns(names: readonly string[]): void {
  const wrong = names.flatMap((name, place) => {
    if (name === "") return [`column ${place + 1} has no name`];
    if (names.indexOf(name) !== place) return [`the column ${name} is there twice`];
    return columns.includes(name) ? [] : [`${name} ${unknownNameWords(name, columns, "column")}`];
  });
  if (wrong.length > 0) throw new DomainError("invalid-input", `${wrong.join("; ")}.`);
}

/** The row that cells describe. An empty cell counts as not given. */
export function toRow(names: readonly string[], cells: readonly string[]): Fields {
  const row: Fields = {};
  const parts: Record<string, Fields> = {};
  for (const [place, column] of names.entries()) {
    const cell = cells[place] ?? "";
    if (cell.trim() === "") continue;
    const [name = "", field] = column.split(".");
    if (field === undefined) row[name] = fieldOf(column, cell);
    else {
      parts[name] ??= {};
      parts[name][field] = fieldOf(column, cell);
    }
  }
  const { claim, ...others } = parts;
  const claims = Array.isArray(row.claims) ? row.claims : [];
  return { ...row, ...others, ...(claim !== undefined && { claims: [claim, ...claims] }) };
}
