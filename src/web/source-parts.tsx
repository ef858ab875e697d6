import type { Source } from "../schemas/source.js";
import type { Statement } from "../schemas/statement.js";
import { sourceKindWords } from "../wording/glossary-words.js";
import { safeHref } from "../wording/safe-href.js";
import { DayTime } from "./day-parts.js";

/** A link to an address that somebody recorded, where it is a web address; else its words. */
export function OutsideLink({ href, words }: { href: string; words: string }) {
  const safe = safeHref(href);
  return safe === undefined ? (
    <span>{words}</span>
  ) : (
    <a href={safe} rel="external">
      {words}
    </a>
  );
}

function placeInWords({ page, timestamp, place }: Statement["locator"]): string {
  const isSaid = timestamp === null || (place?.includes(timestamp) ?? false);
  const parts = [place, page === null ? null : `page ${page}`, isSaid ? null : `at ${timestamp}`];
  return parts.filter((part) => part !== null).join(", ");
}

/** A source in a line: title, publisher, kind, day, tier, and where in it. */
export function SourceLine({ source, locator }: { source: Source; locator: Statement["locator"] }) {
  const where = placeInWords(locator);
  return (
    <p class="source">
      Source: <OutsideLink href={source.url} words={source.title} />, {source.publisher} (
      {sourceKindWords[source.kind]}, {source.tier}
      {source.publishedOn === null ? null : (
        <>
          , published <DayTime day={source.publishedOn} />
        </>
      )}
      ){where === "" ? "" : `; ${where}`}.
    </p>
  );
}

/** What is to be known of a proof: that it was seen in another source, where else it stands, the editor's note. */
export function ProofNotes({
  proof: { quoteConfidence, seenIn, note },
  secondary,
}: {
  proof: Pick<Statement, "quoteConfidence" | "seenIn" | "note">;
  /** What to say where it was not seen in the source itself. */
  secondary: string;
}) {
  return (
    <>
      {quoteConfidence === "secondary" ? <p>{secondary}</p> : null}
      {seenIn.length === 0 ? null : (
        <p>
          Also seen in:{" "}
          {seenIn.map((address, index) => (
            <>
              {index > 0 ? ", " : ""}
              <OutsideLink href={address} words={safeHref(address) ? new URL(address).hostname : address} />
            </>
          ))}
        </p>
      )}
      {note === null ? null : <p>Editor's note: {note}</p>}
    </>
  );
}
