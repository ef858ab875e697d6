import { formatDay } from "../core/dates/day.js";
import type { Link } from "../schemas/link.js";
import {
  claimKindWords,
  letterOrSpiritSentences,
  mannerWords,
  strengthWords,
  verbOf,
} from "../wording/glossary-words.js";
import {
  asSentence,
  claimDay,
  evidenceDay,
  evidenceWord,
  type LinkState,
  stateOf,
} from "../wording/link-words.js";
import { DayTime, InstantTime } from "./day-parts.js";

export const stateWords: Record<LinkState["kind"], string> = {
  unchanged: "Published",
  corrected: "Corrected",
  withdrawn: "Withdrawn",
};

/** Manner and degree, such as `reversal, in part`. Empty if the link has neither. */
export function verdictWords({ manner, degree }: Pick<Link, "manner" | "degree">): string {
  const words = [manner === null ? null : mannerWords[manner], degree === "partial" ? "in part" : null];
  return words.filter((word) => word !== null).join(", ");
}

/** The verdict in sentences: evidence, relation, claim, manner, and letter or spirit. */
export function VerdictSentence({ link }: { link: Link }) {
  const { manner, letterOrSpirit } = link;
  return (
    <p class="lead">
      {link.status === "withdrawn" ? "We had published this: the" : "The"} {evidenceWord(link.evidence)} of{" "}
      <DayTime day={formatDay(evidenceDay(link.evidence))} />{" "}
      <span class={`relation ${link.relation}`}>{verbOf(link)}</span> the {claimKindWords[link.claim.kind]} of{" "}
      <DayTime day={formatDay(claimDay(link))} />.{manner === null ? "" : ` Manner: ${mannerWords[manner]}.`}
      {letterOrSpirit === null ? "" : ` ${letterOrSpiritSentences[letterOrSpirit]}`}
    </p>
  );
}

/** A notice that the link was corrected or withdrawn. It comes before everything else on the page. */
export function StateNotice({ link }: { link: Link }) {
  const state = stateOf(link);
  switch (state.kind) {
    case "unchanged":
      return null;
    case "corrected":
      return (
        <div class="notice" role="note">
          <p>
            <strong>Corrected</strong> on <InstantTime instant={state.at} />: {asSentence(state.reason)}{" "}
            <a href="#corrections">See what changed</a>
          </p>
        </div>
      );
    case "withdrawn":
      return (
        <div class="notice" role="note">
          <p>
            <strong>Withdrawn</strong> on <InstantTime instant={state.at} />: {asSentence(state.reason)}
          </p>
          <p>
            We no longer stand by this link. The page stays at this address, so that anyone who cited it can
            see what happened.
          </p>
        </div>
      );
  }
}

function conditionWords({ relation, manner, explanation }: Link): string {
  if (manner === "condition_met") return "The evidence meets this condition.";
  const where =
    explanation === null ? "The reasons and reviews below say" : "The editor's explanation below says";
  switch (relation) {
    case "contradicts":
      return `The reviewers decided that the condition does not excuse the contradiction. ${where} why.`;
    case "confirms":
      return `${where} whether the condition was met.`;
    case "qualifies":
      return `${where} how the evidence affects the condition.`;
  }
}

function ScopeAndDue({ claim }: Pick<Link, "claim">) {
  return (
    <>
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
    </>
  );
}

/** The claim's kind, strength, condition and how the evidence affects it, scope and due day. */
export function ClaimTerms({ link }: { link: Link }) {
  const { claim } = link;
  return (
    <dl>
      {claim.reading === null && claim.text === claim.statement.quote ? null : (
        <>
          <dt>The claim</dt>
          <dd>{claim.reading ?? `“${claim.text}”`}</dd>
        </>
      )}
      <dt>Kind</dt>
      <dd>
        {claimKindWords[claim.kind]}, {strengthWords[claim.strength]}
        {claim.testability === "vague" ? ", in words too vague to test" : ""}
      </dd>
      <dt>Condition</dt>
      <dd>
        {claim.condition === null ? (
          "The claim states none."
        ) : (
          <>
            {asSentence(claim.condition)} <span class="soft">{conditionWords(link)}</span>
          </>
        )}
      </dd>
      <ScopeAndDue claim={claim} />
    </dl>
  );
}
