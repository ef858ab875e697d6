import { formatDay } from "../core/dates/day.js";
import type { Link } from "../schemas/link.js";
import { relationNouns } from "../wording/glossary-words.js";
import {
  claimDay,
  evidenceDay,
  evidenceText,
  evidenceWord,
  favourTitle,
  isHedged,
  linkDistance,
  permalinkOf,
  sayerInWords,
  shortened,
  stateOf,
} from "../wording/link-words.js";
import { DayTime } from "./day-parts.js";
import { stateWords, verdictWords } from "./verdict-parts.js";

const CARD_TEXT = 280;

function FavourLine({ link, defence }: { link: Link; defence: NonNullable<Link["defence"]> }) {
  return (
    <p class="meta">
      <strong>{favourTitle(link)}:</strong>{" "}
      {defence.noneFound
        ? "An editor looked for a defence and found none."
        : shortened(defence.words, CARD_TEXT)}
    </p>
  );
}

function EvidenceSide({ link }: { link: Link }) {
  const { evidence } = link;
  const text = shortened(evidenceText(evidence), CARD_TEXT);
  const by = evidence.kind === "statement" ? sayerInWords(evidence.statement) : evidence.move.company.name;
  return (
    <div>
      {evidence.kind === "statement" ? <p class="words">“{text}”</p> : <p>{text}</p>}
      <p class="meta">
        <strong>{linkDistance(link)}</strong>: {evidenceWord(evidence)}, {by},{" "}
        <DayTime day={formatDay(evidenceDay(evidence))} />
      </p>
    </div>
  );
}

/** A link in a list: both sides with their days, the time between them and the defence in short. */
export function LinkCard({ link }: { link: Link }) {
  const { claim } = link;
  const state = stateOf(link);
  return (
    <li class={`card ${link.relation}`}>
      <p class="kicker">
        <a href={`/companies/${link.company.slug}`}>{link.company.name}</a> ·{" "}
        <span class="relation">{relationNouns[link.relation]}</span>
        {isHedged(claim) ? " of a hedged claim" : ""}
        {verdictWords(link) === "" ? "" : ` (${verdictWords(link)})`}
        {state.kind === "unchanged" ? null : <strong> · {stateWords[state.kind]}</strong>}
      </p>
      <div class="two">
        <div>
          <h3>
            <a href={permalinkOf(link)}>“{shortened(claim.text, CARD_TEXT)}”</a>
          </h3>
          <p class="meta">
            {sayerInWords(claim.statement)}, <DayTime day={formatDay(claimDay(link))} />
          </p>
        </div>
        <EvidenceSide link={link} />
      </div>
      {link.defence === null ? null : <FavourLine link={link} defence={link.defence} />}
    </li>
  );
}

/** Links as cards, or the words `none` if the list is empty. */
export function LinkCards({ links, none }: { links: readonly Link[]; none: string }) {
  if (links.length === 0) return <p class="soft">{none}</p>;
  return (
    <ul class="cards">
      {links.map((link) => (
        <LinkCard link={link} />
      ))}
    </ul>
  );
}
