import { expect, test } from "vitest";
import { recordTopic } from "../../../src/operations/record/record-topic.js";
import { topic } from "../../../src/schemas/topic.js";
import { testDatabase } from "../../support/database.js";
import { expectRefusal } from "../../support/refusal.js";
import { actOf, editor, testWorld } from "../../support/world.js";

const opened = testDatabase();
const act = () => actOf(testWorld(opened.database), editor);

test("a topic is recorded under a broader one, and changes what the public sees", async () => {
  const world = testWorld(opened.database);
  const ai = await recordTopic(actOf(world, editor), { name: "Artificial intelligence" });
  const models = await recordTopic(actOf(world, editor), {
    name: "Open models",
    parent: "artificial-intelligence",
  });
  expect(topic.parse(models)).toMatchObject({ slug: "open-models", parent: { id: ai.id } });
  expect(world.versions).toHaveLength(2);
});

test("a topic with a recorded slug is refused, naming the existing topic", async () => {
  const { id } = await recordTopic(act(), { name: "Privacy" });
  const again = () => recordTopic(act(), { name: "privacy!" });
  await expectRefusal(opened.database, again, { code: "duplicate-topic", pointer: "/slug" });
  await expect(again()).rejects.toThrow(id);
});

test("a topic with an unknown parent is refused", () =>
  expectRefusal(opened.database, () => recordTopic(act(), { name: "Rain", parent: "weather" }), {
    code: "topic-not-found",
    pointer: "/parent",
  }));

test("a topic that two people record at the same moment is stored once", async () => {
  const settled = await Promise.allSettled([1, 2].map(() => recordTopic(act(), { name: "Climate" })));
  expect(settled.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(settled).toContainEqual(
    expect.objectContaining({ reason: expect.objectContaining({ code: "duplicate-topic" }) }),
  );
});
