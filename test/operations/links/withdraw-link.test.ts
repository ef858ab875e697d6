import { expect, test } from "vitest";
import { withdrawLink } from "../../../src/operations/links/withdraw-link.js";
import { correction as correctionSchema } from "../../../src/schemas/correction.js";
import { link as linkSchema } from "../../../src/schemas/link.js";
import { listCorrections } from "../../../src/store/correction.js";
import { readJson } from "../../../src/store/json.js";
import { getLink, listChangedLinks, listLinks } from "../../../src/store/link.js";
import { testDatabase } from "../../support/database.js";
import { linksOf } from "../../support/links.js";
import { expectRefusal } from "../../support/refusal.js";
import { actOf, contributor, editor, secondEditor, testWorld } from "../../support/world.js";

const opened = testDatabase();
const world = () => testWorld(opened.database);
const links = linksOf(world);
const why = { reason: "The date was another year's.", requestedBy: "Meta's press office" };

test("a withdrawn contradiction keeps its address, says why, and appears among the corrections", async () => {
  const { id, company, page } = await links.published();
  const later = testWorld(opened.database, { at: new Date("2026-12-01T08:00:00Z") });
  await withdrawLink(actOf(later, editor), id, why);
  expect(later.versions).toHaveLength(1);
  const shown = readJson(await getLink(opened.database, id, "public"));
  expect(linkSchema.parse(shown)).toMatchObject({
    page,
    status: "withdrawn",
    relation: "contradicts",
    withdrawnAt: "2026-12-01T08:00:00.000Z",
    withdrawnReason: why.reason,
    changedAt: "2026-12-01T08:00:00.000Z",
    corrections: [{ field: "status", oldValue: "published", newValue: "withdrawn" }],
  });
  const { data } = readJson(
    await listCorrections(opened.database, { companyId: company.id, limit: 5 }, "public"),
  );
  expect(data.map((row) => correctionSchema.parse(row))).toMatchObject([
    { recordType: "link", recordId: id, ...why, madeBy: editor.holder, page },
  ]);
});

test("a withdrawn link is in no list of published links, and reappears in the feeds", async () => {
  const { id, company } = await links.published();
  await withdrawLink(actOf(world(), editor), id, why);
  const about = { companyId: company.id, limit: 5 };
  expect(readJson(await listLinks(opened.database, about, "public")).data).toEqual([]);
  expect(readJson(await listChangedLinks(opened.database, about)).data).toMatchObject([
    { id, status: "withdrawn" },
  ]);
});

test("a link that is not published or already withdrawn cannot be withdrawn", async () => {
  const { id } = await links.proposed();
  await expectRefusal(opened.database, () => withdrawLink(actOf(world(), editor), id, why), {
    code: "status-not-allowed",
  });
  const published = await links.published();
  await withdrawLink(actOf(world(), editor), published.id, why);
  await expectRefusal(opened.database, () => withdrawLink(actOf(world(), editor), published.id, why), {
    code: "status-not-allowed",
  });
});

test("two editors who withdraw at the same moment make one correction", async () => {
  const { id } = await links.published();
  const outcomes = await Promise.allSettled(
    [editor, secondEditor].map((actor) => withdrawLink(actOf(world(), actor), id, why)),
  );
  expect(outcomes.filter(({ status }) => status === "rejected")).toMatchObject([
    { reason: { code: "status-not-allowed" } },
  ]);
  expect(await opened.database.prisma.correction.count({ where: { recordId: id } })).toBe(1);
});

test("a withdrawal needs an editor, a reason and the name of who asked for it", async () => {
  const { id } = await links.published();
  await expectRefusal(opened.database, () => withdrawLink(actOf(world(), contributor), id, why), {
    code: "role-refused",
  });
  await expectRefusal(
    opened.database,
    () => withdrawLink(actOf(world(), editor), id, { ...why, reason: " " }),
    { code: "invalid-input", pointer: "/reason" },
  );
});
