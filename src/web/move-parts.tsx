import { disclosureWords, moveKindWords } from "../http/glossary-words.js";
import { asSentence } from "../http/link-words.js";
import { safeHref } from "../http/safe-href.js";
import type { Move } from "../schemas/move.js";
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
