import { findQuote } from "../../core/quotes/find-quote.js";
import type { ProofFacts, QuoteInCapture } from "../../core/review/publication.js";
import type { Tx } from "../../database/database.js";
import { fromDayColumns } from "../../store/days.js";

interface Quoted {
  readonly quote: string | null;
  readonly sourceId: string;
  readonly captureId: string | null;
}

/**
 * Whether a quote is in its capture. If it names no capture with text, whether it is in any capture of its source.
 *
 * Old captures count: a page that has since dropped the quote still said it.
 */
async function seekQuote(tx: Tx, { quote, sourceId, captureId }: Quoted): Promise<QuoteInCapture> {
  if (quote === null) return "not known";
  const captures = await tx.capture.findMany({
    where: { sourceId, sha256: { not: null } },
    orderBy: [{ capturedAt: "desc" }, { id: "desc" }],
    select: { id: true },
    distinct: ["sha256"],
  });
  const named = captureId === null ? null : await tx.capture.findUnique({ where: { id: captureId } });
  const sought = named !== null && named.text !== null ? [named] : captures;
  // Load one text at a time: each may be half a megabyte.
  for (const { id } of sought) {
    const { text } = await tx.capture.findUniqueOrThrow({ where: { id }, select: { text: true } });
    if (findQuote(text ?? "", quote) !== null) return "found";
  }
  return sought.length === 0 ? "not known" : "missing";
}

type SourceDay = { readonly publishedFrom: Date | null; readonly publishedPrecision: string | null };

function sourceDay({ publishedFrom, publishedPrecision }: SourceDay) {
  if (publishedFrom === null || publishedPrecision === null) return null;
  return fromDayColumns(publishedFrom, publishedPrecision);
}

/** The proof of a statement or a move, the company it belongs to, and the company it is about. */
export interface EntryProof {
  readonly proof: ProofFacts;
  readonly companyId: string;
  readonly aboutId: string | null;
}

export async function getStatementProof(tx: Tx, id: string): Promise<EntryProof> {
  const said = await tx.statement.findUniqueOrThrow({ where: { id }, include: { source: true } });
  return {
    proof: {
      day: fromDayColumns(said.saidFrom, said.saidPrecision),
      sourceDay: sourceDay(said.source),
      quoteInCapture: await seekQuote(tx, said),
    },
    companyId: said.companyId,
    aboutId: said.aboutId,
  };
}

export async function getMoveProof(tx: Tx, id: string): Promise<EntryProof> {
  const done = await tx.move.findUniqueOrThrow({ where: { id }, include: { source: true } });
  return {
    proof: {
      day: fromDayColumns(done.effectiveFrom, done.effectivePrecision),
      sourceDay: sourceDay(done.source),
      quoteInCapture: await seekQuote(tx, done),
    },
    companyId: done.companyId,
    aboutId: null,
  };
}
