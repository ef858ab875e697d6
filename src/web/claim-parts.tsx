import type { Claim } from "../schemas/claim.js";
import { claimKindWords, strengthWords } from "../wording/glossary-words.js";
import { DayTime, InstantTime } from "./day-parts.js";

const ratingWords: Record<NonNullable<Claim["rating"]>["value"], string> = {
  no_flip: "No flip recorded",
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

/** The explanation of a rating. Each link id in it becomes a numbered link. */
function Explanation({ text }: { text: string }) {
  return (
    <>
      {text
        .split(/(lnk_[0-9a-f]{32})/)
        .map((part, index) =>
          index % 2 === 0 ? part : <a href={`/links/${part}`}>{`published link ${(index + 1) / 2}`}</a>,
        )}
    </>
  );
}

/** The values a rating has had. Nothing if it never changed. */
function RatingHistory({ history }: Pick<NonNullable<Claim["rating"]>, "history">) {
  if (history.length < 2) return null;
  return (
    <>
      <dt>Rating history</dt>
      <dd>
        <ul class="plain">
          {history.map(({ value, since }) => (
            <li>
              {ratingWords[value]} from <InstantTime instant={since} />
            </li>
          ))}
        </ul>
      </dd>
    </>
  );
}

function Rating({ rating }: { rating: NonNullable<Claim["rating"]> }) {
  return (
    <>
      <dt>Rating</dt>
      <dd>
        <strong>{ratingWords[rating.value]}.</strong> <Explanation text={rating.explanation} />
      </dd>
      <RatingHistory history={rating.history} />
    </>
  );
}

/** A claim with its rating. The element's id is the anchor of the claim's permalink. */
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
        <dd>{claim.condition ?? "The claim states none."}</dd>
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
