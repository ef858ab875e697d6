import type { Site } from "../http/site.js";
import type { Link } from "../schemas/link.js";
import { relationNouns } from "../wording/glossary-words.js";
import {
  asSentence,
  favourTitle,
  linkDistance,
  linkTitle,
  permalinkOf,
  shortened,
  stateOf,
} from "../wording/link-words.js";
import { renderPage } from "./layout.js";
import { LinkRecord } from "./link-record.js";
import { LinkSides } from "./link-sides.js";
import { companyFeeds } from "./page-feeds.js";
import { TopicTags } from "./topic-parts.js";
import { StateNotice, stateWords, VerdictSentence } from "./verdict-parts.js";

const DESCRIPTION_TEXT = 200;

function describe(link: Link): string {
  const explanation = link.explanation === null ? "" : ` ${asSentence(link.explanation)}`;
  const defence = link.defence === null ? "" : ` ${favourTitle(link)}: ${link.defence.words}`;
  const distance = linkDistance(link).replace(/^./, (letter) => letter.toUpperCase());
  return shortened(`${distance}.${explanation}${defence}`, DESCRIPTION_TEXT);
}

/** A link's page: the claim and evidence beside the defence, then the link's record. */
export function linkPage(link: Link, site: Site): string {
  const state = stateOf(link);
  const prefix = state.kind === "unchanged" ? "" : `${stateWords[state.kind]}: `;
  const title = `${prefix}${linkTitle(link)}`;
  return renderPage(
    {
      site,
      title,
      description: describe(link),
      path: permalinkOf(link),
      json: `/api/v1/links/${link.id}`,
      feeds: companyFeeds(link.company),
      kind: "article",
    },
    <article class={link.relation}>
      <p class="kicker">
        <a href={`/companies/${link.company.slug}`}>{link.company.name}</a> ·{" "}
        <span class="relation">{relationNouns[link.relation]}</span>
      </p>
      <h1>{title}</h1>
      <StateNotice link={link} />
      <VerdictSentence link={link} />
      <LinkSides link={link} />
      <LinkRecord link={link} site={site} />
      <TopicTags topics={link.topics} />
    </article>,
  );
}
