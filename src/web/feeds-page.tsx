import type { Site } from "../http/site.js";
import type { Company } from "../schemas/company.js";
import type { Topic } from "../schemas/topic.js";
import { type FeedSubject, feedForms, feedNames, feedPath, feedTitles } from "../wording/feed-addresses.js";
import { renderPage } from "./layout.js";

const formNames = { rss: "RSS", atom: "Atom", json: "JSON" } as const;

function FeedCells({ subject }: { subject: FeedSubject }) {
  return (
    <>
      {feedNames.map((name) => (
        <td>
          {feedForms.map((form, index) => (
            <>
              {index > 0 ? " · " : ""}
              <a href={feedPath(subject, name, form)}>{formNames[form]}</a>
            </>
          ))}
        </td>
      ))}
    </>
  );
}

interface Row {
  readonly subject: FeedSubject;
  readonly name: string;
}

function FeedTable({ caption, rows }: { caption: string; rows: readonly Row[] }) {
  if (rows.length === 0) return null;
  return (
    <>
      <h2>{caption}</h2>
      <section class="scroll" aria-label={caption} tabindex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Of</th>
              {feedNames.map((name) => (
                <th scope="col">{feedTitles[name]}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ subject, name }) => (
              <tr>
                <th scope="row">{name}</th>
                <FeedCells subject={subject} />
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

export interface FeedsPageData {
  readonly companies: readonly Company[];
  readonly topics: readonly Topic[];
}

/** The addresses of all feeds, and the list of them that a feed reader imports. */
export function feedsPage({ companies, topics }: FeedsPageData, site: Site): string {
  return renderPage(
    {
      site,
      title: "Feeds",
      description:
        "New, corrected and withdrawn links as RSS, Atom and JSON Feed: of all, of a company, of a topic.",
      path: "/feeds",
      feeds: feedNames.map((name) => ({ subject: { kind: "all" }, name })),
    },
    <>
      <h1>Feeds</h1>
      <p>
        Each item carries both quotes, both days, both sources, the defence and the status. What is corrected
        or withdrawn appears again and says so. Import the feeds of everything and of each company at once:{" "}
        <a href="/feeds.opml" type="text/x-opml">
          subscription list (OPML)
        </a>
        .
      </p>
      <FeedTable caption="Everything" rows={[{ subject: { kind: "all" }, name: "All companies" }]} />
      <FeedTable
        caption="By company"
        rows={companies.map(({ slug, name }) => ({ subject: { kind: "company", slug }, name }))}
      />
      <FeedTable
        caption="By topic"
        rows={topics.map(({ slug, name }) => ({ subject: { kind: "topic", slug }, name }))}
      />
    </>,
  );
}
