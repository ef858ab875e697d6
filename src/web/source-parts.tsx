import type { Source } from "../schemas/source.js";
import type { Statement } from "../schemas/statement.js";
import { sourceKindWords, sourceTierWords } from "../wording/glossary-words.js";
import { asSentence } from "../wording/link-words.js";
import { type Proof, proofWords } from "../wording/proof-words.js";
import { safeHref } from "../wording/safe-href.js";
import { DayTime } from "./day-parts.js";

/** A link to a recorded address. Only its words if the address is not a web address. */
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

/** A source in one line: title, publisher, kind, tier, day and the place in it. */
export function SourceLine({ source, locator }: { source: Source; locator: Statement["locator"] }) {
  const where = placeInWords(locator);
  return (
    <p class="source">
      Source: <OutsideLink href={source.url} words={source.title} />, {source.publisher} (
      {sourceKindWords[source.kind]}, {sourceTierWords[source.tier]}
      {source.publishedOn === null ? null : (
        <>
          , published <DayTime day={source.publishedOn} />
        </>
      )}
      ).{where === "" ? "" : ` Where: ${asSentence(where)}`}
    </p>
  );
}

function Addresses({ list }: { list: readonly string[] }) {
  return (
    <>
      {list.map((address, index) => (
        <>
          {index > 0 ? ", " : ""}
          <OutsideLink href={address} words={safeHref(address) ? new URL(address).hostname : address} />
        </>
      ))}
    </>
  );
}

/** Where the words or the move were seen, how to check, other documents that have them, and the editor's note. */
export function ProofNotes({ proof, note }: { proof: Proof; note: string | null }) {
  const { seen, places, check } = proofWords(proof);
  return (
    <>
      <p>
        {seen}
        {places.length === 0 ? "" : ": "}
        <Addresses list={places} />.{check === null ? "" : ` ${check}`}
      </p>
      {proof.seenIn.length === 0 || places.length > 0 ? null : (
        <p>
          Also seen in: <Addresses list={proof.seenIn} />.
        </p>
      )}
      {note === null ? null : <p>{asSentence(`Editor's note: ${note}`)}</p>}
    </>
  );
}
