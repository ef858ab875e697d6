import type { Site } from "../http/site.js";
import type { Company } from "../schemas/company.js";
import type { Link } from "../schemas/link.js";
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
        <span class="soft"> (also {aliases.map(({ name }) => name).join(", ")})</span>
      )}
      <span class="meta">
        {" "}
        – {counts.contradicts} contradicted, {counts.confirms} confirmed, {counts.qualifies} qualified;{" "}
        {counts.statements} statements, {counts.moves} moves
      </span>
    </li>
  );
}

function Companies({ data: { query, companies, next } }: { data: HomePageData }) {
  const none =
    query.name === undefined ? "No company is published yet." : "No company has this name or alias.";
  return (
    <section aria-labelledby="companies">
      <h2 id="companies">{query.name === undefined ? "Companies" : `Companies like “${query.name}”`}</h2>
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

/** The first page: who may be looked up, and what was published last on both sides. */
export function homePage(data: HomePageData, site: Site): string {
  const { query, contradictions, confirmations } = data;
  const isSearch = query.name !== undefined || query.cursor !== undefined;
  return renderPage(
    {
      site,
      title: site.name,
      description:
        "What companies said, what they did next, and the distance between: dated, sourced, with the defence.",
      path: "/",
      json: "/api/v1/links?relation=contradicts",
    },
    <>
      <h1>What companies said, what they did next, and the distance between</h1>
      <p class="lead">
        Dated quotes with their sources, linked to the evidence that contradicts, confirms or qualifies them –
        each with the best that can be said for the company.
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
