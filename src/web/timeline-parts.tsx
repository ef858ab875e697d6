import type { TimelineEntry } from "../schemas/timeline.js";
import { moveWords } from "../wording/glossary-words.js";
import { sayerInWords, shortened } from "../wording/link-words.js";
import { DayTime } from "./day-parts.js";

const ENTRY_TEXT = 240;

function EntryRow({ entry }: { entry: TimelineEntry }) {
  switch (entry.kind) {
    case "statement": {
      const { statement } = entry;
      return (
        <li>
          <p class="meta">
            <DayTime day={entry.on} />, said by {sayerInWords(statement)}
            {statement.voice === "reporting" ? ", who reports what others say" : ""}
          </p>
          <p>
            <a href={statement.page}>“{shortened(statement.quote, ENTRY_TEXT)}”</a>
          </p>
        </li>
      );
    }
    case "move": {
      const { move } = entry;
      return (
        <li>
          <p class="meta">
            <DayTime day={entry.on} />, {moveWords(move)} by {move.company.name}
            {move.disclosure === "reported" ? ", not announced" : ""}
          </p>
          <p>
            <a href={move.page}>{shortened(move.description, ENTRY_TEXT)}</a>
          </p>
        </li>
      );
    }
  }
}

/** Statements and moves, newest day first, or the words `none` if there are none. */
export function Timeline({ entries, none }: { entries: readonly TimelineEntry[]; none: string }) {
  if (entries.length === 0) return <p class="soft">{none}</p>;
  return (
    <ul class="rows">
      {entries.map((entry) => (
        <EntryRow entry={entry} />
      ))}
    </ul>
  );
}
