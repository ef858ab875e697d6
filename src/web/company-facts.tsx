import type { Company } from "../schemas/company.js";
import type { Speaker } from "../schemas/speaker.js";
import { DayTime } from "./day-parts.js";

interface Period {
  readonly from: string | null;
  readonly to: string | null;
}

function PeriodWords({ from, to }: Period) {
  if (from === null && to === null) return null;
  return (
    <span class="soft">
      {" ("}
      {from === null ? null : (
        <>
          from <DayTime day={from} />
        </>
      )}
      {from !== null && to !== null ? " " : ""}
      {to === null ? null : (
        <>
          until <DayTime day={to} />
        </>
      )}
      )
    </span>
  );
}

/** The days from which the role is known. The speaker may have held it before the first or after the last. */
function KnownWords({ from, to }: Period) {
  if (from === null && to === null) return null;
  return (
    <span class="soft">
      {" ("}
      {from === null ? "" : "known in this role from "}
      {from === null ? null : <DayTime day={from} />}
      {from === null || to === null ? "" : " "}
      {to === null ? "" : from === null ? "known in this role until " : "until "}
      {to === null ? null : <DayTime day={to} />})
    </span>
  );
}

function Ownerships({ title, list }: { title: string; list: Company["parents"] }) {
  if (list.length === 0) return null;
  return (
    <>
      <dt>{title}</dt>
      <dd>
        {list.map(({ company, from, to }, index) => (
          <>
            {index > 0 ? "; " : ""}
            <a href={`/companies/${company.slug}`}>{company.name}</a>
            <PeriodWords from={from} to={to} />
          </>
        ))}
      </dd>
    </>
  );
}

const schemeWords: Record<Company["identifiers"][number]["scheme"], string> = {
  wikidata: "Wikidata",
  lei: "LEI",
  sec_cik: "SEC CIK",
  ticker: "Ticker",
};

function Aliases({ aliases }: Pick<Company, "aliases">) {
  if (aliases.length === 0) return null;
  return (
    <>
      <dt>Also known as</dt>
      <dd>
        {aliases.map(({ name, from, to }, index) => (
          <>
            {index > 0 ? "; " : ""}
            {name}
            <PeriodWords from={from} to={to} />
          </>
        ))}
      </dd>
    </>
  );
}

function Identifiers({ identifiers }: Pick<Company, "identifiers">) {
  if (identifiers.length === 0) return null;
  return (
    <>
      <dt>Identifiers</dt>
      <dd>{identifiers.map(({ scheme, value }) => `${schemeWords[scheme]} ${value}`).join("; ")}</dd>
    </>
  );
}

function Roles({ company, speakers }: { company: Company; speakers: readonly Speaker[] }) {
  if (speakers.length === 0) return null;
  return (
    <>
      <dt>Speakers</dt>
      <dd>
        <ul>
          {speakers.map(({ name, roles }) => (
            <li>
              {name}:{" "}
              {roles
                .filter((role) => role.company.id === company.id)
                .map(({ title, from, to }, index) => (
                  <>
                    {index > 0 ? "; " : ""}
                    {title}
                    <KnownWords from={from} to={to} />
                  </>
                ))}
            </li>
          ))}
        </ul>
      </dd>
    </>
  );
}

/** A company's names, owners, subsidiaries, identifiers and speakers. */
export function CompanyFacts({ company, speakers }: { company: Company; speakers: readonly Speaker[] }) {
  const { description, aliases, parents, subsidiaries, identifiers } = company;
  return (
    <>
      {description === null ? null : <p>{description}</p>}
      <dl>
        <Aliases aliases={aliases} />
        <Ownerships title="Owned by" list={parents} />
        <Ownerships title="Owns or has owned" list={subsidiaries} />
        <Identifiers identifiers={identifiers} />
        <Roles company={company} speakers={speakers} />
      </dl>
    </>
  );
}
