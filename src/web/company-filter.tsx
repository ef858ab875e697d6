import { type Manner, manners } from "../core/links/relations.js";
import type { Company } from "../schemas/company.js";
import type { Topic } from "../schemas/topic.js";
import { mannerWords } from "../wording/glossary-words.js";
import { addressWith, type CompanyQuery, type Show, shows } from "./query.js";

const showNames: Record<Show, string> = {
  contradictions: "Contradictions",
  confirmations: "Confirmations",
  qualifications: "Qualifications",
  timeline: "Timeline",
};

function ShowLinks({ company, query }: { company: Company; query: CompanyQuery }) {
  const addressOf = (show: Show | undefined) =>
    addressWith(company.page, { ...query, show, cursor: undefined });
  return (
    <nav aria-label="Lists for this company">
      <ul class="tags">
        <li>
          <a href={addressOf(undefined)} aria-current={query.show === undefined ? "page" : undefined}>
            Overview
          </a>
        </li>
        {shows.map((show) => (
          <li>
            <a href={addressOf(show)} aria-current={query.show === show ? "page" : undefined}>
              {showNames[show]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function TopicChoice({ topics, chosen }: { topics: readonly Topic[]; chosen: string | undefined }) {
  return (
    <label>
      Topic
      <select name="topic">
        <option value="">All</option>
        {topics.map(({ slug, name }) => (
          <option value={slug} selected={slug === chosen}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function MannerChoice({ chosen }: { chosen: Manner | undefined }) {
  return (
    <label>
      Manner
      <select name="manner">
        <option value="">All</option>
        {manners.map((manner) => (
          <option value={manner} selected={manner === chosen}>
            {mannerWords[manner]}
          </option>
        ))}
      </select>
    </label>
  );
}

function DayChoice({ name, label, value }: { name: string; label: string; value: string | undefined }) {
  return (
    <label>
      {label}
      <input
        name={name}
        value={value ?? ""}
        size={10}
        placeholder="2024-07-23"
        pattern="\d{4}(-\d{2}(-\d{2})?)?"
        title="Write a day as YYYY-MM-DD, YYYY-MM or YYYY"
      />
    </label>
  );
}

/** Links that choose a list, and a form that filters it. Neither needs a script. */
export function CompanyFilter({
  company,
  topics,
  query,
}: {
  company: Company;
  topics: readonly Topic[];
  query: CompanyQuery;
}) {
  const { show, topic, manner, from, to, subsidiaries } = query;
  return (
    <>
      <ShowLinks company={company} query={query} />
      <form class="search" method="get" action={company.page}>
        {show === undefined ? null : <input type="hidden" name="show" value={show} />}
        <TopicChoice topics={topics} chosen={topic} />
        <MannerChoice chosen={manner} />
        <DayChoice name="from" label="From" value={from} />
        <DayChoice name="to" label="To" value={to} />
        {company.subsidiaries.length === 0 ? null : (
          <label class="check">
            <input type="checkbox" name="subsidiaries" value="include" checked={subsidiaries === "include"} />
            Include subsidiaries
          </label>
        )}
        <button type="submit">Show</button>
      </form>
    </>
  );
}
