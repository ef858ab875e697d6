import type { Move } from "../schemas/move.js";
import { disclosureWords, moveKindWords } from "../wording/glossary-words.js";
import { safeHref } from "../wording/safe-href.js";
import { DayTime } from "./day-parts.js";
import { ProofNotes, SourceLine } from "./source-parts.js";

/** A move: what was done in the editor's words, the quote and the reason given where there are, the day, the source. */
export function MoveFigure({ move, isOwnPage = false }: { move: Move; isOwnPage?: boolean }) {
  return (
    <figure>
      <div class="deed">
        <p>{move.description}</p>
      </div>
      {move.quote === null ? null : (
        <blockquote cite={safeHref(move.source.url)}>
          <p>{move.quote}</p>
        </blockquote>
      )}
      <figcaption>
        <p>
          {move.company.name}, {moveKindWords[move.kind]}, <DayTime day={move.effectiveOn} />, in the editor's
          words. {isOwnPage ? null : <a href={move.page}>The move</a>}
        </p>
        <p>
          {move.disclosure === "reported" ? (
            <strong>Reported, not announced.</strong>
          ) : (
            `${disclosureWords[move.disclosure].replace(/^./, (letter) => letter.toUpperCase())}.`
          )}
        </p>
        {move.statedReason === null ? null : <p>Reason given: {move.statedReason}</p>}
        <SourceLine source={move.source} locator={move.locator} />
        <ProofNotes
          proof={move}
          secondary="Not seen in the source itself, but in another that reports it, or not checked yet."
        />
      </figcaption>
    </figure>
  );
}
