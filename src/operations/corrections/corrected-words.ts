import { formatDay } from "../../core/dates/day.js";
import { type ChangedText, shiftSpans } from "../../core/quotes/shift-spans.js";
import type { Reason } from "../../core/verdict/verdict.js";
import type { Prisma } from "../../database/generated/client.js";
import { DomainError } from "../../errors.js";
import { fromDayColumns } from "../../store/days.js";
import type { Work } from "../act.js";
import { reasonsJson } from "../links/insert-links.js";
import { checkWords } from "../record/record-claim.js";

/** Moves the spans in the reasons of links to the new positions of the words they cite. */
export async function moveReasonSpans(
  work: Work,
  where: Prisma.LinkWhereInput,
  changed: ChangedText,
): Promise<void> {
  if (changed.before === changed.after) return;
  for (const { id, reasons } of await work.tx.link.findMany({ where, select: { id: true, reasons: true } })) {
    // Safe cast: insertLinks wrote this column from reasons.
    const moved = shiftSpans(reasons as unknown as Reason[], changed);
    await work.tx.link.update({ where: { id }, data: { reasons: reasonsJson(moved) } });
  }
}

type StatementRow = Prisma.StatementGetPayload<{ include: { claims: true } }>;
type ClaimRow = StatementRow["claims"][number];

/** A claim's place in its statement. @throws DomainError naming the claim if the statement no longer contains it */
function placeOf(claim: ClaimRow, statement: StatementRow) {
  const { dueFrom, duePrecision } = claim;
  const dueOn = dueFrom && duePrecision ? formatDay(fromDayColumns(dueFrom, duePrecision)) : null;
  try {
    const { start, end } = checkWords({ ...claim, dueOn }, statement);
    return { spanStart: start, spanEnd: end, text: statement.quote.slice(start, end) };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new DomainError(
      error.code,
      `The claim ${claim.id} would no longer match its statement. ${error.message}`,
      {
        faults: error.faults.map(({ detail }) => ({ pointer: "/value", detail: `${claim.id} ${detail}` })),
        cause: error,
      },
    );
  }
}

const TEMPORARY_SHIFT = 1_000_000;

/**
 * Updates the positions of a statement's claims after its words or day changed.
 *
 * @throws DomainError `claim-not-in-statement` or `invalid-input`, naming the claim that no longer matches
 */
export async function refitClaims(work: Work, statementId: string): Promise<void> {
  const statement = await work.tx.statement.findUniqueOrThrow({
    where: { id: statementId },
    include: { claims: true },
  });
  const fitted = statement.claims.map((claim) => ({ claim, as: placeOf(claim, statement) }));
  // Spans are unique within a statement, even mid-transaction. Shift all of them away before setting the new ones.
  await work.tx.claim.updateMany({
    where: { statementId },
    data: { spanStart: { increment: TEMPORARY_SHIFT }, spanEnd: { increment: TEMPORARY_SHIFT } },
  });
  for (const { claim, as } of fitted) {
    await work.tx.claim.update({ where: { id: claim.id }, data: as });
    const changed = { side: "claimSpan", before: claim.text, after: as.text } as const;
    await moveReasonSpans(work, { claimId: claim.id }, changed);
  }
}
