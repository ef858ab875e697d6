import type { Site } from "../http/site.js";
import type { Company } from "../schemas/company.js";
import type { Link } from "../schemas/link.js";
import type { Speaker } from "../schemas/speaker.js";
import type { TimelineEntry } from "../schemas/timeline.js";
import type { Topic } from "../schemas/topic.js";
import { CompanyFacts } from "./company-facts.js";
import { CompanyFilter } from "./company-filter.js";
import { renderPage } from "./layout.js";
import { LinkCards } from "./link-card.js";
import { companyFeeds } from "./page-feeds.js";
import { Paging } from "./paging-parts.js";
import { addressWith, type CompanyQuery, type Show } from "./query.js";
import { Timeline } from "./timeline-parts.js";
import { WithdrawnLinks } from "./withdrawn-links.js";

/** The part of a list that a page shows, and how to go on. */
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
  /** Whatever the query filters: nobody is to miss that a link was withdrawn. */
  readonly withdrawn: readonly Link[];
  readonly query: CompanyQuery;
  /** One list where the query chooses it, else the beginnings of all. */
  readonly lists: readonly Shown[];
}

export const showTitles: Record<Show, string> = {
  contradictions: "Contradictions",
  confirmations: "Kept promises and other confirmations",
  qualifications: "Qualifications",
  timeline: "What it said and did",
};

const noneOf: Record<Exclude<Show, "timeline">, string> = {
  contradictions: "No contradiction is published.",
  confirmations: "No confirmation is published.",
  qualifications: "No qualification is published.",
};

function ListBody({ list }: { list: Shown }) {
  switch (list.show) {
    case "timeline":
      return <Timeline entries={list.entries} />;
    case "contradictions":
    case "confirmations":
    case "qualifications":
      return <LinkCards links={list.links} none={noneOf[list.show]} />;
  }
}

function ListSection({ list, data }: { list: Shown; data: CompanyPageData }) {
  const { company, query } = data;
  const isWhole = query.show === undefined;
  return (
    <section aria-labelledby={list.show}>
      <h2 id={list.show}>{showTitles[list.show]}</h2>
      <ListBody list={list} />
      {isWhole && list.next !== null ? (
        <p>
          <a href={addressWith(company.page, { ...query, show: list.show, cursor: undefined })}>
            All: {showTitles[list.show].toLowerCase()}
          </a>
        </p>
      ) : null}
      {isWhole ? null : <Paging path={company.page} query={query} next={list.next} />}
    </section>
  );
}

function countsInWords({ counts }: Company): string {
  const word = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
  return [
    word(counts.contradicts, "contradiction", "contradictions"),
    word(counts.confirms, "confirmation", "confirmations"),
    word(counts.qualifies, "qualification", "qualifications"),
    word(counts.statements, "statement", "statements"),
    word(counts.moves, "move", "moves"),
  ].join(", ");
}

/** A company: what is known of it, what it said and did, and what became of its claims. */
export function companyPage(data: CompanyPageData, site: Site): string {
  const { company, speakers, topics, query, lists, withdrawn } = data;
  const counts = countsInWords(company);
  return renderPage(
    {
      site,
      title: company.name,
      description: `What ${company.name} said, what it did next: ${counts}.`,
      path: company.page,
      json: `/api/v1${company.page}`,
      feeds: companyFeeds(company),
    },
    <>
      <h1>{company.name}</h1>
      <p class="meta">{counts}.</p>
      <CompanyFacts company={company} speakers={speakers} />
      <CompanyFilter company={company} topics={topics} query={query} />
      {lists.map((list) => (
        <ListSection list={list} data={data} />
      ))}
      <WithdrawnLinks links={withdrawn} />
    </>,
  );
}
