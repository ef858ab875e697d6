import type { Site } from "../http/site.js";
import type { JudgeRecord } from "../schemas/judge-record.js";
import { renderPage } from "./layout.js";

const percent = (part: number, whole: number): string =>
  whole === 0 ? "–" : `${((100 * part) / whole).toFixed(0)}%`;

/** The share of the decided proposals whose relation a reviewer approved as it was named. A withdrawn one was an error. */
const rightShare = ({ approved, changed, rejected, withdrawn }: JudgeRecord): string =>
  percent(approved, approved + changed + rejected + withdrawn);

function Row({ record }: { record: JudgeRecord }) {
  const { judge, version, proposed, approved, changed, rejected, withdrawn, open, firstAt, lastAt } = record;
  return (
    <tr>
      <th scope="row">
        {judge} <span class="soft">{version}</span>
      </th>
      {[proposed, approved, changed, rejected, withdrawn, open].map((count) => (
        <td>{count}</td>
      ))}
      <td>{rightShare(record)}</td>
      <td>
        <time datetime={firstAt}>{firstAt.slice(0, 10)}</time> to{" "}
        <time datetime={lastAt}>{lastAt.slice(0, 10)}</time>
      </td>
    </tr>
  );
}

const columns = [
  "Judge and version",
  "Proposed",
  "Approved",
  "Relation changed",
  "Rejected",
  "Withdrawn",
  "Open",
  "Approved, of those decided",
  "Proposed between",
];

/** The page that counts, for each judge and version, what reviewers decided about its proposals. */
export function judgesPage(records: readonly JudgeRecord[], site: Site): string {
  return renderPage(
    {
      site,
      title: "Judges",
      description: "How often reviewers approved, changed or rejected what each judge proposed.",
      path: "/judges",
      json: "/api/v1/judges",
    },
    <>
      <h1>Judges</h1>
      <p class="lead">
        A judge is a program that proposes links. A person decides. This page counts what reviewers of{" "}
        {site.name} decided about each version of each judge.
      </p>
      {records.length === 0 ? (
        <p class="soft">No judge has proposed a link here yet.</p>
      ) : (
        <section class="scroll" aria-label="Decisions by judge and version" tabindex={0}>
          <table>
            <thead>
              <tr>
                {columns.map((name) => (
                  <th scope="col">{name}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {records.map((record) => (
                <Row record={record} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      <p>
        Open links are neither published nor rejected yet. The counts say nothing about what a judge missed.
        Links that a person proposed are not counted. How each judge does on labelled pairs is in{" "}
        <a href="/how-it-works#machine">how it works</a>.
      </p>
    </>,
  );
}
