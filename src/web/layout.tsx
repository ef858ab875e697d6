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
import { asSentence } from "../wording/link-words.js";
import { stylesheetPath } from "./stylesheet.js";

/** A feed that a page announces in its head. */
export interface PageFeed {
  readonly subject: FeedSubject;
  readonly name: FeedName;
  readonly title?: string;
}

/** A page's title, description and addresses: everything but its body. */
export interface PageHead {
  readonly site: Site;
  readonly title: string;
  readonly description: string;
  /** The path of its permalink. `null` for an error page, which has none. */
  readonly path: string | null;
  /** The API's path for the same record. */
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
          {site.name}: what companies said, what they did next, and the distance between. A program proposes
          links. People review and publish them. Nothing here rates anyone's intent.
        </p>
        <p>
          <a href="/glossary">Glossary: what our words mean</a>
        </p>
        <p>
          <Contact site={site} />
        </p>
      </div>
    </footer>
  );
}

/** Two sentences that say where to report an error. */
export function Contact({ site }: { site: Site }) {
  const { contact } = site;
  if (contact === "") return <>Found an error? This site has not published a contact address.</>;
  if (/^https?:\/\//.test(contact) && URL.canParse(contact))
    return (
      <>
        Found an error? <a href={contact}>Ask for a correction</a>.
      </>
    );
  if (/^[^\s@:/]+@[^\s@:/]+$/.test(contact))
    return (
      <>
        Found an error? Write to <a href={`mailto:${contact}`}>{contact}</a>.
      </>
    );
  return <>Found an error? Contact: {asSentence(contact)}</>;
}

/** A whole HTML page around the given body. */
export function renderPage(head: PageHead, body: Child): string {
  const page = (
    <html lang="en">
      <Head {...head} />
      <body>
        <a class="skip" href="#main">
          Skip to content
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
