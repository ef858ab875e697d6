import type { Site } from "../http/site.js";
import type { Correction } from "../schemas/correction.js";
import { CorrectionRows } from "./correction-parts.js";
import { Contact, renderPage } from "./layout.js";
import { Paging } from "./paging-parts.js";
import type { ListQuery } from "./query.js";

export interface CorrectionsPageData {
  readonly corrections: readonly Correction[];
  readonly next: string | null;
  readonly query: ListQuery;
}

/** The page that lists every correction of a public record, newest first. */
export function correctionsPage({ corrections, next, query }: CorrectionsPageData, site: Site): string {
  return renderPage(
    {
      site,
      title: "Corrections",
      description:
        "Every change to a published record: the old and new value, the reason, who asked and when.",
      path: "/corrections",
      json: "/api/v1/corrections",
    },
    <>
      <h1>Corrections</h1>
      <p>
        This page lists every change to a published record: the old and new value, the reason, who asked and
        when. A corrected or withdrawn link keeps its address. Its page says what happened, and the feeds show
        it again.
      </p>
      <p>
        <Contact site={site} />
      </p>
      {corrections.length === 0 ? <p class="soft">No correction has been made yet.</p> : null}
      <CorrectionRows corrections={corrections} />
      <Paging path="/corrections" query={query} next={next} />
    </>,
  );
}
