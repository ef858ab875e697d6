import type { Link } from "../schemas/link.js";
import { sayerInWords } from "../wording/link-words.js";
import { safeHref } from "../wording/safe-href.js";
import { DayTime } from "./day-parts.js";
import { ProofNotes, SourceLine } from "./source-parts.js";

export type ShownStatement = Link["claim"]["statement"];
type Claim = Pick<Link["claim"], "text" | "span">;

/** The quote, with the claim underlined if it is only a part of the quote. */
function QuoteWords({ quote, claim }: { quote: string; claim?: Claim | undefined }) {
  const { start, end } = claim?.span ?? { start: 0, end: 0 };
  const isPart = claim !== undefined && claim.text !== quote && quote.slice(start, end) === claim.text;
  if (!isPart) return <>{quote}</>;
  return (
    <>
      {quote.slice(0, start)}
      <span class="claim-words">{claim.text}</span>
      {quote.slice(end)}
    </>
  );
}

/** A statement: the quote in context, the speaker and role, the day, the source and how the words were checked. */
export function StatementFigure({
  statement,
  claim,
  isOwnPage = false,
}: {
  statement: ShownStatement;
  claim?: Claim | undefined;
  /** Whether this is the statement's own page, which does not link to itself. */
  isOwnPage?: boolean;
}) {
  const { contextBefore, contextAfter, source, voice, about } = statement;
  return (
    <figure>
      <blockquote cite={safeHref(source.url)}>
        <p>
          {contextBefore === null ? null : <span class="around">{contextBefore} </span>}
          <QuoteWords quote={statement.quote} claim={claim} />
          {contextAfter === null ? null : <span class="around"> {contextAfter}</span>}
        </p>
      </blockquote>
      <figcaption>
        <p>
          {sayerInWords(statement)}, <DayTime day={statement.saidOn} />
          {about === null ? "" : `, about ${about.name}`}.{" "}
          {isOwnPage ? null : <a href={statement.page}>See the statement</a>}
        </p>
        {voice === "reporting" ? (
          <p>
            <strong>The speaker reports what others say.</strong> This is not the speaker's own claim.
          </p>
        ) : null}
        <SourceLine source={source} locator={statement.locator} />
        <ProofNotes proof={statement} note={statement.note} />
      </figcaption>
    </figure>
  );
}
