import type { Contents } from "./write-backup.js";

const figure = (count: number): string => count.toLocaleString("en-US");

/** The contents of a backup for a person: the count and the hash of each table. */
function inWords({ header, tables, documents, lost }: Contents): string {
  const rows = [
    ["table", "rows", "SHA-256 of the rows"] as const,
    ...tables.map(({ table, rows: count, sha256 }) => [table, figure(count), sha256] as const),
  ];
  const [longest, widest] = [0, 1].map((place) => Math.max(...rows.map((row) => row[place]?.length ?? 0)));
  const lines = rows.map(
    ([table, count, sha256]) => `${table.padEnd(longest ?? 0)}  ${count.padStart(widest ?? 0)}  ${sha256}`,
  );
  const total = tables.reduce((sum, { rows: count }) => sum + count, 0);
  const schema = header.migrations.at(-1)?.name;
  return `${lines.join("\n")}\n${figure(total)} rows, ${figure(documents)} captured documents${lost.length > 0 ? `, ${lost.length} lost` : ""}. Schema ${schema}, made ${header.madeAt}.\n`;
}

/** Prints what a backup holds, and gives the exit status: 2 if bytes of captured documents are lost. */
export function report(contents: Contents, { json = false }: { readonly json?: boolean }): number {
  const { header, tables, documents, lost } = contents;
  const { version, madeAt, home, migrations } = header;
  const schema = migrations.at(-1)?.name;
  const object = { version, schema, madeAt, home, tables, documents, lost };
  process.stdout.write(json ? `${JSON.stringify(object)}\n` : inWords(contents));
  if (lost.length === 0) return 0;
  process.stderr.write(
    `The store of captures has not the bytes, or damaged bytes, of ${lost.length} documents: ${lost.slice(0, 5).join(", ")}${lost.length > 5 ? ", ..." : ""}. Everything else is here.\n`,
  );
  return 2;
}
