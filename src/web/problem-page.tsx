import type { ErrorCode } from "../errors.js";
import { statusOf, titleOf } from "../http/problems.js";
import type { Site } from "../http/site.js";
import type { Problem } from "../schemas/problem.js";
import { asSentence } from "../wording/link-words.js";
import { renderPage } from "./layout.js";

function Faults({ errors }: Pick<Problem, "errors">) {
  if (errors === undefined || errors.length === 0) return null;
  return (
    <ul>
      {errors.map(({ parameter, pointer, detail }) => (
        <li>
          <code>{parameter ?? pointer ?? ""}</code> {asSentence(detail)}
        </li>
      ))}
    </ul>
  );
}

const wordsOnly = (text: string) => text.toLowerCase().replace(/[\s.]+$/, "");

/** The detail, unless the title or the list of faults says the same. */
function Detail({ problem: { title, detail, errors = [] } }: { problem: Problem }) {
  const isTitle = wordsOnly(detail) === wordsOnly(title);
  const isListed = errors.length > 0 && errors.every((fault) => detail.includes(fault.detail));
  return isTitle || isListed ? null : <p>{detail}</p>;
}

/** An error as a page: the words of the API's problem document, and a link to the home page. */
export function problemPage(problem: Problem, site: Site): string {
  return renderPage(
    { site, title: problem.title, description: problem.title, path: null },
    <>
      <p class="kicker">Error {problem.status}</p>
      <h1>{problem.title}</h1>
      <Detail problem={problem} />
      <Faults errors={problem.errors} />
      <p>
        Go to the <a href="/">home page</a> to look up a company by name.
      </p>
      {problem.status < 500 ? null : (
        <p class="meta">
          Request id: <code>{problem.instance}</code>
        </p>
      )}
    </>,
  );
}

/** The page of one kind of error. The `type` of a problem document links to it. */
export function problemKindPage(code: ErrorCode, site: Site): string {
  return renderPage(
    { site, title: titleOf[code], description: titleOf[code], path: `/problems/${code}` },
    <>
      <p class="kicker">Error type of the API</p>
      <h1>{titleOf[code]}</h1>
      <dl>
        <dt>code</dt>
        <dd>
          <code>{code}</code>
        </dd>
        <dt>status</dt>
        <dd>{statusOf[code]}</dd>
      </dl>
      <p>
        In each answer, <code>detail</code> says what was wrong and what would be right. <code>errors</code>{" "}
        names each field. See the <a href="/docs">API reference</a>.
      </p>
    </>,
  );
}
