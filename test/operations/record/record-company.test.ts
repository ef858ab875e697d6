import { describe, expect, test } from "vitest";
import type { ErrorCode } from "../../../src/errors.js";
import { recordAlias } from "../../../src/operations/record/record-alias.js";
import { recordCompany, slugOf } from "../../../src/operations/record/record-company.js";
import { recordParent } from "../../../src/operations/record/record-parent.js";
import { company, type NewCompany } from "../../../src/schemas/company.js";
import { testDatabase } from "../../support/database.js";
import { recordsOf } from "../../support/records.js";
import { expectRefusal } from "../../support/refusal.js";
import { actOf, contributor, editor, testWorld } from "../../support/world.js";

const opened = testDatabase();
const act = () => actOf(testWorld(opened.database), contributor);
const records = recordsOf(act);

describe("a company", () => {
  test("is recorded with its aliases, identifiers and parents", async () => {
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

  const taken: NewCompany = { name: "Unity", identifiers: [{ scheme: "lei", value: "549300" }] };

  test.each<[NewCompany & { alias?: unknown }, ErrorCode, string]>([
    [{ name: "Unity" }, "slug-taken", "/slug"],
    [
      { name: "Other", identifiers: [{ scheme: "ticker", value: "U" }, ...(taken.identifiers ?? [])] },
      "duplicate-company",
      "/identifiers/1",
    ],
    [
      {
        name: "Twice",
        identifiers: [
          { scheme: "lei", value: "1" },
          { scheme: "lei", value: "1" },
        ],
      },
      "duplicate-company",
      "/identifiers/1",
    ],
    [{ name: "Loop", parents: [{ parent: "loop" }] }, "parent-cycle", "/parents/0/parent"],
    [
      { name: "Orphan", parents: [{ parent: "unity" }, { parent: "nobody" }] },
      "company-not-found",
      "/parents/1/parent",
    ],
    [
      { name: "Sub", parents: [{ parent: "unity" }, { parent: "unity", to: "2020-01-01" }] },
      "overlapping-parent",
      "/parents/1/parent",
    ],
    [
      { name: "Backwards", parents: [{ parent: "unity", from: "2020-01-02", to: "2020-01-01" }] },
      "invalid-input",
      "/parents/0/to",
    ],
    [
      { name: "Echo", aliases: [{ name: "E" }, { name: "E", from: "2020-01-01" }] },
      "overlapping-alias",
      "/aliases/1/name",
    ],
    [{ name: "Typo", alias: [] }, "invalid-input", "/alias"],
    [{ name: "会社" }, "invalid-input", "/slug"],
  ])("is refused as %j", async (input, code, pointer) => {
    await recordCompany(act(), taken).catch(() => undefined);
    await expectRefusal(opened.database, () => recordCompany(act(), input), {
      code,
      pointer,
    });
  });

  test("that two people record at the same moment is stored once", async () => {
    const settled = await Promise.allSettled([
      recordCompany(act(), { name: "Twin" }),
      recordCompany(act(), { name: "Twin" }),
    ]);
    expect(settled.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(settled).toContainEqual(
      expect.objectContaining({ reason: expect.objectContaining({ code: "slug-taken" }) }),
    );
  });

  test("whose identifiers two people record in opposite orders at the same moment is stored once", async () => {
    const [lei, ticker] = [
      { scheme: "lei", value: "77" } as const,
      { scheme: "ticker", value: "SVN" } as const,
    ];
    const settled = await Promise.allSettled([
      recordCompany(act(), { name: "Seven", identifiers: [lei, ticker] }),
      recordCompany(act(), { name: "Sieben", identifiers: [ticker, lei] }),
    ]);
    expect(settled).toContainEqual(
      expect.objectContaining({ reason: expect.objectContaining({ code: "duplicate-company" }) }),
    );
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("has a slug made from the letters and digits of its name", () => {
    expect(slugOf("Société Générale S.A.")).toBe("societe-generale-s-a");
    expect(slugOf(`${"a".repeat(79)} b`)).toBe("a".repeat(79));
  });

  test.each([
    ["OpenAI", "openai"],
    ["Ørsted", "orsted"],
    ["McDonald’s", "mcdonalds"],
    ["AT&T", "at-and-t"],
    ["Яндекс", "yandeks"],
  ])("%s has the slug %s", (name, slug) => expect(slugOf(name)).toBe(slug));

  test("needs a given slug if no letter of its name has a Latin spelling", () => {
    expect(() => slugOf("字节跳动")).toThrow("none of its letters has a Latin spelling");
  });
});

describe("an alias", () => {
  test("is recorded with its days, and again for other days", async () => {
    const { slug, id } = await records.company();
    await recordAlias(act(), slug, { name: "Old name", to: "2021-10-27" });
    const recorded = await recordAlias(act(), id, { name: "Old name", from: "2021-10-28" });
    expect(company.parse(recorded).aliases).toEqual([
      { name: "Old name", from: null, to: "2021-10-27" },
      { name: "Old name", from: "2021-10-28", to: null },
    ]);
  });

  test("is refused if it overlaps the same alias, ends before it begins, or names an unknown company", async () => {
    const { slug } = await records.company({ aliases: [{ name: "Same", from: "2020-01-01" }] });
    const refuse = (
      input: Parameters<typeof recordAlias>[2],
      code: "overlapping-alias" | "invalid-input",
      pointer: string,
    ) => expectRefusal(opened.database, () => recordAlias(act(), slug, input), { code, pointer });
    await refuse({ name: "Same", from: "2019-01-01", to: "2020-01-01" }, "overlapping-alias", "/name");
    await refuse({ name: "New", from: "2020-01-02", to: "2020-01-01" }, "invalid-input", "/to");
    await refuse({ name: "" }, "invalid-input", "/name");
    await expectRefusal(opened.database, () => recordAlias(act(), "nobody", { name: "New" }), {
      code: "company-not-found",
    });
  });

  test("that two people record at the same moment is stored once", async () => {
    const { slug, id } = await records.company();
    const settled = await Promise.allSettled([1, 2, 3].map(() => recordAlias(act(), slug, { name: "Same" })));
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await opened.database.prisma.companyAlias.count({ where: { companyId: id } })).toBe(1);
  });
});

describe("a parent", () => {
  test("is recorded with its days", async () => {
    const [parent, child] = [await records.company(), await records.company()];
    const recorded = await recordParent(act(), child.id, { parent: parent.slug, from: "2014-10-06" });
    expect(company.parse(recorded).parents).toMatchObject([
      { company: { id: parent.id }, from: "2014-10-06" },
    ]);
  });

  test("is refused if the company owns it, at any depth", async () => {
    const [top, middle, bottom] = [await records.company(), await records.company(), await records.company()];
    await recordParent(act(), middle.slug, { parent: top.slug });
    await recordParent(act(), bottom.slug, { parent: middle.slug });
    for (const parent of [top.slug, middle.slug, bottom.slug])
      await expectRefusal(opened.database, () => recordParent(act(), top.slug, { parent }), {
        code: "parent-cycle",
        pointer: "/parent",
      });
  });

  test("cannot form a cycle when two people each record half of one at the same moment", async () => {
    const [one, other] = [await records.company(), await records.company()];
    const settled = await Promise.allSettled([
      recordParent(act(), one.slug, { parent: other.slug }),
      recordParent(act(), other.slug, { parent: one.slug }),
    ]);
    expect(settled.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("and an alias change what the public sees only if the company is public", async () => {
    const [parent, shown, hidden] = [
      await records.company(),
      await records.company(),
      await records.company(),
    ];
    await opened.database.prisma.company.update({
      where: { id: shown.id },
      data: { publicSince: new Date() },
    });
    const world = testWorld(opened.database);
    await recordParent(actOf(world, contributor), hidden.slug, { parent: parent.slug });
    await recordAlias(actOf(world, contributor), hidden.slug, { name: "Hidden" });
    expect(world.versions).toHaveLength(0);
    await expect(recordAlias(actOf(world, contributor), shown.slug, { name: "Shown" })).rejects.toMatchObject(
      { code: "role-refused" },
    );
    await recordParent(actOf(world, editor), shown.slug, { parent: parent.slug });
    await recordAlias(actOf(world, editor), shown.slug, { name: "Shown" });
    expect(world.versions).toHaveLength(2);
  });
});
