import type { Site } from "../http/site.js";
import { type GlossaryEntry, glossaryRatings, glossaryWords } from "../wording/glossary.js";
import { renderPage } from "./layout.js";

/** The fragment of a word's address on the glossary page: `#due-day`. */
export function glossaryAnchor(word: string): string {
  return word.replace(/[^a-z]+/g, "-").replace(/-$/, "");
}

/** A glossary text with its `code` and *emphasis* as elements. */
export function GlossaryText({ text }: { text: string }) {
  return (
    <>
      {text.split(/(`[^`]+`|\*[^*]+\*)/).map((part) => {
        if (part.startsWith("`")) return <code>{part.slice(1, -1)}</code>;
        if (part.startsWith("*")) return <em>{part.slice(1, -1)}</em>;
        return part;
      })}
    </>
  );
}

function Words({ entries }: { entries: readonly GlossaryEntry[] }) {
  return (
    <dl class="glossary">
      {entries.map(([word, meaning, example]) => (
        <>
          <dt id={glossaryAnchor(word)}>{word}</dt>
          <dd>
            <p>
              <GlossaryText text={meaning} />
            </p>
            <p class="meta">
              Example: <GlossaryText text={example} />
            </p>
          </dd>
        </>
      ))}
    </dl>
  );
}

/** The page that says what each word means, with an example. */
export function glossaryPage(site: Site): string {
  return renderPage(
    {
      site,
      title: "Glossary",
      description: `What the words on ${site.name} mean, each with an example.`,
      path: "/glossary",
    },
    <>
      <h1>Glossary</h1>
      <p class="lead">What the words on this site mean, each with an example. Acme is an invented company.</p>
      <Words entries={glossaryWords} />
      <h2>Ratings</h2>
      <p>A rating says what the published links show about one claim. It says nothing about intent.</p>
      <Words entries={glossaryRatings} />
    </>,
  );
}
