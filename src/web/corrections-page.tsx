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

/** Every correction of what was public, newest first. */
export function correctionsPage({ corrections, next, query }: CorrectionsPageData, site: Site): string {
  return renderPage(
    {
      site,
      title: "Corrections",
      description: "What was changed after it was published: old and new, why, who asked, when.",
      path: "/corrections",
      json: "/api/v1/corrections",
    },
    <>
      <h1>Corrections</h1>
      <p>
        What was changed after it was published: old and new, why, who asked, when. What was corrected or
        withdrawn keeps its address, says so, and appears in the feeds again. To ask for one:{" "}
        <Contact site={site} />.
      </p>
      {corrections.length === 0 ? <p class="soft">Nothing had to be corrected yet.</p> : null}
      <CorrectionRows corrections={corrections} />
      <Paging path="/corrections" query={query} next={next} />
    </>,
  );
}
