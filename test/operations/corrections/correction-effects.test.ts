import { describe, expect, test } from "vitest";
import { publishLink } from "../../../src/operations/links/publish-link.js";
import { reviewLink } from "../../../src/operations/links/review-link.js";
import { recordRole } from "../../../src/operations/record/record-role.js";
import { findCompanyTarget, getCompany } from "../../../src/store/company.js";
import { listCorrections } from "../../../src/store/correction.js";
import { readJson } from "../../../src/store/json.js";
import { getSource } from "../../../src/store/source.js";
import { correctionsOf } from "../../support/corrections.js";
import { testDatabase } from "../../support/database.js";
import { linksOf } from "../../support/links.js";
import { recordsOf } from "../../support/records.js";
import { expectRefusal } from "../../support/refusal.js";
import { actOf, contributor, editor, testWorld } from "../../support/world.js";

const opened = testDatabase();
const world = () => testWorld(opened.database);
const records = recordsOf(() => actOf(world(), contributor));
const correct = correctionsOf(world);
const links = linksOf(world);

describe("a link's corrected relation", () => {
  test("clears a manner that it cannot have, in a correction of its own", async () => {
    const { id, page } = await links.published({ link: { manner: "reversal" } });
    await correct({ recordType: "link", recordId: id, field: "relation", value: "qualifies" });
    const row = await opened.database.prisma.link.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ relation: "qualifies", manner: null, publishedAs: "contradicts" });
    const { data } = readJson(await listCorrections(opened.database, { recordId: id, limit: 5 }, "public"));
    expect(
      data.map(({ field, oldValue, newValue, page }) => [field, oldValue, newValue, page]).sort(),
    ).toEqual([
      ["manner", "reversal", null, page],
      ["relation", "contradicts", "qualifies", page],
    ]);
  });

  test("keeps a manner that the old and the new relation can both have", async () => {
    const { id } = await links.published({ link: { manner: "changed_reason" } });
    await correct({ recordType: "link", recordId: id, field: "relation", value: "qualifies" });
    const row = await opened.database.prisma.link.findUniqueOrThrow({ where: { id } });
    expect(row.manner).toBe("changed_reason");
  });

  test("cannot become 'contradicts' without a defence", async () => {
    const { id } = await links.proposed({ link: { relation: "confirms" } });
    await reviewLink(actOf(world(), editor), id, { verdict: "approve" });
    await publishLink(actOf(world(), editor), id);
    const change = { recordType: "link", recordId: id, field: "relation", value: "contradicts" } as const;
    await expect(correct(change)).rejects.toMatchObject({
      code: "correction-breaks-link",
      faults: [{ detail: expect.stringContaining("no-defence") }],
    });
  });

  test("must fit the manner", async () => {
    const { id } = await links.proposed();
    const change = { recordType: "link", recordId: id, field: "manner", value: "kept" } as const;
    await expectRefusal(opened.database, () => correct(change), { code: "invalid-input", pointer: "/value" });
  });
});

describe("a company's corrected slug", () => {
  test("replaces the old one, which redirects and goes to no other company", async () => {
    const { id, slug } = await records.company();
    await correct({ recordType: "company", recordId: id, field: "slug", value: "meta-platforms" });
    expect(readJson(await getCompany(opened.database, "meta-platforms", "staff")).id).toBe(id);
    expect(await findCompanyTarget(opened.database, slug, "staff")).toEqual({ id, slug: "meta-platforms" });
    const other = await records.company();
    const change = { recordType: "company", recordId: other.id, field: "slug", value: slug } as const;
    await expectRefusal(opened.database, () => correct(change), { code: "slug-taken", pointer: "/value" });
  });

  test("may be one that the company had before", async () => {
    const { id, slug } = await records.company();
    await correct({ recordType: "company", recordId: id, field: "slug", value: `${slug}-inc` });
    await correct({ recordType: "company", recordId: id, field: "slug", value: slug });
    expect(await findCompanyTarget(opened.database, `${slug}-inc`, "staff")).toEqual({ id, slug });
  });
});

test("a source's corrected address is normalized and must differ from every other source's", async () => {
  const [one, two] = [await records.source(), await records.source()];
  const change = { recordType: "source", recordId: two.id, field: "url" } as const;
  const made = await correct({ ...change, value: "HTTPS://News.Example:443/a#top" });
  expect(made.newValue).toBe("https://news.example/a");
  expect(readJson(await getSource(opened.database, two.id, "staff")).url).toBe("https://news.example/a");
  await expectRefusal(opened.database, () => correct({ ...change, value: `${one.url}#top` }), {
    code: "duplicate-source",
    pointer: "/value",
  });
});

test("a role's corrected days must not end before they begin or overlap another role at the company", async () => {
  const { id } = await records.speaker();
  const { id: company } = await records.company();
  await recordRole(actOf(world(), contributor), id, {
    company,
    title: "CEO",
    from: "2004-01-01",
    to: "2010-12-31",
  });
  const { roles } = await recordRole(actOf(world(), contributor), id, {
    company,
    title: "Chair",
    from: "2011-01-01",
  });
  const chair = roles.find(({ title }) => title === "Chair")?.id ?? "";
  const change = { recordType: "role", recordId: chair } as const;
  await expectRefusal(opened.database, () => correct({ ...change, field: "from", value: "2010-12-31" }), {
    code: "overlapping-role",
    pointer: "/value",
  });
  await expectRefusal(opened.database, () => correct({ ...change, field: "to", value: "2010-01-01" }), {
    code: "invalid-input",
    pointer: "/value",
  });
  await correct({ ...change, field: "to", value: "2020-12-31" });
});

test("two speakers cannot have the same Wikidata id after a correction", async () => {
  const { id } = await records.speaker();
  await records.speaker({ wikidata: "Q317521" });
  const change = { recordType: "speaker", recordId: id, field: "wikidata", value: "Q317521" } as const;
  await expectRefusal(opened.database, () => correct(change), {
    code: "duplicate-speaker",
    pointer: "/value",
  });
});
