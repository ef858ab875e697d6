import { expect, test } from "vitest";
import { correctableFields } from "../../../src/operations/corrections/correctable-fields.js";
import { recordRole } from "../../../src/operations/record/record-role.js";
import { correctableRecords } from "../../../src/schemas/correction.js";
import type { JsonValue, RecordType } from "../../../src/store/correctable.js";
import { correctionsOf } from "../../support/corrections.js";
import { testDatabase } from "../../support/database.js";
import { linksOf } from "../../support/links.js";
import { recordsOf } from "../../support/records.js";
import { actOf, contributor, testWorld } from "../../support/world.js";

const opened = testDatabase();
const world = () => testWorld(opened.database);
const records = recordsOf(() => actOf(world(), contributor));
const links = linksOf(world);
const correct = correctionsOf(world);

const quote = "We will keep it open. We will keep it free, if we can.";
const proof = {
  locator: { prefix: null, suffix: null, page: 3, timestamp: "01:10:36", place: "Section 2" },
  quoteConfidence: "primary",
  seenIn: ["https://a.example/"],
  note: "n",
  topics: ["every-field"],
};

/** A value for every field that differs from what the builders record. */
const values: Record<RecordType, Record<string, JsonValue>> = {
  company: { name: "Renamed", slug: "renamed", description: "d" },
  speaker: { name: "Renamed", wikidata: "Q36215" },
  role: { title: "Chair", from: "2005-01-01", to: "2020-12-31" },
  source: {
    title: "t",
    publisher: "p",
    kind: "interview",
    tier: "secondary",
    event: "letter-2024",
    publishedOn: "2024-08",
    url: "https://other.example/",
  },
  statement: {
    ...proof,
    quote: "We will keep it open. We will keep it free, if we can",
    contextBefore: "b",
    contextAfter: "a",
    voice: "reporting",
    saidOn: "2024-07",
  },
  claim: {
    text: "We will keep it free",
    reading: "r",
    kind: "position",
    strength: "hedged",
    condition: "if we can",
    scope: "s",
    dueOn: "2030",
    testability: "vague",
  },
  move: {
    ...proof,
    kind: "shutdown",
    description: "Shut it down.",
    quote: "We shut it down.",
    effectiveOn: "2025-07",
    disclosure: "silent",
    statedReason: "Costs.",
  },
  link: {
    relation: "qualifies",
    manner: "narrowed",
    degree: "partial",
    letterOrSpirit: "spirit",
    explanation: "e",
  },
};

/** The id of a record of this type, and values for its fields that hold ids. */
async function made(recordType: RecordType): Promise<{ id: string; ids: Record<string, JsonValue> }> {
  const company = await records.company();
  const speaker = await records.speaker();
  const said = async () => {
    const statement = await records.statement({ company: company.id, quote });
    const capture = await records.capture(statement.source.id, `And so: ${quote}`);
    return { id: statement.id, ids: { speakerId: speaker.id, captureId: capture.id } };
  };
  switch (recordType) {
    case "company":
      return { id: company.id, ids: {} };
    case "speaker":
      return { id: speaker.id, ids: {} };
    case "role": {
      const role = { company: company.id, title: "CEO", from: "2004-02-04" };
      const { roles } = await recordRole(actOf(world(), contributor), speaker.id, role);
      return { id: roles[0]?.id ?? "", ids: {} };
    }
    case "source":
      return { id: (await records.source()).id, ids: {} };
    case "statement":
      return said();
    case "claim": {
      const claim = await records.claim({ id: (await said()).id, quote: "We will keep it open." });
      return { id: claim.id, ids: {} };
    }
    case "move": {
      const move = await records.move({ company: company.id });
      const capture = await records.capture(move.source.id, "We shut it down.");
      return { id: move.id, ids: { captureId: capture.id } };
    }
    case "link":
      return { id: (await links.proposed()).id, ids: {} };
  }
}

test.each(correctableRecords)("every field of a %s can be corrected", async (recordType) => {
  if (recordType === "statement") await records.topic("every-field");
  const { id, ids } = await made(recordType);
  const fields = { ...values[recordType], ...ids };
  expect(Object.keys(fields).sort()).toEqual(Object.keys(correctableFields[recordType]).sort());
  for (const [field, value] of Object.entries(fields)) {
    const { newValue } = await correct({ recordType, recordId: id, field, value });
    expect({ field, newValue }).toEqual({ field, newValue: value });
  }
});
