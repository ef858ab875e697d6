import { expect, test } from "vitest";
import type { Link } from "../../src/schemas/link.js";
import { LinkCards } from "../../src/web/link-card.js";
import { linkPage } from "../../src/web/link-page.js";
import {
  sampleClaim,
  sampleCorrection,
  sampleDefence,
  sampleEvidence,
  sampleLink,
  sampleMove,
  sampleStatement,
} from "../support/sample-link.js";
import { testSite } from "../support/test-site.js";

const page = (changes: Partial<Link> = {}) => linkPage(sampleLink(changes), testSite());
/** The words of a page, without tags and with single spaces. */
const wordsOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, "")
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, " ");
const words = (changes: Partial<Link> = {}) => wordsOf(page(changes));

test("the page shows both quotes, both days, the distance, both sources, who spoke and in which role", () => {
  const text = words();
  for (const part of [
    "open source AI will be safer than the alternatives",
    "careful about what we choose to open source",
    "What was said on 23 July 2024",
    "30 July 2025",
    "1 year and 7 days later",
    "Mark Zuckerberg, Founder, Chairman and CEO, Meta",
    "Open Source AI Is the Path Forward",
    "Personal Superintelligence",
  ])
    expect(text).toContain(part);
});

test("the defence comes right after the claim and evidence, before the rest of the record", () => {
  const html = page();
  const places = ['id="said"', 'id="next"', 'id="favour"', 'id="reasons"', 'id="reviews"'].map((id) =>
    html.indexOf(id),
  );
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(Math.min(...places)).toBeGreaterThan(0);
  expect(html).toContain("if there&#39;s some qualitative change");
});

test("the page says that an editor looked for a defence and found none", () => {
  const defence = sampleDefence({ noneFound: true, words: "Searched 2022 to 2024.", statements: [] });
  expect(words({ defence })).toContain("None found. Searched 2022 to 2024.");
});

test("a time that the place already names appears once", () => {
  const at = (place: string | null) => {
    const locator = { prefix: null, suffix: null, page: null, timestamp: "00:38:32", place };
    return words({ evidence: sampleEvidence({ locator }) });
  };
  expect(at("section 2")).toContain("Where: section 2, at 00:38:32.");
  expect(at("00:38:32-00:38:43")).toContain("Where: 00:38:32-00:38:43.");
  expect(at("00:38:32-00:38:43")).not.toContain("at 00:38:32");
});

test("a day known only by its month is written as a month", () => {
  const evidence = sampleMove({ effectiveOn: "2026-04", effectiveOnPrecision: "month" });
  expect(words({ evidence })).toContain("April 2026");
  expect(words({ evidence })).not.toContain("1 April 2026");
  expect(words({ evidence })).toMatch(/between 1 year 8 months and 1 year 10 months later/);
});

test("the page shows a claim's condition and how the evidence affects it", () => {
  const claim = sampleClaim({ condition: "if it is responsible" });
  expect(words({ claim })).toContain(
    "if it is responsible. The reviewers decided that the condition does not excuse the contradiction. The editor's explanation below says why.",
  );
  expect(words({ claim, relation: "confirms", manner: "condition_met" })).toContain(
    "if it is responsible. The evidence meets this condition.",
  );
  expect(words()).toContain("ConditionThe claim states none.");
});

test("the page says that a speaker reports what others say", () => {
  const statement = sampleStatement({ voice: "reporting" });
  expect(words({ claim: sampleClaim({ statement }) })).toContain("The speaker reports what others say.");
  expect(words()).not.toContain("The speaker reports");
});

test("the page says where the quoted words were seen, and how to check them", () => {
  const seen = (changes: Parameters<typeof sampleEvidence>[0]) =>
    words({ evidence: sampleEvidence(changes) });
  const check = "To check them, search the source for the quote.";
  expect(seen({ quoteConfidence: "secondary" })).toContain(
    `The record does not say where the quoted words were seen. ${check}`,
  );
  expect(seen({ quoteConfidence: "secondary", seenIn: ["https://quotes.example/a"] })).toContain(
    `The quoted words were seen in another document that quotes them: quotes.example. ${check}`,
  );
  expect(seen({ captureId: "cap_00000000000000000000000000000001" })).toContain(
    "The quoted words are in the saved copy of the source.",
  );
  expect(seen({ seenIn: ["https://quotes.example/a"] })).toContain(
    "The quoted words were seen in the source itself.Also seen in: quotes.example.",
  );
  const two = ["https://quotes.example/a", "https://papers.example/b"];
  expect(seen({ quoteConfidence: "secondary", seenIn: two })).toContain(
    `seen in other documents that quote them: quotes.example, papers.example. ${check}`,
  );
});

test("a move without a quote says where the move was seen", () => {
  const seen = (changes: Parameters<typeof sampleMove>[0]) => words({ evidence: sampleMove(changes) });
  expect(seen({ quoteConfidence: "secondary", seenIn: ["https://reports.example/a"] })).toContain(
    "This move was seen in another document that reports it: reports.example. To check it, read the source.",
  );
  expect(seen({ quoteConfidence: "secondary" })).toContain(
    "The record does not say where this move was seen. To check it, read the source.",
  );
});

