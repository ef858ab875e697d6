import { parseDay } from "../core/dates/day.js";
import { onDay } from "../core/dates/day-words.js";
import type { Site } from "../http/site.js";
import type { Claim } from "../schemas/claim.js";
import type { Correction } from "../schemas/correction.js";
import type { Link } from "../schemas/link.js";
import type { Statement } from "../schemas/statement.js";
import { sayerInWords, shortened } from "../wording/link-words.js";
import { ClaimItem } from "./claim-parts.js";
import { Corrections } from "./correction-parts.js";
import { renderPage } from "./layout.js";
import { LinkCards } from "./link-card.js";
import { companyFeeds } from "./page-feeds.js";
import { StatementFigure } from "./statement-parts.js";
import { TopicTags } from "./topic-parts.js";
import { WithdrawnLinks } from "./withdrawn-links.js";

const TITLE_TEXT = 90;

export interface StatementPageData {
  readonly statement: Statement;
  readonly claims: readonly Claim[];
  /** Links from the statement's claims. */
  readonly judged: readonly Link[];
  /** Links in which the statement is the evidence. */
  readonly asEvidence: readonly Link[];
  /** Withdrawn links of both kinds. */
  readonly withdrawn: readonly Link[];
  /** Corrections of the statement, its claims and its source. */
  readonly corrections: readonly Correction[];
}

function Claims({ claims }: { claims: readonly Claim[] }) {
  return (
    <section aria-labelledby="claims">
      <h2 id="claims">Claims in this statement</h2>
      {claims.length === 0 ? <p class="soft">No claim in this statement is published.</p> : null}
      <ul class="rows">
        {claims.map((claim) => (
          <ClaimItem claim={claim} />
        ))}
      </ul>
    </section>
  );
}

/** A statement's page, with its claims, their links and the links in which it is the evidence. */
export function statementPage(
  { statement, claims, judged, asEvidence, withdrawn, corrections }: StatementPageData,
  site: Site,
): string {
  const { company } = statement;
  const title = `${sayerInWords(statement)}: “${shortened(statement.quote, TITLE_TEXT)}”`;
  return renderPage(
    {
      site,
      title,
      description: `Said ${onDay(parseDay(statement.saidOn))}: “${shortened(statement.quote, 200)}”`,
      path: statement.page,
      json: `/api/v1/statements/${statement.id}`,
      feeds: companyFeeds(company),
      kind: "article",
    },
    <article>
      <p class="kicker">
        <a href={`/companies/${company.slug}`}>{company.name}</a> · statement
      </p>
      <h1>Said {onDay(parseDay(statement.saidOn))}</h1>
      <StatementFigure statement={statement} isOwnPage />
      <TopicTags topics={statement.topics} />
      <Claims claims={claims} />
      <section aria-labelledby="links">
        <h2 id="links">What came of these claims</h2>
        <LinkCards links={judged} none="No link from these claims is published." />
      </section>
      {asEvidence.length === 0 ? null : (
        <section aria-labelledby="evidence">
          <h2 id="evidence">Other claims for which this statement is the evidence</h2>
          <LinkCards links={asEvidence} none="" />
        </section>
      )}
      <WithdrawnLinks links={withdrawn} />
      <Corrections
        corrections={corrections}
        none="Nothing has been corrected in this statement, its claims or its source."
      />
    </article>,
  );
}
