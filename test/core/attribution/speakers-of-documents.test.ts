import { expect, test } from "vitest";
import { findQuotes } from "../../../src/core/attribution/find-quotes.js";
import { captions, keptCaptions } from "./documents/captions.js";
import { keptLetters, letters } from "./documents/letters.js";
import { type MadeDocument, rightSpeakers } from "./documents/made-document.js";
import { keptTranscripts, otherTranscripts } from "./documents/other-transcripts.js";
import { keptReports, reports } from "./documents/reports.js";
import { transcripts } from "./documents/transcripts.js";

const seen = [...transcripts, ...otherTranscripts, ...letters, ...captions, ...reports];
/** Documents that the rules were not written with. Their figure is in the report of the evaluation. */
const kept = [...keptTranscripts, ...keptLetters, ...keptCaptions, ...keptReports];

test.each(seen.map((made) => [made.name, made] as const))(
  "every passage has its speaker: %s",
  (_name, made) => {
    expect(rightSpeakers(made, findQuotes(made.document)).wrong).toEqual([]);
  },
);

test("at least 98% of the passages in documents kept for the final figure have their speaker", () => {
  const results = kept.map((made: MadeDocument) => rightSpeakers(made, findQuotes(made.document)));
  const right = results.reduce((sum, one) => sum + one.right, 0);
  const all = kept.reduce((sum, { said }) => sum + said.length, 0);
  expect({ share: right / all >= 0.98, wrong: results.flatMap(({ wrong }) => wrong) }).toMatchObject({
    share: true,
  });
});

test.each([...seen, ...kept].map((made) => [made.name, made] as const))(
  "every quote equals the text between its offsets: %s",
  (_name, { document }) => {
    for (const { start, end, quote } of findQuotes(document))
      expect(document.text.slice(start, end)).toBe(quote);
  },
);