test("a move that was only reported is marked as reported", () => {
  expect(words({ evidence: sampleMove({ disclosure: "reported" }) })).toContain("Reported, not announced.");
});

test("a judge's proposal shows its version, its confidence and the words behind its reasons", () => {
  const html = page({
    proposer: {
      kind: "judge",
      name: "rules",
      version: "1.2.0",
      confidence: 0.82,
      probabilities: { contradicts: 0.82, confirms: 0.03, qualifies: 0.1, unrelated: 0.05 },
    },
  });
  expect(wordsOf(html)).toContain("the judge rules, version 1.2.0, with a confidence of 82%.");
  expect(html).toContain("open source AI will be <mark>safer</mark> than the alternatives");
});

test("the claim is underlined within its quote", () => {
  const statement = sampleStatement({ quote: "As I see it, open is safer. Thank you." });
  const claim = sampleClaim({ statement, text: "open is safer", span: { start: 13, end: 26 } });
  expect(page({ claim })).toContain(
    'As I see it, <span class="claim-words">open is safer</span>. Thank you.',
  );
});

test("reviews name the reviewer, the day and the rules, and replies are printed in full", () => {
  const text = words({
    reviews: [
      {
        id: "rev_00000000000000000000000000000001",
        verdict: "approve",
        comment: "Both letters read in full.",
        reviewer: "Emil Editor",
        ruleVersion: "1",
        reviewedAt: "2026-11-20T08:30:00.000Z",
      },
    ],
    replies: [
      {
        id: "rpl_00000000000000000000000000000001",
        state: "replied",
        askedWhom: null,
        route: null,
        deadline: null,
        words: "We remain committed to open source.",
        happenedAt: "2026-11-20T08:40:00.000Z",
      },
    ],
  });
  expect(text).toContain(
    "Approved by Emil Editor on 20 November 2026, under version 1 of the review rules. Comment: Both letters read in full.",
  );
  expect(text).toContain("Meta replied.");
  expect(text).toContain("We remain committed to open source.");
});

test("only a review made before the relation was corrected carries a note", () => {
  const review = (reviewedAt: string): Link["reviews"][number] => ({
    id: "rev_00000000000000000000000000000001",
    verdict: "approve",
    comment: null,
    reviewer: "Emil Editor",
    ruleVersion: "1",
    reviewedAt,
  });
  const note = " The relation was corrected after this review, on 21 November 2026.";
  const relation = sampleCorrection({ field: "relation", oldValue: "qualifies", newValue: "contradicts" });
  const shown = (reviewedAt: string, correction: Link["corrections"][number]) =>
    words({ reviews: [review(reviewedAt)], corrections: [correction] });
  expect(shown("2026-11-20T08:30:00.000Z", relation)).toContain(`of the review rules.${note}`);
  expect(shown("2026-11-21T11:00:00.000Z", relation)).not.toContain("corrected after this review");
  expect(shown("2026-11-20T08:30:00.000Z", sampleCorrection())).not.toContain("corrected after this review");
});

test("headings and cards call a hedged claim hedged", () => {
  const card = (strength: Link["claim"]["strength"]) => {
    const link = sampleLink({ claim: sampleClaim({ strength }) });
    return wordsOf(LinkCards({ links: [link], none: "" }).toString());
  };
  expect(words({ claim: sampleClaim({ strength: "hedged" }) })).toContain(
    "contradicts the hedged claim “open source AI",
  );
  expect(card("hedged")).toContain("contradiction of a hedged claim");
  for (const text of [words(), card("firm"), card("intended")]) expect(text).not.toContain("hedged");
});

test("a correction names its field and its days in plain words", () => {
  const days = { field: "saidOn", oldValue: "2024-07", newValue: "2024-07-23", recordType: "statement" };
  expect(words({ corrections: [sampleCorrection(days as Partial<Link["corrections"][number]>)] })).toContain(
    "the day of the statement changed from July 2024 to 23 July 2024.",
  );
  const added = sampleCorrection({ field: "letterOrSpirit", oldValue: null, newValue: "spirit" });
  expect(words({ corrections: [added] })).toContain("the letter or spirit of the link was added: “spirit”.");
});

test("a correction shows what changed, old and new, why and who asked", () => {
  const text = words({ corrections: [sampleCorrection()] });
  expect(text).toContain("the degree of the link changed from “full” to “partial”");
  expect(text).toContain("Requested by Meta's press office, made by Edda Editor.");
});

test("the page of a withdrawn link words its verdict as one that we had published", () => {
  const withdrawn = {
    status: "withdrawn",
    withdrawnAt: "2026-11-22T09:30:00.000Z",
    withdrawnReason: "A misquote.",
  } as const;
  expect(words(withdrawn)).toContain("We had published this: the statement of 30 July 2025");
  expect(words(withdrawn)).toContain("published 20 November 2026, withdrawn, last changed");
  expect(words()).not.toContain("We had published this");
});

test("a site without a contact address says so instead of showing an empty link", () => {
  const html = linkPage(sampleLink(), testSite({ contact: "" }));
  expect(wordsOf(html)).toContain("Found an error? This site has not published a contact address.");
  expect(html).not.toContain('href="mailto:');
});

test("the page never says that anyone lied", () => {
  expect(words().toLowerCase()).not.toMatch(/\blie[ds]?\b|\blying\b|\bliar/);
});
