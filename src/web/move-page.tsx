import { parseDay } from "../core/dates/day.js";
import { onDay } from "../core/dates/day-words.js";
import type { Site } from "../http/site.js";
import type { Correction } from "../schemas/correction.js";
import type { Link } from "../schemas/link.js";
import type { Move } from "../schemas/move.js";
import { moveWords } from "../wording/glossary-words.js";
import { shortened } from "../wording/link-words.js";
import { Corrections } from "./correction-parts.js";
import { renderPage } from "./layout.js";
import { LinkCards } from "./link-card.js";
import { MoveFigure } from "./move-parts.js";
import { companyFeeds } from "./page-feeds.js";
import { TopicTags } from "./topic-parts.js";
import { WithdrawnLinks } from "./withdrawn-links.js";

const TITLE_TEXT = 110;

export interface MovePageData {
  readonly move: Move;
  readonly links: readonly Link[];
  readonly withdrawn: readonly Link[];
  /** Corrections of the move and its source. */
  readonly corrections: readonly Correction[];
}

/** A move's page, with the links in which it is the evidence. */
export function movePage({ move, links, withdrawn, corrections }: MovePageData, site: Site): string {
  const { company } = move;
  const heading = `${company.name}: ${moveWords(move)} ${onDay(parseDay(move.effectiveOn))}`;
  return renderPage(
    {
      site,
      title: `${company.name}, ${shortened(move.description, TITLE_TEXT)}`,
      description: shortened(`${heading}. ${move.description}`, 200),
      path: move.page,
      json: `/api/v1/moves/${move.id}`,
      feeds: companyFeeds(company),
      kind: "article",
    },
    <article>
      <p class="kicker">
        <a href={`/companies/${company.slug}`}>{company.name}</a> · move
      </p>
      <h1>{heading}</h1>
      <MoveFigure move={move} isOwnPage />
      <TopicTags topics={move.topics} />
      <section aria-labelledby="links">
        <h2 id="links">Claims that this move contradicts, confirms or qualifies</h2>
        <LinkCards links={links} none="No link to this move is published." />
      </section>
      <WithdrawnLinks links={withdrawn} />
      <Corrections corrections={corrections} none="Nothing has been corrected in this move or its source." />
    </article>,
  );
}
