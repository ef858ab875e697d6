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

/** What was said, how far from it the evidence lies, the evidence, and why an editor links the two. */
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
          <h3>Why they are linked, in the editor's words</h3>
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
        In the words of {defence.writtenBy}, <InstantTime instant={defence.writtenAt} />
      </p>
      {defence.statements.length === 0 ? null : <h3>What was said that bears on it</h3>}
      {defence.statements.map((statement) => (
        <StatementFigure statement={statement} />
      ))}
    </>
  );
}

function Reply({ link }: { link: Link }) {
  return (
    <>
      <h3>Right of reply</h3>
      <p>{replyInWords(link)}</p>
      {link.replies.map(({ state, askedWhom, route, deadline, words, happenedAt }) => (
        <>
          <p class="meta">
            <InstantTime instant={happenedAt} />: {state.replaceAll("_", " ")}
            {askedWhom === null ? "" : `, ${askedWhom}`}
            {route === null ? "" : ` (${route})`}
            {deadline === null ? null : (
              <>
                , to answer by <InstantTime instant={deadline} />
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

/** What speaks for the company, beside the accusation. */
function Favour({ link }: { link: Link }) {
  return (
    <section class="favour" aria-labelledby="favour">
      <h2 id="favour">{favourTitle(link)}</h2>
      {link.defence === null ? <p>None is recorded.</p> : <DefenceWords defence={link.defence} />}
      <Reply link={link} />
    </section>
  );
}

/** Both sides of a link: next to each other where there is room, else the one right after the other. */
export function LinkSides({ link }: { link: Link }) {
  return (
    <div class="sides">
      <Accusation link={link} />
      <Favour link={link} />
    </div>
  );
}
