import type { Child } from "hono/jsx";
import type { Site } from "../http/site.js";
import {
  type FeedName,
  type FeedSubject,
  feedForms,
  feedPath,
  feedTitles,
  feedTypes,
} from "../wording/feed-addresses.js";
import { stylesheetPath } from "./stylesheet.js";

/** A feed that a page points readers to. */
export interface PageFeed {
  readonly subject: FeedSubject;
  readonly name: FeedName;
  readonly title?: string;
}

/** What a page is, around its body. */
export interface PageHead {
  readonly site: Site;
  readonly title: string;
  readonly description: string;
  /** Its permalink, relative to the site; null where it has none: a problem. */
  readonly path: string | null;
  /** Where the API has the same, relative to the site. */
  readonly json?: string | undefined;
  readonly feeds?: readonly PageFeed[];
  readonly kind?: "website" | "article";
}

const everything: readonly PageFeed[] = [
  { subject: { kind: "all" }, name: "contradictions" },
  { subject: { kind: "all" }, name: "confirmations" },
];

const formNames = { rss: "RSS", atom: "Atom", json: "JSON Feed" } as const;

function Alternates({ feeds }: { feeds: readonly PageFeed[] }) {
  return (
    <>
      {feeds.flatMap(({ subject, name, title }) =>
        feedForms.map((form) => (
          <link
            rel="alternate"
            type={feedTypes[form]}
            href={feedPath(subject, name, form)}
            title={`${title ?? feedTitles[name]} (${formNames[form]})`}
          />
        )),
      )}
    </>
  );
}

function Head({ site, title, description, path, json, feeds = everything, kind = "website" }: PageHead) {
  const fullTitle = title === site.name ? title : `${title} – ${site.name}`;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{fullTitle}</title>
      <meta name="description" content={description} />
      <meta name="color-scheme" content="light dark" />
      <link rel="stylesheet" href={stylesheetPath} />
      <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      {path === null ? (
        <meta name="robots" content="noindex" />
      ) : (
        <link rel="canonical" href={`${site.url()}${path}`} />
      )}
      {json === undefined ? null : <link rel="alternate" type="application/json" href={json} />}
      <Alternates feeds={feeds} />
      <meta property="og:type" content={kind} />
      <meta property="og:site_name" content={site.name} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      {path === null ? null : <meta property="og:url" content={`${site.url()}${path}`} />}
    </head>
  );
}

function Top({ site }: { site: Site }) {
  return (
    <header class="top">
      <div class="wide">
        <a class="name" href="/">
          {site.name}
        </a>
        <nav aria-label="Site">
          <ul>
            <li>
              <a href="/corrections">Corrections</a>
            </li>
            <li>
              <a href="/feeds">Feeds</a>
            </li>
            <li>
              <a href="/how-it-works">How it works</a>
            </li>
            <li>
              <a href="/docs">API</a>
            </li>
          </ul>
        </nav>
      </div>
    </header>
  );
}

function Foot({ site }: { site: Site }) {
  return (
    <footer>
      <div class="wide">
        <p>
          {site.name}: what companies said, what they did next, and the distance between. People publish,
          machines only propose; nothing here rates anybody's intent.
        </p>
        <p>
          Something wrong? <Contact site={site} />.
        </p>
      </div>
    </footer>
  );
}

/** How to reach whoever answers for the site, to stand inside a sentence. */
export function Contact({ site }: { site: Site }) {
  const { contact } = site;
  if (contact === "") return <span>ask whoever runs this site, who gave no address for corrections</span>;
  if (/^https?:\/\//.test(contact) && URL.canParse(contact))
    return <a href={contact}>ask for a correction</a>;
  if (/^[^\s@:/]+@[^\s@:/]+$/.test(contact)) return <a href={`mailto:${contact}`}>{contact}</a>;
  return <span>{contact}</span>;
}

/** A whole page: the head, what every page has, and its own body. */
export function renderPage(head: PageHead, body: Child): string {
  const page = (
    <html lang="en">
      <Head {...head} />
      <body>
        <a class="skip" href="#main">
          To the content
        </a>
        <Top site={head.site} />
        <main id="main" class="wide">
          {body}
        </main>
        <Foot site={head.site} />
      </body>
    </html>
  );
  return `<!doctype html>\n${page.toString()}`;
}
