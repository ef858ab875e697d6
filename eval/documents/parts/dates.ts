import { readMetadata } from "../../../src/ingest/read/metadata/metadata.js";
import { openPage, type Page } from "../../../src/ingest/read/page-dom.js";
import { type DocumentPart, documentRows, halfOf, share } from "./part.js";

interface Row {
  readonly html: string;
  readonly url: string;
  readonly gold_date: string | null;
  readonly disputed?: string | null;
  readonly gold_date_disputed?: boolean;
}

/** No row is newer. A fixed day keeps the figures the same on any day. */
const latestDay = "2026-01-01";

class Tally {
  rows = 0;
  right = 0;
  certain = 0;
  certainRight = 0;

  add(page: Page, gold: string | null, url: string | null): void {
    const { publishedOn, isPublishedCertain } = readMetadata(page, { url, latestDay });
    const isRight = publishedOn === gold;
    this.rows += 1;
    if (isRight) this.right += 1;
    if (isPublishedCertain) this.certain += 1;
    if (isPublishedCertain && isRight) this.certainRight += 1;
  }

  line(name: string): string {
    const { rows, right, certain, certainRight } = this;
    return `| ${name} | ${rows} | ${share(right, rows)} | ${share(certain, rows)} | ${share(certainRight, certain)} |`;
  }
}

/** Days of publication: how often the day is right, and how often where it is called certain. */
export const dates: DocumentPart = {
  title: "Day of publication",
  write: (folder) => {
    const lines = [
      "The share of all pages whose day is right to the day, and the share among those that are called certain. To reach:",
      ".90 and .97. Floor: .67 to .75 by metadata alone. Rules were tuned on one half of the hosts.",
      "",
      "| rows | pages | day right | called certain | certain ones right |",
      "|---|---|---|---|---|",
    ];
    for (const set of ["dates", "pages"])
      for (const half of ["tuned", "unseen"] as const) {
        const rows = documentRows<Row>(folder, set).filter(
          (row) =>
            row.gold_date &&
            !row.disputed &&
            !row.gold_date_disputed &&
            halfOf(new URL(row.url).host) === half,
        );
        const [withUrl, without] = [new Tally(), new Tally()];
        for (const { html, url, gold_date } of rows) {
          const page = openPage(html);
          withUrl.add(page, gold_date, url);
          without.add(page, gold_date, null);
        }
        lines.push(withUrl.line(`${set}, ${half} hosts, with the URL`));
        lines.push(without.line(`${set}, ${half} hosts, without the URL`));
      }
    return lines;
  },
};
