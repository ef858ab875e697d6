import type { Link } from "../schemas/link.js";
import { sayerInWords } from "../wording/link-words.js";
import { safeHref } from "../wording/safe-href.js";
import { DayTime } from "./day-parts.js";
import { ProofNotes, SourceLine } from "./source-parts.js";

export type ShownStatement = Link["claim"]["statement"];
type Claim = Pick<Link["claim"], "text" | "span">;

/** The quote; where a claim is a part of it, that part is underlined. */
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

/** A statement: the quote with its context, who said it in which role, the day, the source. */
export function StatementFigure({
  statement,
  claim,
  isOwnPage = false,
}: {
  statement: ShownStatement;
  claim?: Claim | undefined;
  /** On its own page a statement does not point to it. */
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
          {about === null ? "" : `, of ${about.name}`}.{" "}
          {isOwnPage ? null : <a href={statement.page}>The statement</a>}
        </p>
        {voice === "reporting" ? (
          <p>
            <strong>Reporting what others say:</strong> not the speaker's own claim.
          </p>
        ) : null}
        <SourceLine source={source} locator={statement.locator} />
        <ProofNotes
          proof={statement}
          secondary="Wording not seen in the source itself, but in another that quotes it, or not checked yet."
        />
      </figcaption>
    </figure>
  );
}
