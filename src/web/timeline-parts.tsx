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
            {statement.voice === "reporting" ? ", reporting what others say" : ""}
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
            <DayTime day={entry.on} />, {moveWords(move)} of {move.company.name}
            {move.disclosure === "reported" ? ", reported, not announced" : ""}
          </p>
          <p>
            <a href={move.page}>{shortened(move.description, ENTRY_TEXT)}</a>
          </p>
        </li>
      );
    }
  }
}

/** What was said and done, newest day first. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  if (entries.length === 0) return <p class="soft">Nothing is published.</p>;
  return (
    <ul class="rows">
      {entries.map((entry) => (
        <EntryRow entry={entry} />
      ))}
    </ul>
  );
}
