import type { Link } from "../schemas/link.js";
import { asSentence, linkTitle, permalinkOf, stateOf } from "../wording/link-words.js";
import { InstantTime } from "./day-parts.js";

function WithdrawnRow({ link }: { link: Link }) {
  const state = stateOf(link);
  return (
    <li>
      <a href={permalinkOf(link)}>{linkTitle(link)}</a>
      {state.kind === "withdrawn" ? (
        <p class="meta">
          Withdrawn on <InstantTime instant={state.at} />: {asSentence(state.reason)}
        </p>
      ) : null}
    </li>
  );
}

/** The withdrawn links, with the day and reason of each withdrawal. Nothing if there are none. */
export function WithdrawnLinks({ links }: { links: readonly Link[] }) {
  if (links.length === 0) return null;
  return (
    <section aria-labelledby="withdrawn">
      <h2 id="withdrawn">Withdrawn</h2>
      <p class="soft">Links that we published and no longer stand by.</p>
      <ul class="rows">
        {links.map((link) => (
          <WithdrawnRow link={link} />
        ))}
      </ul>
    </section>
  );
}
