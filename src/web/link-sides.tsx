import { onDay } from "../core/dates/day-words.js";
import type { Link } from "../schemas/link.js";
import { claimDay, favourTitle, linkDistance, replyInWords } from "../wording/link-words.js";
import { InstantTime } from "./day-parts.js";
import { MoveFigure } from "./move-parts.js";
import { StatementFigure } from "./statement-parts.js";
import { ClaimTerms } from "./verdict-parts.js";

function EvidenceFigure({ evidence }: { evidence: Link["evidence"] }) {
  switch (evidence.kind) {
    case "statement":
      return <StatementFigure statement={evidence.statement} />;
    case "move":
      return <MoveFigure move={evidence.move} />;
  }
}

/** The claim, the time until the evidence, the evidence and the editor's explanation. */
function Accusation({ link }: { link: Link }) {
  const distance = linkDistance(link);
  return (
    <section aria-labelledby="said">
      <h2 id="said">What was said {onDay(claimDay(link))}</h2>
      <StatementFigure statement={link.claim.statement} claim={link.claim} />
      <ClaimTerms link={link} />
      <p class="distance">{distance}</p>
      <h2 id="next">{distance.endsWith("earlier") ? "What the record shows" : "What came next"}</h2>
      <EvidenceFigure evidence={link.evidence} />
      {link.explanation === null ? null : (
        <>
          <h3>The editor's explanation</h3>
          <p>{link.explanation}</p>
        </>
      )}
    </section>
  );
}

function DefenceWords({ defence }: { defence: NonNullable<Link["defence"]> }) {
  return (
    <>
      <p>
        {defence.noneFound ? <strong>None found. </strong> : null}
        {defence.words}
      </p>
      <p class="meta">
        Written by {defence.writtenBy} on <InstantTime instant={defence.writtenAt} />
      </p>
      {defence.statements.length === 0 ? null : <h3>Statements that support this reading</h3>}
      {defence.statements.map((statement) => (
        <StatementFigure statement={statement} />
      ))}
    </>
  );
}

const replyStateWords: Record<Link["replies"][number]["state"], string> = {
  asked: "asked for a reply",
  replied: "replied",
  declined: "declined to reply",
  no_reply_by_deadline: "did not reply by the deadline",
};

function Reply({ link }: { link: Link }) {
  return (
    <>
      <h3>Right of reply</h3>
      <p>{replyInWords(link)}</p>
      {link.replies.map(({ state, askedWhom, route, deadline, words, happenedAt }) => (
        <>
          <p class="meta">
            <InstantTime instant={happenedAt} />: {replyStateWords[state]}
            {askedWhom === null ? "" : `, ${askedWhom}`}
            {route === null ? "" : ` (${route})`}
            {deadline === null ? null : (
              <>
                . Deadline: <InstantTime instant={deadline} />
              </>
            )}
          </p>
          {words === null ? null : (
            <blockquote>
              <p>{words}</p>
            </blockquote>
          )}
        </>
      ))}
    </>
  );
}

/** The defence and the company's right of reply. */
function Favour({ link }: { link: Link }) {
  return (
    <section class="favour" aria-labelledby="favour">
      <h2 id="favour">{favourTitle(link)}</h2>
      {link.defence === null ? <p>None is recorded.</p> : <DefenceWords defence={link.defence} />}
      <Reply link={link} />
    </section>
  );
}

/** Both sides of a link: side by side on a wide screen, one after the other on a narrow one. */
export function LinkSides({ link }: { link: Link }) {
  return (
    <div class="sides">
      <Accusation link={link} />
      <Favour link={link} />
    </div>
  );
}
