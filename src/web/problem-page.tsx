import type { ErrorCode } from "../errors.js";
import { statusOf, titleOf } from "../http/problems.js";
import type { Site } from "../http/site.js";
import type { Problem } from "../schemas/problem.js";
import { renderPage } from "./layout.js";

function Faults({ errors }: Pick<Problem, "errors">) {
  if (errors === undefined || errors.length === 0) return null;
  return (
    <ul>
      {errors.map(({ parameter, pointer, detail }) => (
        <li>
          <code>{parameter ?? pointer ?? ""}</code> {detail}
        </li>
      ))}
    </ul>
  );
}

/** A problem as a page: the same words that the API gives, with ways to go on. */
export function problemPage(problem: Problem, site: Site): string {
  return renderPage(
    { site, title: problem.title, description: problem.title, path: null },
    <>
      <p class="kicker">{problem.status}</p>
      <h1>{problem.title}</h1>
      <p>{problem.detail}</p>
      <Faults errors={problem.errors} />
      <p>
        <a href="/">To the first page</a>, where companies can be looked up by name.
      </p>
      {problem.status < 500 ? null : (
        <p class="meta">
          Request <code>{problem.instance}</code>
        </p>
      )}
    </>,
  );
}

/** What a kind of problem is: where the `type` of a problem document leads. */
export function problemKindPage(code: ErrorCode, site: Site): string {
  return renderPage(
    { site, title: titleOf[code], description: titleOf[code], path: `/problems/${code}` },
    <>
      <p class="kicker">A problem that the API answers with</p>
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
        The <code>detail</code> of the problem says what was wrong that time and what would be right; its{" "}
        <code>errors</code> name each field. <a href="/docs">The API in full</a>
      </p>
    </>,
  );
}
