import type { z } from "zod";
import { claimSpan } from "../../core/claims/claims.js";
import { losesNegation } from "../../core/claims/lost-negation.js";
import { compareDays, formatDay, parseDay } from "../../core/dates/day.js";
import { findQuote } from "../../core/quotes/find-quote.js";
import type { Span } from "../../core/text/span.js";
import { readerOf } from "../../database/database.js";
import { DomainError } from "../../errors.js";
import { type Claim, type NewClaim, newClaim } from "../../schemas/claim.js";
import { getClaim } from "../../store/claim.js";
import { fromDayColumns, toDayColumns } from "../../store/days.js";
import { readJson } from "../../store/json.js";
import { type Act, perform, type Work } from "../act.js";
import { queueDiff } from "../diff/queue-diff.js";
import { checked } from "../input.js";
import { sharePublicationLock } from "../links/publication-lock.js";
import { notRecorded } from "../references.js";

type Given = z.output<typeof newClaim>;

async function getStatementRow(work: Work, id: string) {
  const found = await work.tx.statement.findUnique({ where: { id } });
  if (!found) throw notRecorded("statement-not-found", "statement", "/statementId");
  return found;
}

type StatementRow = Awaited<ReturnType<typeof getStatementRow>>;

/** The claim's place in its statement's quote. @throws DomainError `claim-not-in-statement`, `invalid-input` */
export function checkWords(
  { text, condition, dueOn }: Pick<Given, "text" | "condition" | "dueOn">,
  statement: StatementRow,
): Span {
  // claimSpan requires words that carry meaning. findQuote refuses "we can" cut out of "we can't".
  const span = claimSpan(statement.quote, text) && findQuote(statement.quote, text);
  if (!span)
    throw new DomainError(
      "claim-not-in-statement",
      "The claim's text is not a part of its statement's quote.",
      {
        faults: [
          {
            pointer: "/text",
            detail: "must be copied from the quote word for word and contain words that carry meaning",
          },
        ],
      },
    );
  if (losesNegation(statement.quote, span))
    throw new DomainError(
      "claim-not-in-statement",
      "The claim's text leaves out the word that negates it, so it says the opposite of the quote.",
      {
        faults: [
          { pointer: "/text", detail: "must include the word that negates it in the quote (not, never, no)" },
        ],
      },
    );
  const said = [statement.contextBefore, statement.quote, statement.contextAfter].filter(Boolean).join(" ");
  if (condition !== null && !findQuote(said, condition))
    throw new DomainError(
      "claim-not-in-statement",
      "The condition is not a part of its statement's quote or context.",
      {
        faults: [
          { pointer: "/condition", detail: "must be copied word for word from the quote or its context" },
        ],
      },
    );
  const saidOn = fromDayColumns(statement.saidFrom, statement.saidPrecision);
  if (dueOn !== null && compareDays(parseDay(dueOn), saidOn) === "before")
    throw new DomainError("invalid-input", "The claim is due before it was made.", {
      faults: [
        { pointer: "/dueOn", detail: `must not be before ${formatDay(saidOn)}, the day of the statement` },
      ],
    });
  return span;
}

// The unique index decides whether the row is a duplicate. A query before the insert could miss another writer's row.
async function insertClaim(work: Work, given: Given, quoted: { span: Span; quote: string }): Promise<string> {
  const id = work.id("claim");
  const due = given.dueOn === null ? null : toDayColumns(parseDay(given.dueOn));
  const { start: spanStart, end: spanEnd } = quoted.span;
  const key = { statementId: given.statementId, spanStart, spanEnd };
  const row = {
    ...key,
    id,
    text: quoted.quote.slice(spanStart, spanEnd),
    reading: given.reading,
    kind: given.kind,
    strength: given.strength,
    condition: given.condition,
    scope: given.scope,
    dueFrom: due?.from ?? null,
    dueTo: due?.to ?? null,
    duePrecision: due?.precision ?? null,
    testability: given.testability,
    recordedAt: work.now,
    recordedBy: work.actor.holder,
  };
  const { count } = await work.tx.claim.createMany({ data: [row], skipDuplicates: true });
  if (count === 1) return id;
  const existing = await work.tx.claim.findFirstOrThrow({ where: key, select: { id: true } });
  throw new DomainError(
    "duplicate-claim",
    `A claim with these words of the quote is already recorded: ${existing.id}.`,
    {
      faults: [{ pointer: "/text", detail: `is already recorded as ${existing.id}: use that claim` }],
    },
  );
}

/**
 * A new claim: one proposition in the words of a statement. Queues the statement to be compared again.
 *
 * @throws DomainError `invalid-input`, `statement-not-found`, `claim-not-in-statement`, `duplicate-claim`
 */
export function recordClaim(act: Act, input: NewClaim): Promise<Claim> {
  return perform(act, "contributor", async (work) => {
    const given = checked(newClaim, input);
    await sharePublicationLock(work.tx);
    const statement = await getStatementRow(work, given.statementId);
    const span = checkWords(given, statement);
    const id = await insertClaim(work, given, { span, quote: statement.quote });
    await queueDiff(work, { kind: "statement", id: statement.id }, { change: id });
    return readJson(await getClaim(readerOf(work.tx), { id, now: work.now }, "staff"));
  });
}
