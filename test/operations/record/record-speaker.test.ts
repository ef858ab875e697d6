import { describe, expect, test } from "vitest";
import { recordRole } from "../../../src/operations/record/record-role.js";
import { recordSpeaker } from "../../../src/operations/record/record-speaker.js";
import { speaker } from "../../../src/schemas/speaker.js";
import { testDatabase } from "../../support/database.js";
import { recordsOf } from "../../support/records.js";
import { expectRefusal } from "../../support/refusal.js";
import { actOf, contributor, editor, testWorld } from "../../support/world.js";

const opened = testDatabase();
const act = () => actOf(testWorld(opened.database), contributor);
const records = recordsOf(act);

describe("a speaker", () => {
  test("is recorded with the roles held, in the order of their days", async () => {
    const [one, other] = [await records.company(), await records.company()];
    const recorded = await recordSpeaker(act(), {
      name: "Mark Example",
      wikidata: "Q36215",
      roles: [
        { company: one.slug, title: "Chief executive", from: "2004-02-04" },
        { company: other.id, title: "Director", from: "2001-01-01", to: "2010-01-01" },
      ],
    });
    expect(speaker.parse(recorded)).toMatchObject({
      wikidata: "Q36215",
      roles: [
        { company: { id: other.id }, from: "2001-01-01", to: "2010-01-01" },
        { company: { id: one.id }, title: "Chief executive", from: "2004-02-04", to: null },
      ],
      publicSince: null,
    });
  });

  test("may have another speaker's name, but not another speaker's Wikidata id", async () => {
    const first = await recordSpeaker(act(), { name: "Sam Example", wikidata: "Q1" });
    await expect(recordSpeaker(act(), { name: "Sam Example" })).resolves.toBeDefined();
    const again = () => recordSpeaker(act(), { name: "Samuel Example", wikidata: "Q1" });
    await expectRefusal(opened.database, again, { code: "duplicate-speaker", pointer: "/wikidata" });
    await expect(again()).rejects.toThrow(first.id);
  });

  test("is refused with roles that overlap, at an unknown company, or that end before they begin", async () => {
    const { slug: company } = await records.company();
    const withRoles = (...roles: { company: string; title: string; from?: string; to?: string }[]) =>
      recordSpeaker(act(), { name: "Nobody", roles });
    const first = { company, title: "Director", from: "2020-01-01", to: "2021-01-01" };
    await expectRefusal(
      opened.database,
      () => withRoles(first, { company, title: "Chair", from: "2021-01-01" }),
      { code: "overlapping-role", pointer: "/roles/1/from" },
    );
    await expectRefusal(opened.database, () => withRoles(first, { company: "nobody", title: "Chair" }), {
      code: "company-not-found",
      pointer: "/roles/1/company",
    });
    await expectRefusal(
      opened.database,
      () => withRoles({ company, title: "Chair", from: "2021-01-02", to: "2021-01-01" }),
      { code: "invalid-input", pointer: "/roles/0/to" },
    );
    await expectRefusal(opened.database, () => withRoles({ ...first, from: "2020-01" }), {
      code: "invalid-input",
      pointer: "/roles/0/from",
    });
  });
});

describe("a role", () => {
  test("may follow a role at the same company, and may overlap a role at another company", async () => {
    const [one, other] = [await records.company(), await records.company()];
    const { id } = await records.speaker({
      roles: [{ company: one.id, title: "Director", to: "2020-12-31" }],
    });
    await recordRole(act(), id, { company: one.id, title: "Chief executive", from: "2021-01-01" });
    const recorded = await recordRole(act(), id, { company: other.id, title: "Adviser" });
    expect(
      speaker
        .parse(recorded)
        .roles.map(({ title }) => title)
        .sort(),
    ).toEqual(["Adviser", "Chief executive", "Director"]);
  });

  test("is refused if it overlaps a role at the same company, even one without an end", async () => {
    const { slug: company } = await records.company();
    const { id } = await records.speaker({ roles: [{ company, title: "Director", from: "2020-06-01" }] });
    for (const days of [{}, { from: "2022-01-01" }, { to: "2020-06-01" }])
      await expectRefusal(
        opened.database,
        () => recordRole(act(), id, { company, title: "Chair", ...days }),
        {
          code: "overlapping-role",
          pointer: "/from",
        },
      );
  });

  test("is refused if its speaker is not recorded", async () => {
    const { slug: company } = await records.company();
    const unknown = "spk_019a2b3c4d5e7f60a1b2c3d4e5f60718";
    await expectRefusal(opened.database, () => recordRole(act(), unknown, { company, title: "Chair" }), {
      code: "speaker-not-found",
    });
  });

  test("that two people record at the same moment is stored once", async () => {
    const { slug: company } = await records.company();
    const { id } = await records.speaker();
    const record = () => recordRole(act(), id, { company, title: "Chair", from: "2020-01-01" });
    const settled = await Promise.allSettled([record(), record(), record()]);
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await opened.database.prisma.role.count({ where: { speakerId: id } })).toBe(1);
  });

  test("changes what the public sees only if the speaker is public", async () => {
    const { slug: company } = await records.company();
    const [shown, hidden] = [await records.speaker(), await records.speaker()];
    await opened.database.prisma.speaker.update({
      where: { id: shown.id },
      data: { publicSince: new Date() },
    });
    const world = testWorld(opened.database);
    await recordRole(actOf(world, contributor), hidden.id, { company, title: "Chair" });
    expect(world.versions).toHaveLength(0);
    await expect(
      recordRole(actOf(world, contributor), shown.id, { company, title: "Chair" }),
    ).rejects.toMatchObject({ code: "role-refused" });
    await recordRole(actOf(world, editor), shown.id, { company, title: "Chair" });
    expect(world.versions).toHaveLength(1);
  });
});
