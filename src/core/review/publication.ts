import type { ErrorCode } from "../../errors.js";
import type { ClaimKind } from "../claims/kinds.js";
import { compareDays, type Day, formatDay } from "../dates/day.js";
import type { Relation } from "../links/relations.js";

/** Whether the captures of a source hold a quote. Without a capture that has text, or without a quote, none can say. */
export type QuoteInCapture = "found" | "missing" | "not known";

/** What proves a statement or a move, as the checks see it. `sourceDay` is null where the source is not dated. */
export interface ProofFacts {
  readonly day: Day;
  readonly sourceDay: Day | null;
  readonly quoteInCapture: QuoteInCapture;
}

/** A link as the checks see it. Companies are ids. */
export interface LinkFacts {
  readonly relation: Relation;
  readonly claimKind: ClaimKind;
  readonly claim: ProofFacts;
  readonly evidence: ProofFacts;
  /** The claim's company, all above it and all below it. */
  readonly family: readonly string[];
  /** Whose statement or move the evidence is, and whom a statement is about. */
  readonly evidenceCompanies: readonly string[];
  readonly hasCondition: boolean;
  /** Whether a person said in words why. A judge's reasons are not an explanation. */
  readonly hasExplanation: boolean;
  readonly hasDefence: boolean;
  readonly approvals: number;
  readonly required: number;
  readonly today: Day;
}

/** A check that failed: its code, where in the record, and a sentence saying what would be right. */
export interface PublicationFault {
  readonly code: ErrorCode;
  readonly pointer: string;
  readonly message: string;
}

/** What keeps a statement or a move from being published. `pointer` and `name` say whose proof it is. */
export function proofFaults(
  proof: ProofFacts,
  { pointer, name }: { readonly pointer: string; readonly name: string },
): PublicationFault[] {
  const faults: PublicationFault[] = [];
  if (proof.quoteInCapture === "missing")
    faults.push({
      code: "quote-not-in-capture",
      pointer: `${pointer}/quote`,
      message: `The quote of ${name} is not in the captured text of its source: correct the quote, or record a capture that has it.`,
    });
  if (proof.sourceDay !== null && compareDays(proof.sourceDay, proof.day) === "before")
    faults.push({
      code: "source-before-event",
      pointer: `${pointer}/source`,
      message: `The source of ${name} is of ${formatDay(proof.sourceDay)}, before the day it should prove (${formatDay(proof.day)}): cite a source of that day or later.`,
    });
  return faults;
}

const looksAhead: readonly ClaimKind[] = ["promise", "position", "prediction"];

/** A promise, position or prediction is judged by what came after; a fact or definition by any record. */
function dayFaults({ relation, claimKind, claim, evidence, today }: LinkFacts): PublicationFault[] {
  const days = `the claim is of ${formatDay(claim.day)}, the evidence of ${formatDay(evidence.day)}`;
  const pointer = "/evidence";
  if (compareDays(today, evidence.day) === "before")
    return [{ code: "evidence-in-future", pointer, message: `The evidence has not happened yet: ${days}.` }];
  if (!looksAhead.includes(claimKind)) return [];
  const order = compareDays(evidence.day, claim.day);
  if (order === "before")
    return [
      {
        code: "evidence-before-claim",
        pointer,
        message: `A ${claimKind} is not touched by what was before it: ${days}.`,
      },
    ];
  if (order === "cannot tell" && relation === "contradicts")
    return [
      {
        code: "day-order-undecided",
        pointer,
        message: `A contradiction needs days whose order is known: ${days}. Correct one of them to the day.`,
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
        "The evidence is of another company: it must be of the claim's company, of one that owns or is owned by it, or a third party's statement about one of them.",
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
        "The claim was made under a condition: say in the explanation why it does not excuse what was done (correct the link's explanation).",
    });
  if (relation === "contradicts" && !hasDefence)
    faults.push({
      code: "no-defence",
      pointer: "/defence",
      message:
        "A contradiction is published with its defence: write the company's best case, or say that a person looked and found none.",
    });
  if (approvals < required)
    faults.push({
      code: "too-few-approvals",
      pointer: "/reviews",
      message: `${required} distinct ${required === 1 ? "reviewer" : "reviewers"} must approve; ${approvals} did, not counting the proposer where two are required.`,
    });
  return faults;
}

/** All that keeps a link from being published, in the order in which an editor would mend it; empty: nothing does. */
export function publicationFaults(facts: LinkFacts): PublicationFault[] {
  return [
    ...proofFaults(facts.claim, { pointer: "/claim/statement", name: "the claim's statement" }),
    ...proofFaults(facts.evidence, { pointer: "/evidence", name: "the evidence" }),
    ...dayFaults(facts),
    ...subjectFaults(facts),
    ...reviewFaults(facts),
  ];
}
