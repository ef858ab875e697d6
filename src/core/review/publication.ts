import type { ErrorCode } from "../../errors.js";
import type { ClaimKind } from "../claims/kinds.js";
import { compareDays, type Day, formatDay } from "../dates/day.js";
import type { Relation } from "../links/relations.js";

/** Whether a source's captures contain a quote. `not known` if there is no quote, or no capture with text. */
export type QuoteInCapture = "found" | "missing" | "not known";

/** The facts that prove a statement or a move. `sourceDay` is `null` if the source has no day. */
export interface ProofFacts {
  readonly day: Day;
  readonly sourceDay: Day | null;
  readonly quoteInCapture: QuoteInCapture;
}

/** The facts of a link that the checks read. Companies are ids. */
export interface LinkFacts {
  readonly relation: Relation;
  readonly claimKind: ClaimKind;
  readonly claim: ProofFacts;
  readonly evidence: ProofFacts;
  /** The claim's company, its parents and its subsidiaries. */
  readonly family: readonly string[];
  /** The company that made the statement or move, and the company that a statement is about. */
  readonly evidenceCompanies: readonly string[];
  readonly hasCondition: boolean;
  /** Whether a person explained the link in words. A judge's reasons do not count. */
  readonly hasExplanation: boolean;
  readonly hasDefence: boolean;
  readonly approvals: number;
  readonly required: number;
  readonly today: Day;
}

/** A failed check: its code, the place in the record, and a sentence that says what would be right. */
export interface PublicationFault {
  readonly code: ErrorCode;
  readonly pointer: string;
  readonly message: string;
}

/** The faults that prevent the publication of a statement or move. `pointer` and `name` say which record it is. */
export function proofFaults(
  proof: ProofFacts,
  { pointer, name }: { readonly pointer: string; readonly name: string },
): PublicationFault[] {
  const faults: PublicationFault[] = [];
  if (proof.quoteInCapture === "missing")
    faults.push({
      code: "quote-not-in-capture",
      pointer: `${pointer}/quote`,
      message: `The quote of ${name} is not in the captured text of its source. Correct the quote, or record a capture that contains it.`,
    });
  if (proof.sourceDay !== null && compareDays(proof.sourceDay, proof.day) === "before")
    faults.push({
      code: "source-before-event",
      pointer: `${pointer}/source`,
      message: `The source of ${name} is dated ${formatDay(proof.sourceDay)}, before the day that it should prove (${formatDay(proof.day)}). Cite a source of that day or later.`,
    });
  return faults;
}

const looksAhead: readonly ClaimKind[] = ["promise", "position", "prediction"];

/** The faults of the days. A promise, position or prediction needs later evidence. A fact or definition does not. */
function dayFaults({ relation, claimKind, claim, evidence, today }: LinkFacts): PublicationFault[] {
  const days = `the claim is dated ${formatDay(claim.day)}, the evidence ${formatDay(evidence.day)}`;
  const pointer = "/evidence";
  if (compareDays(today, evidence.day) === "before")
    return [
      { code: "evidence-in-future", pointer, message: `The evidence is dated in the future: ${days}.` },
    ];
  if (!looksAhead.includes(claimKind)) return [];
  const order = compareDays(evidence.day, claim.day);
  if (order === "before")
    return [
      {
        code: "evidence-before-claim",
        pointer,
        message: `Evidence for a ${claimKind} must come after it: ${days}.`,
      },
    ];
  if (order === "cannot tell" && relation === "contradicts")
    return [
      {
        code: "day-order-undecided",
        pointer,
        message: `A contradiction needs days in a known order: ${days}. Correct one of them to an exact day.`,
      },
    ];
  return [];
}

function subjectFaults({ family, evidenceCompanies }: LinkFacts): PublicationFault[] {
  if (evidenceCompanies.some((id) => family.includes(id))) return [];
  return [
    {
      code: "wrong-company",
      pointer: "/evidence",
      message:
        "The evidence is about another company. It must come from the claim's company, its parent or its subsidiary, or be a third party's statement about one of them.",
    },
  ];
}

function reviewFaults(facts: LinkFacts): PublicationFault[] {
  const { relation, hasDefence, approvals, required } = facts;
  const faults: PublicationFault[] = [];
  if (relation === "contradicts" && facts.hasCondition && !facts.hasExplanation)
    faults.push({
      code: "condition-unanswered",
      pointer: "/explanation",
      message:
        "The claim depends on a condition. Correct the link's explanation: say why the condition does not excuse the company.",
    });
  if (relation === "contradicts" && !hasDefence)
    faults.push({
      code: "no-defence",
      pointer: "/defence",
      message:
        "A contradiction needs a defence. Write the company's best case, or record that a person looked and found none.",
    });
  if (approvals < required)
    faults.push({
      code: "too-few-approvals",
      pointer: "/reviews",
      message: `${required} different ${required === 1 ? "reviewer" : "reviewers"} must approve, and ${approvals} did. From two on, the proposer does not count.`,
    });
  return faults;
}

/** All faults that prevent a link from being published, in the order in which an editor would fix them. */
export function publicationFaults(facts: LinkFacts): PublicationFault[] {
  return [
    ...proofFaults(facts.claim, { pointer: "/claim/statement", name: "the claim's statement" }),
    ...proofFaults(facts.evidence, { pointer: "/evidence", name: "the evidence" }),
    ...dayFaults(facts),
    ...subjectFaults(facts),
    ...reviewFaults(facts),
  ];
}
