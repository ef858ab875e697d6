import type { Site } from "../http/site.js";
import type { Company } from "../schemas/company.js";
import type { Link } from "../schemas/link.js";
import type { Speaker } from "../schemas/speaker.js";
import type { TimelineEntry } from "../schemas/timeline.js";
import type { Topic } from "../schemas/topic.js";
import { countsInWords } from "./company-counts.js";
import { CompanyFacts } from "./company-facts.js";
import { CompanyFilter } from "./company-filter.js";
import { renderPage } from "./layout.js";
import { LinkCards } from "./link-card.js";
import { companyFeeds } from "./page-feeds.js";
import { Paging } from "./paging-parts.js";
import { addressWith, type CompanyQuery, type Show } from "./query.js";
import { Timeline } from "./timeline-parts.js";
import { WithdrawnLinks } from "./withdrawn-links.js";

/** One page of a list, and the cursor of the next page. */
export type Shown =
  | {
      readonly show: Exclude<Show, "timeline">;
      readonly links: readonly Link[];
      readonly next: string | null;
    }
  | { readonly show: "timeline"; readonly entries: readonly TimelineEntry[]; readonly next: string | null };

export interface CompanyPageData {
  readonly company: Company;
  readonly speakers: readonly Speaker[];
  readonly topics: readonly Topic[];
  /** Not filtered by the query, so that no reader misses a withdrawal. */
  readonly withdrawn: readonly Link[];
  readonly query: CompanyQuery;
  /** The list that the query chooses, or the first entries of every list. */
  readonly lists: readonly Shown[];
}

export const showTitles: Record<Show, string> = {
  contradictions: "Contradictions",
  confirmations: "Kept promises and other confirmations",
  qualifications: "Qualifications",
  timeline: "What it said and did",
};

const allWords: Record<Show, string> = {
  contradictions: "See all contradictions",
  confirmations: "See all confirmations",
  qualifications: "See all qualifications",
  timeline: "See the whole timeline",
};

const emptyWords: Record<Show, string> = {
  contradictions: "No contradiction is published.",
  confirmations: "No confirmation is published.",
  qualifications: "No qualification is published.",
  timeline: "No statement or move is published.",
};

const filteredWords = "Nothing matches these filters.";

function isFiltered({ topic, manner, from, to }: CompanyQuery): boolean {
  return [topic, manner, from, to].some((filter) => filter !== undefined);
}

function ListBody({ list, query }: { list: Shown; query: CompanyQuery }) {
  const none = isFiltered(query) ? filteredWords : emptyWords[list.show];
  switch (list.show) {
    case "timeline":
      return <Timeline entries={list.entries} none={none} />;
    case "contradictions":
    case "confirmations":
    case "qualifications":
      return <LinkCards links={list.links} none={none} />;
  }
}

function ListSection({ list, data }: { list: Shown; data: CompanyPageData }) {
  const { company, query } = data;
  const isWhole = query.show === undefined;
  return (
    <section aria-labelledby={list.show}>
      <h2 id={list.show}>{showTitles[list.show]}</h2>
      <ListBody list={list} query={query} />
      {isWhole && list.next !== null ? (
        <p>
          <a href={addressWith(company.page, { ...query, show: list.show, cursor: undefined })}>
            {allWords[list.show]}
          </a>
        </p>
      ) : null}
      {isWhole ? null : <Paging path={company.page} query={query} next={list.next} />}
    </section>
  );
}

/** A company's page: facts, how much is on record, links by relation, the timeline and withdrawn links. */
export function companyPage(data: CompanyPageData, site: Site): string {
  const { company, speakers, topics, query, lists, withdrawn } = data;
  const counts = countsInWords(company.counts);
  return renderPage(
    {
      site,
      title: company.name,
      description: `What ${company.name} said and what it did next. ${counts}`,
      path: company.page,
      json: `/api/v1${company.page}`,
      feeds: companyFeeds(company),
    },
    <>
      <h1>{company.name}</h1>
      <p class="meta">{counts}</p>
      <CompanyFacts company={company} speakers={speakers} />
      <CompanyFilter company={company} topics={topics} query={query} />
      {lists.map((list) => (
        <ListSection list={list} data={data} />
      ))}
      <WithdrawnLinks links={withdrawn} />
    </>,
  );
}
