import { expect, test } from "vitest";
import { recordCompany, slugOf } from "../../src/operations/record-company.js";
import { company } from "../../src/schemas/company.js";
import { testDatabase } from "../support/database.js";
import { actOf, contributor, testWorld } from "../support/world.js";

const opened = testDatabase();
const act = () => actOf(testWorld(opened.database), contributor);

test("a company is recorded with its aliases, identifiers and parents", async () => {
  await recordCompany(act(), { name: "Meta", aliases: [{ name: "Facebook", to: "2021-10-28" }] });
  const whatsapp = await recordCompany(act(), {
    name: "WhatsApp",
    identifiers: [{ scheme: "wikidata", value: "Q1049511" }],
    parents: [{ parent: "meta", from: "2014-10-06" }],
  });
  expect(company.parse(whatsapp)).toMatchObject({
    slug: "whatsapp",
    parents: [{ company: { slug: "meta" }, from: "2014-10-06", to: null }],
    publicSince: null,
  });
});

test("a slug that another company has is refused and nothing is stored", async () => {
  await recordCompany(act(), { name: "Unity" });
  await expect(recordCompany(act(), { name: "Unity" })).rejects.toMatchObject({ code: "slug-taken" });
  expect(await opened.database.prisma.company.count({ where: { name: "Unity" } })).toBe(1);
});

test("a company that would own its owner is refused", async () => {
  await expect(
    recordCompany(act(), { name: "Loop", slug: "loop", parents: [{ parent: "loop" }] }),
  ).rejects.toMatchObject({ code: "parent-cycle" });
});

test("a field with a wrong name is named in the problem", async () => {
  const input = { name: "Typo", alias: [] };
  await expect(recordCompany(act(), input)).rejects.toMatchObject({
    code: "invalid-input",
    faults: [{ pointer: "/alias" }],
  });
});

test("a slug is made of the name's letters and digits", () => {
  expect(slugOf("Société Générale S.A.")).toBe("societe-generale-s-a");
});
