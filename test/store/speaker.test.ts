import { beforeAll, describe, expect, test } from "vitest";
import { recordParent } from "../../src/operations/record/record-parent.js";
import { speaker } from "../../src/schemas/speaker.js";
import { readJson } from "../../src/store/json.js";
import { getSpeaker, listSpeakers } from "../../src/store/speaker.js";
import type { Audience } from "../../src/store/visibility.js";
import { testDatabase } from "../support/database.js";
import { makePublic } from "../support/publish.js";
import { recordsOf } from "../support/records.js";
import { actOf, contributor, testWorld } from "../support/world.js";

const opened = testDatabase();
const act = () => actOf(testWorld(opened.database), contributor);
const records = recordsOf(act);

const names = async (name: string | undefined, audience: Audience = "staff") =>
  readJson(await listSpeakers(opened.database, { name, limit: 10 }, audience)).data.map((one) => one.name);

const ids = { mark: "" };
beforeAll(async () => {
  const [shown, hidden] = [await records.company(), await records.company()];
  const mark = await records.speaker({
    name: "Mark Elliot Zuckerberg",
    roles: [
      { company: shown.slug, title: "Chief executive" },
      { company: hidden.slug, title: "Director" },
    ],
  });
  await records.speaker({ name: "Satya 100%_Example" });
  await records.speaker({ name: "Zoë Öberg" });
  ids.mark = mark.id;
  await makePublic(opened.database, shown.id, mark.id);
  await recordParent(act(), hidden.slug, { parent: shown.slug });
});

describe("speakers", () => {
  test("are listed by name: all of them for staff, the public ones for the public", async () => {
    expect(await names(undefined)).toEqual(["Mark Elliot Zuckerberg", "Satya 100%_Example", "Zoë Öberg"]);
    expect(await names(undefined, "public")).toEqual(["Mark Elliot Zuckerberg"]);
  });

  test.each([
    ["mark", ["Mark Elliot Zuckerberg"]],
    ["ZUCK", ["Mark Elliot Zuckerberg"]],
    ["Mark Eliot Zukerberg", ["Mark Elliot Zuckerberg"]],
    ["öber", ["Zoë Öberg"]],
    ["100%_e", ["Satya 100%_Example"]],
    ["%", []],
    ["_", []],
    ["'; DROP TABLE speaker; --", []],
  ])("are found by %j", async (name, found) => {
    expect(await names(name)).toEqual(found);
  });
});

test("a speaker shows the public no role at a company that is not public", async () => {
  const titles = async (audience: Audience) =>
    speaker
      .parse(readJson(await getSpeaker(opened.database, ids.mark, audience)))
      .roles.map(({ title }) => title);
  expect(await titles("public")).toEqual(["Chief executive"]);
  expect((await titles("staff")).sort()).toEqual(["Chief executive", "Director"]);
});

test("a speaker who is unknown, or not public, is not found", async () => {
  const { id } = await records.speaker();
  await expect(getSpeaker(opened.database, id, "public")).rejects.toMatchObject({
    code: "speaker-not-found",
  });
  await expect(getSpeaker(opened.database, "spk_none", "staff")).rejects.toMatchObject({
    code: "speaker-not-found",
  });
});
