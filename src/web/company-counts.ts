import type { Company } from "../schemas/company.js";

function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? "" : "s"}`;
}

/** How much is on record of a company, then how many links are published: without the first, zero links mislead. */
export function countsInWords(counts: Company["counts"]): string {
  const { statements, moves, contradicts, confirms, qualifies } = counts;
  const record = `On record: ${counted(statements, "statement")} and ${counted(moves, "move")}.`;
  if (contradicts + confirms + qualifies === 0) return `${record} None of its claims has a published link.`;
  const links = [
    counted(contradicts, "contradiction"),
    counted(confirms, "confirmation"),
    counted(qualifies, "qualification"),
  ];
  return `${record} Published: ${links.join(", ")}.`;
}
