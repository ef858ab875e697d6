import type { Claim } from "../schemas/claim.js";
import { claimKindWords, strengthWords } from "../wording/glossary-words.js";
import { DayTime, InstantTime } from "./day-parts.js";

const ratingWords: Record<NonNullable<Claim["rating"]>["value"], string> = {
  no_flip: "No flip",
  half_flip: "Half flip",
  full_flop: "Full flop",
  not_yet_rated: "Not yet rated",
  in_the_works: "In the works",
  stalled: "Stalled",
  compromise: "Compromise",
  kept: "Kept",
  broken: "Broken",
  unclear_or_disputed: "Unclear or disputed",
};

/** The explanation of a rating, with the links that it names as links. */
function Explanation({ text }: { text: string }) {
  return (
    <>
      {text
        .split(/(lnk_[0-9a-f]{32})/)
        .map((part, index) => (index % 2 === 0 ? part : <a href={`/links/${part}`}>{part}</a>))}
    </>
  );
}

function Rating({ rating }: { rating: NonNullable<Claim["rating"]> }) {
  return (
    <>
      <dt>Rating</dt>
      <dd>
        <strong>{ratingWords[rating.value]}.</strong> <Explanation text={rating.explanation} />
        {rating.history.length < 2 ? null : (
          <ul class="tags" aria-label="How it was rated before">
            {rating.history.map(({ value, since }) => (
              <li>
                {ratingWords[value]} since <InstantTime instant={since} />
              </li>
            ))}
          </ul>
        )}
      </dd>
    </>
  );
}

/** A claim of a statement, under the anchor that its permalink names, with its rating. */
export function ClaimItem({ claim }: { claim: Claim }) {
  return (
    <li id={claim.id}>
      <h3>“{claim.text}”</h3>
      {claim.reading === null ? null : <p>{claim.reading}</p>}
      <dl>
        <dt>Kind</dt>
        <dd>
          {claimKindWords[claim.kind]}, {strengthWords[claim.strength]}
          {claim.testability === "vague" ? ", in words too vague to test" : ""}
        </dd>
        <dt>Condition</dt>
        <dd>{claim.condition ?? "None was stated."}</dd>
        {claim.scope === null ? null : (
          <>
            <dt>Scope</dt>
            <dd>{claim.scope}</dd>
          </>
        )}
        {claim.dueOn === null ? null : (
          <>
            <dt>Due</dt>
            <dd>
              <DayTime day={claim.dueOn} />
            </dd>
          </>
        )}
        {claim.rating === null ? null : <Rating rating={claim.rating} />}
      </dl>
    </li>
  );
}
