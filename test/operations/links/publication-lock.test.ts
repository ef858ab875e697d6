import { expect, test } from "vitest";
import { correctRecord } from "../../../src/operations/corrections/correct-record.js";
import { proposeLink } from "../../../src/operations/links/propose-link.js";
import { publishLink } from "../../../src/operations/links/publish-link.js";
import { withdrawLink } from "../../../src/operations/links/withdraw-link.js";
import { recordAlias } from "../../../src/operations/record/record-alias.js";
import { recordRole } from "../../../src/operations/record/record-role.js";
import { why } from "../../support/corrections.js";
import { testDatabase } from "../../support/database.js";
import { linksOf } from "../../support/links.js";
import { recordsOf } from "../../support/records.js";
import { actOf, contributor, editor, secondEditor, testWorld } from "../../support/world.js";

const opened = testDatabase();
const world = () => testWorld(opened.database);
const as = (actor = editor) => actOf(world(), actor);
const records = recordsOf(() => as(contributor));
const links = linksOf(world);

test("acts of all kinds on the same records at the same moment wait for each other, and none fails", async () => {
  const { id: company, slug } = await records.company();
  const { id: speakerId } = await records.speaker();
  const ready = [];
  for (let made = 0; made < 3; made += 1)
    ready.push(await links.approved({ company, statement: { speakerId } }));
  const claim = await links.claim({ company, statement: { speakerId } });
  const { id: evidenceId } = await records.move({ company });
  const correct = (
    recordType: "company" | "speaker" | "statement",
    recordId: string,
    [field, value]: string[],
  ) =>
    correctRecord(as(secondEditor), { recordType, recordId, field: field ?? "", value: value ?? "", ...why });
  const outcomes = await Promise.allSettled([
    ...ready.map(({ id }) => publishLink(as(), id)),
    correct("company", company, ["name", "Renamed"]),
    correct("company", company, ["slug", `${slug}-renamed`]),
    correct("speaker", speakerId, ["name", "Renamed"]),
    correct("statement", claim.statement.id, ["saidOn", "2024-07-22"]),
    recordAlias(as(editor), company, { name: "An alias" }),
    recordRole(as(editor), speakerId, { company, title: "CEO" }),
    records.statement({ company, speakerId }),
    proposeLink(as(contributor), {
      claimId: claim.id,
      evidenceId,
      relation: "confirms",
      explanation: "It did.",
    }),
  ]);
  expect(outcomes.filter(({ status }) => status === "rejected")).toEqual([]);
});

test("names are corrected again and again while others are added to the same company and speaker", async () => {
  const { id: company } = await records.company();
  const { id: speakerId } = await records.speaker();
  const rename = (recordType: "company" | "speaker", recordId: string, value: string) =>
    correctRecord(as(secondEditor), { recordType, recordId, field: "name", value, ...why });
  for (let round = 0; round < 5; round += 1)
    await Promise.all(
      [1, 2, 3].flatMap((part) => [
        recordAlias(as(editor), company, { name: `Alias ${round}.${part}` }),
        rename("company", company, `Company ${round}.${part}`),
        recordRole(as(editor), speakerId, {
          company,
          title: "CEO",
          from: day(round, part),
          to: day(round, part),
        }),
        rename("speaker", speakerId, `Speaker ${round}.${part}`),
      ]),
    );
  expect(await opened.database.prisma.companyAlias.count({ where: { companyId: company } })).toBe(15);
  expect(await opened.database.prisma.role.count({ where: { speakerId } })).toBe(15);
});

const day = (month: number, date: number) => `2020-0${month + 1}-0${date}`;

test("a link published while its claim's day is corrected still passes the checks", async () => {
  const source = await records.source({ publishedOn: "2026-01-01" });
  const { id, claim } = await links.approved({ statement: { sourceId: source.id } });
  const moved = {
    recordType: "statement",
    recordId: claim.statement.id,
    field: "saidOn",
    value: "2026-01-01",
  } as const;
  const outcomes = await Promise.allSettled([
    publishLink(as(), id),
    correctRecord(as(secondEditor), { ...moved, ...why }),
  ]);
  // The evidence is from 2025, so whichever act comes second is refused.
  const refused = outcomes.filter((outcome) => outcome.status === "rejected");
  expect(refused).toHaveLength(1);
  expect(["evidence-before-claim", "correction-breaks-link"]).toContain(refused[0]?.reason.code);
});

test("a link published and withdrawn at the same moment ends as one of the two", async () => {
  const { id } = await links.approved();
  await Promise.allSettled([publishLink(as(), id), withdrawLink(as(secondEditor), id, why)]);
  const { status, withdrawnAt } = await opened.database.prisma.link.findUniqueOrThrow({ where: { id } });
  expect([
    ["published", true],
    ["withdrawn", false],
  ]).toContainEqual([status, withdrawnAt === null]);
});

test("of two editors who publish at the same moment, one publishes and the other is refused", async () => {
  const { id } = await links.approved();
  const outcomes = await Promise.allSettled([publishLink(as(), id), publishLink(as(secondEditor), id)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const failed = outcomes.filter((outcome) => outcome.status === "rejected");
  expect(failed).toMatchObject([{ reason: { code: "status-not-allowed" } }]);
  expect(await opened.database.prisma.link.count({ where: { id, status: "published" } })).toBe(1);
});

test("links that share claim and evidence records can all be published at the same moment", async () => {
  const { id: company } = await records.company();
  const ready = [];
  for (let made = 0; made < 4; made += 1) ready.push(await links.approved({ company }));
  const done = await Promise.all(ready.map(({ id }) => publishLink(as(), id)));
  expect(done.map(({ status }) => status)).toEqual(Array(4).fill("published"));
});
