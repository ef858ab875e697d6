import { type Link, link } from "../../src/schemas/link.js";

const id = (prefix: string, tail: string) => `${prefix}_${tail.padStart(32, "0")}`;

const meta = { id: id("com", "1"), slug: "meta", name: "Meta" };
const recordedAt = "2026-11-20T08:00:00.000Z";

function sampleSource(
  tail: string,
  title: string,
  publishedOn: string,
): Link["claim"]["statement"]["source"] {
  return {
    id: id("src", tail),
    url: `https://example.org/${tail}`,
    title,
    publisher: "Example Newsroom",
    kind: "open_letter",
    tier: "primary",
    event: null,
    publishedOn,
    publishedOnPrecision: "day",
    publicSince: recordedAt,
    recordedAt,
  };
}

/** A statement in the form that a link shows: Zuckerberg's open letter, unless a test says otherwise. */
export function sampleStatement(
  changes: Partial<Link["claim"]["statement"]> = {},
): Link["claim"]["statement"] {
  return {
    id: id("stm", "1"),
    company: meta,
    about: null,
    speaker: { id: id("spk", "1"), name: "Mark Zuckerberg" },
    role: "Founder, Chairman and CEO",
    quote: "open source AI will be safer than the alternatives",
    contextBefore: null,
    contextAfter: null,
    voice: "own",
    saidOn: "2024-07-23",
    saidOnPrecision: "day",
    locator: { prefix: null, suffix: null, page: null, timestamp: null, place: null },
    quoteConfidence: "primary",
    seenIn: [],
    note: null,
    source: sampleSource("1", "Open Source AI Is the Path Forward", "2024-07-23"),
    captureId: null,
    topics: [],
    publicSince: recordedAt,
    recordedAt,
    page: `/statements/${id("stm", "1")}`,
    ...changes,
  };
}

/** A claim in the form that a link shows, with its statement. */
export function sampleClaim(changes: Partial<Link["claim"]> = {}): Link["claim"] {
  const statement = changes.statement ?? sampleStatement();
  return {
    id: id("clm", "1"),
    text: statement.quote,
    span: { start: 0, end: statement.quote.length },
    reading: null,
    kind: "position",
    strength: "firm",
    condition: null,
    scope: null,
    dueOn: null,
    dueOnPrecision: null,
    testability: "testable",
    publicSince: recordedAt,
    recordedAt,
    page: `${statement.page}#${id("clm", "1")}`,
    ...changes,
    statement,
  };
}

/** A statement as evidence: the letter of July 2025. */
export function sampleEvidence(changes: Partial<Link["claim"]["statement"]> = {}): Link["evidence"] {
  return {
    kind: "statement",
    statement: sampleStatement({
      id: id("stm", "2"),
      quote:
        "we'll need to be rigorous about mitigating these risks and careful about what we choose to open source",
      saidOn: "2025-07-30",
      source: sampleSource("2", "Personal Superintelligence", "2025-07-30"),
      page: `/statements/${id("stm", "2")}`,
      ...changes,
    }),
  };
}

/** A move as evidence: a release without open weights. */
export function sampleMove(
  changes: Partial<Extract<Link["evidence"], { kind: "move" }>["move"]> = {},
): Link["evidence"] {
  return {
    kind: "move",
    move: {
      id: id("mov", "1"),
      company: meta,
      kind: "release",
      description: "Meta released its flagship model without open weights.",
      quote: null,
      effectiveOn: "2026-04-08",
      effectiveOnPrecision: "day",
      disclosure: "announced",
      statedReason: null,
      locator: { prefix: null, suffix: null, page: null, timestamp: null, place: null },
      quoteConfidence: "primary",
      seenIn: [],
      note: null,
      source: sampleSource("3", "A new model", "2026-04-08"),
      captureId: null,
      topics: [],
      publicSince: recordedAt,
      recordedAt,
      page: `/moves/${id("mov", "1")}`,
      ...changes,
    },
  };
}

/** A defence: the podcast of April 2024. */
export function sampleDefence(
  changes: Partial<NonNullable<Link["defence"]>> = {},
): NonNullable<Link["defence"]> {
  return {
    id: id("dfn", "1"),
    words: "He had made openness conditional three months before the letter.",
    noneFound: false,
    statements: [
      sampleStatement({
        id: id("stm", "3"),
        quote: "if there's some qualitative change in what the thing is capable of, we won't open source it",
        saidOn: "2024-04-18",
        source: sampleSource("4", "Interview with Dwarkesh Patel", "2024-04-18"),
        page: `/statements/${id("stm", "3")}`,
      }),
    ],
    writtenBy: "Edda Editor",
    writtenAt: recordedAt,
    ...changes,
  };
}

/** A published contradiction in the shape that the store returns, with a test's changes. */
export function sampleLink(changes: Partial<Link> = {}): Link {
  return {
    id: id("lnk", "1"),
    company: meta,
    relation: "contradicts",
    manner: "reversal",
    degree: "partial",
    letterOrSpirit: "spirit",
    status: "published",
    claim: sampleClaim(),
    evidence: sampleEvidence(),
    daysApart: 372,
    proposer: {
      kind: "person",
      name: "Cora Contributor",
      version: null,
      confidence: null,
      probabilities: null,
    },
    reasons: [
      {
        sentence: "Safety was the reason to open; now it is the reason to be careful.",
        claimSpan: { start: 23, end: 28 },
        evidenceSpan: { start: 0, end: 13 },
      },
    ],
    explanation:
      "The letter of 2024 argued that open is safer; the one of 2025 gives safety as the reason to hold back.",
    defence: sampleDefence(),
    reviews: [],
    replies: [],
    corrections: [],
    topics: [{ id: id("top", "1"), slug: "open-models", name: "Open models" }],
    publishedAt: "2026-11-20T09:00:00.000Z",
    withdrawnAt: null,
    withdrawnReason: null,
    changedAt: "2026-11-20T09:00:00.000Z",
    recordedAt,
    page: `/contradictions/${id("lnk", "1")}`,
    ...changes,
  };
}

/** A correction of a link, made after it was published. */
export function sampleCorrection(
  changes: Partial<Link["corrections"][number]> = {},
): Link["corrections"][number] {
  return {
    id: id("cor", "1"),
    recordType: "link",
    recordId: id("lnk", "1"),
    field: "degree",
    oldValue: "full",
    newValue: "partial",
    reason: "The claim has a second half that still stands.",
    requestedBy: "Meta's press office",
    madeBy: "Edda Editor",
    madeAt: "2026-11-21T10:00:00.000Z",
    page: null,
    ...changes,
  };
}

// Check that the samples fit the schema: a sample that the API could never send would prove nothing.
link.parse(sampleLink({ corrections: [sampleCorrection()], evidence: sampleMove() }));
link.parse(sampleLink());
