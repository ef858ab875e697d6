import type { Site } from "../http/site.js";
import type { Company } from "../schemas/company.js";
import type { Topic } from "../schemas/topic.js";
import { type FeedSubject, feedForms, feedNames, feedPath, feedTitles } from "../wording/feed-addresses.js";
import { renderPage } from "./layout.js";

const formNames = { rss: "RSS", atom: "Atom", json: "JSON" } as const;

function FeedCells({ subject, of }: { subject: FeedSubject; of: string }) {
  return (
    <>
      {feedNames.map((name) => (
        <td data-label={feedTitles[name]}>
          {feedForms.map((form, index) => (
            <>
              {index > 0 ? " · " : ""}
              <a
                href={feedPath(subject, name, form)}
                aria-label={`${formNames[form]}: ${of}, ${feedTitles[name]}`}
              >
                {formNames[form]}
              </a>
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
      <section class="scroll stacked" aria-label={caption} tabindex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Feeds for</th>
              {feedNames.map((name) => (
                <th scope="col">{feedTitles[name]}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ subject, name }) => (
              <tr>
                <th scope="row">{name}</th>
                <FeedCells subject={subject} of={name} />
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

/** The page that lists the addresses of all feeds. */
export function feedsPage({ companies, topics }: FeedsPageData, site: Site): string {
  return renderPage(
    {
      site,
      title: "Feeds",
      description:
        "New, corrected and withdrawn links as RSS, Atom and JSON Feed, for everything, a company or a topic.",
      path: "/feeds",
      feeds: feedNames.map((name) => ({ subject: { kind: "all" }, name })),
    },
    <>
      <h1>Feeds</h1>
      <p>
        Each feed item shows the claim and the evidence, with their days and sources, and the company's
        defence. A corrected or withdrawn link appears again, with a note. To subscribe to the main feeds and
        to every company at once, import the{" "}
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
