import { formatDay } from "../core/dates/day.js";
import type { Link } from "../schemas/link.js";
import {
  claimKindWords,
  letterOrSpiritWords,
  mannerWords,
  strengthWords,
  verbOf,
} from "../wording/glossary-words.js";
import { claimDay, evidenceDay, evidenceWord, type LinkState, stateOf } from "../wording/link-words.js";
import { DayTime, InstantTime } from "./day-parts.js";

export const stateWords: Record<LinkState["kind"], string> = {
  unchanged: "Published",
  corrected: "Corrected",
  withdrawn: "Withdrawn",
};

/** Manner and degree in brackets' words: `reversal, in part`; empty where neither was said. */
export function verdictWords({ manner, degree }: Pick<Link, "manner" | "degree">): string {
  const words = [manner === null ? null : mannerWords[manner], degree === "partial" ? "in part" : null];
  return words.filter((word) => word !== null).join(", ");
}

/** The verdict as a sentence: what does what to which claim, in which manner, letter or spirit. */
export function VerdictSentence({ link }: { link: Link }) {
  const { manner, letterOrSpirit } = link;
  const details = [
    manner === null ? null : mannerWords[manner],
    letterOrSpirit === null ? null : letterOrSpiritWords[letterOrSpirit],
  ].filter((detail) => detail !== null);
  return (
    <p class="lead">
      {link.status === "withdrawn" ? "What had been published: the" : "The"} {evidenceWord(link.evidence)} of{" "}
      <DayTime day={formatDay(evidenceDay(link.evidence))} />{" "}
      <span class={`relation ${link.relation}`}>{verbOf(link)}</span> the {claimKindWords[link.claim.kind]} of{" "}
      <DayTime day={formatDay(claimDay(link))} />
      {details.length === 0 ? "" : `: ${details.join("; ")}`}.
    </p>
  );
}

/** What readers must know first: that it was withdrawn, or corrected. */
export function StateNotice({ link }: { link: Link }) {
  const state = stateOf(link);
  switch (state.kind) {
    case "unchanged":
      return null;
    case "corrected":
      return (
        <div class="notice" role="note">
          <p>
            <strong>Corrected</strong> on <InstantTime instant={state.at} />: {state.reason}{" "}
            <a href="#corrections">What was changed</a>
          </p>
        </div>
      );
    case "withdrawn":
      return (
        <div class="notice" role="note">
          <p>
            <strong>Withdrawn</strong> on <InstantTime instant={state.at} />: {state.reason}
          </p>
          <p>
            We no longer stand by it. It stays at this address so that who cited it can see what became of it.
          </p>
        </div>
      );
  }
}

function conditionWords({ relation, manner, explanation }: Link): string {
  if (manner === "condition_met") return "The evidence meets it: the claim had foreseen this.";
  const where = explanation === null ? "the reasons and reviews below say" : "the editor's words say";
  switch (relation) {
    case "contradicts":
      return `It was held not to excuse the contradiction; ${where} why.`;
    case "confirms":
      return `Whether it was met, ${where}.`;
    case "qualifies":
      return `How it bears on this, ${where}.`;
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

/** What the claim is: kind, strength, condition and what becomes of it, scope, due day. */
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
          "None was stated."
        ) : (
          <>
            {claim.condition} <span class="soft">{conditionWords(link)}</span>
          </>
        )}
      </dd>
      <ScopeAndDue claim={claim} />
    </dl>
  );
}
