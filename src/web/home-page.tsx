import type { Site } from "../http/site.js";
import type { Company } from "../schemas/company.js";
import type { Link } from "../schemas/link.js";
import { countsInWords } from "./company-counts.js";
import { renderPage } from "./layout.js";
import { LinkCards } from "./link-card.js";
import { Paging } from "./paging-parts.js";
import type { HomeQuery } from "./query.js";

export interface HomePageData {
  readonly query: HomeQuery;
  readonly contradictions: readonly Link[];
  readonly confirmations: readonly Link[];
  readonly companies: readonly Company[];
  readonly next: string | null;
}

function CompanySearch({ name }: { name: string | undefined }) {
  return (
    <search>
      <form class="search" method="get" action="/">
        <label>
          Find a company
          <input
            type="search"
            name="name"
            value={name ?? ""}
            maxlength={200}
            placeholder="Meta, Facebook, OpenAI"
          />
        </label>
        <button type="submit">Find</button>
      </form>
    </search>
  );
}

function CompanyRow({ company }: { company: Company }) {
  const { counts, aliases } = company;
  return (
    <li>
      <a href={company.page}>{company.name}</a>
      {aliases.length === 0 ? null : (
        <span class="soft"> (also known as {aliases.map(({ name }) => name).join(", ")})</span>
      )}
      <p class="meta">{countsInWords(counts)}</p>
    </li>
  );
}

function Companies({ data: { query, companies, next } }: { data: HomePageData }) {
  const none =
    query.name === undefined ? "No company is published yet." : "No company has this name or alias.";
  return (
    <section aria-labelledby="companies">
      <h2 id="companies">{query.name === undefined ? "Companies" : `Companies matching “${query.name}”`}</h2>
      {companies.length === 0 ? <p class="soft">{none}</p> : null}
      <ul class="rows">
        {companies.map((company) => (
          <CompanyRow company={company} />
        ))}
      </ul>
      <Paging path="/" query={query} next={next} />
    </section>
  );
}

/** The home page: the company search, the newest links in both directions and all companies. */
export function homePage(data: HomePageData, site: Site): string {
  const { query, contradictions, confirmations } = data;
  const isSearch = query.name !== undefined || query.cursor !== undefined;
  return renderPage(
    {
      site,
      title: site.name,
      description:
        "What companies said, what they did next, and the distance between: dated and sourced, with the company's defence.",
      path: "/",
      json: "/api/v1/links?relation=contradicts",
    },
    <>
      <h1>What companies said, what they did next, and the distance between</h1>
      <p class="lead">
        We link dated, sourced quotes of companies to the evidence that contradicts, confirms or qualifies
        them. Each contradiction comes with the strongest reading in the company's favour.
      </p>
      <CompanySearch name={query.name} />
      {isSearch ? <Companies data={data} /> : null}
      <section aria-labelledby="contradictions">
        <h2 id="contradictions">Newest contradictions</h2>
        <LinkCards links={contradictions} none="No contradiction is published yet." />
      </section>
      <section aria-labelledby="confirmations">
        <h2 id="confirmations">Kept promises and other confirmations</h2>
        <LinkCards links={confirmations} none="No confirmation is published yet." />
      </section>
      {isSearch ? null : <Companies data={data} />}
    </>,
  );
}
