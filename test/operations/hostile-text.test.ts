import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { DomainError } from "../../src/errors.js";
import { recordCapture } from "../../src/operations/record/record-capture.js";
import { recordCompany } from "../../src/operations/record/record-company.js";
import { recordMove } from "../../src/operations/record/record-move.js";
import { recordSource } from "../../src/operations/record/record-source.js";
import { recordSpeaker } from "../../src/operations/record/record-speaker.js";
import { recordStatement } from "../../src/operations/record/record-statement.js";
import { recordTopic } from "../../src/operations/record/record-topic.js";
import { testDatabase } from "../support/database.js";
import { recordsOf } from "../support/records.js";
import { actOf, editor, testWorld } from "../support/world.js";

const opened = testDatabase();
const act = () => actOf(testWorld(opened.database), editor);
const records = recordsOf(act);
const ids = { company: "", source: "" };

beforeAll(async () => {
  ids.company = (await records.company()).id;
  ids.source = (await records.source({ publishedOn: null })).id;
});

/** Acts that store a text. Each returns the stored text. */
const acts: Record<string, (text: string) => Promise<string | null>> = {
  "a company's name": async (name) => (await recordCompany(act(), { name })).name,
  "a company's description": async (description) =>
    (await recordCompany(act(), { name: `C ${Math.random()}`, description })).description,
  "a speaker's name": async (name) => (await recordSpeaker(act(), { name })).name,
  "a topic's name": async (name) => (await recordTopic(act(), { name })).name,
  "a source's title": async (title) =>
    (
      await recordSource(act(), {
        url: `https://news.example/${Math.random()}`,
        title,
        publisher: "P",
        kind: "post",
        tier: "primary",
      })
    ).title,
  "a capture's text": async (text) =>
    (await recordCapture(act(), ids.source, { capturedAt: "2026-11-22T08:00:00Z", text })).text,
  "a statement's quote": async (quote) =>
    (
      await recordStatement(act(), {
        company: ids.company,
        sourceId: ids.source,
        quote,
        saidOn: "2024-07-23",
      })
    ).quote,
  "a move's description": async (description) =>
    (
      await recordMove(act(), {
        company: ids.company,
        sourceId: ids.source,
        kind: "other",
        description,
        effectiveOn: "2024-07-23",
        disclosure: "silent",
      })
    ).description,
};

const nasty = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.string({ unit: "grapheme", maxLength: 30 }),
  fc
    .array(
      fc.constantFrom(
        "\u0000",
        "\ud800",
        "\u202e",
        "\ufeff",
        "<b>",
        "'",
        '"',
        "\\",
        "%",
        "\n",
        "\r",
        "é",
        "会",
        " ",
      ),
      { maxLength: 6 },
    )
    .map((parts) => `We will${parts.join("")}not`),
);

test.each(Object.keys(acts))(
  "any text as %s is stored unchanged, or refused with the field's name",
  (field) =>
    fc.assert(
      fc.asyncProperty(nasty, async (text) => {
        const outcome = await acts[field]?.(text).catch((error: unknown) => error);
        if (outcome instanceof DomainError) expect(outcome.faults[0]?.pointer).toMatch(/^\//);
        else expect(outcome).toBe(text);
      }),
      { numRuns: 60 },
    ),
);
