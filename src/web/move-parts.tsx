import type { Move } from "../schemas/move.js";
import { disclosureWords, moveKindWords } from "../wording/glossary-words.js";
import { asSentence } from "../wording/link-words.js";
import { safeHref } from "../wording/safe-href.js";
import { DayTime } from "./day-parts.js";
import { ProofNotes, SourceLine } from "./source-parts.js";

/** A move: the editor's description, any quote and stated reason, the day, the source and how it was checked. */
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
          {move.company.name}, {moveKindWords[move.kind]}, <DayTime day={move.effectiveOn} />. Described by an
          editor. {isOwnPage ? null : <a href={move.page}>See the move</a>}
        </p>
        <p>
          {move.disclosure === "reported" ? (
            <strong>Reported, not announced.</strong>
          ) : (
            `${disclosureWords[move.disclosure].replace(/^./, (letter) => letter.toUpperCase())}.`
          )}
        </p>
        {move.statedReason === null ? null : <p>{asSentence(`Reason given: ${move.statedReason}`)}</p>}
        <SourceLine source={move.source} locator={move.locator} />
        <ProofNotes proof={move} note={move.note} />
      </figcaption>
    </figure>
  );
}
