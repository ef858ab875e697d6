import { expect, test } from "vitest";
import { publishLink } from "../../../src/operations/links/publish-link.js";
import { reviewLink } from "../../../src/operations/links/review-link.js";
import { testDatabase } from "../../support/database.js";
import { linksOf } from "../../support/links.js";
import { expectRefusal } from "../../support/refusal.js";
import { actOf, admin, contributor, editor, secondEditor, testWorld } from "../../support/world.js";

const opened = testDatabase();
const world = (requiredApprovals = 1) => testWorld(opened.database, { requiredApprovals });
const links = linksOf(world);
const approve = { verdict: "approve" } as const;
const reject = { verdict: "reject" } as const;

test("a review keeps the reviewer's name, comment and the version of the rules", async () => {
  const { id } = await links.proposed();
  const reviewed = await reviewLink(actOf(world(), editor), id, {
    ...approve,
    comment: "Both sources seen.",
  });
  expect(reviewed).toMatchObject({
    status: "proposed",
    reviews: [
      { verdict: "approve", comment: "Both sources seen.", reviewer: editor.holder, ruleVersion: "1" },
    ],
  });
});

test("a rejection takes a link off the list and an approval brings it back", async () => {
  const { id } = await links.proposed();
  expect(await reviewLink(actOf(world(), editor), id, reject)).toMatchObject({ status: "rejected" });
  const back = await reviewLink(actOf(world(), secondEditor), id, approve);
  expect(back).toMatchObject({
    status: "proposed",
    reviews: [{ verdict: "reject" }, { verdict: "approve" }],
  });
});

test("if a reviewer gives two verdicts within one millisecond, the last one counts", async () => {
  const { id } = await links.proposed();
  const state = world();
  for (const verdict of ["approve", "reject", "approve", "reject"] as const)
    await reviewLink(actOf(state, editor), id, { verdict });
  const { reviews, status } = await reviewLink(actOf(state, secondEditor), id, reject);
  expect(reviews.map(({ verdict }) => verdict)).toEqual(["approve", "reject", "approve", "reject", "reject"]);
  expect(status).toBe("rejected");
});

test("repeating the same review is refused, in whatever case the name is written", async () => {
  const { id } = await links.proposed();
  await reviewLink(actOf(world(), editor), id, approve);
  const shouting = { ...editor, holder: editor.holder.toUpperCase() };
  await expectRefusal(opened.database, () => reviewLink(actOf(world(), shouting), id, approve), {
    code: "already-reviewed",
  });
  await reviewLink(actOf(world(), editor), id, { ...approve, comment: "Read it again." });
});

test("if two approvals are required, the proposer may reject but not approve", async () => {
  const { id } = await linksOf(() => world(2)).proposed();
  const proposer = { ...editor, holder: contributor.holder };
  await expectRefusal(opened.database, () => reviewLink(actOf(world(2), proposer), id, approve), {
    code: "reviewer-is-proposer",
  });
  expect(await reviewLink(actOf(world(2), proposer), id, reject)).toMatchObject({ status: "rejected" });
});

test("if one approval is required, the proposer may approve", async () => {
  const { id } = await links.proposed();
  const proposer = { ...editor, holder: contributor.holder };
  expect(await reviewLink(actOf(world(), proposer), id, approve)).toMatchObject({ status: "proposed" });
});

test("a published link cannot be reviewed", async () => {
  const { id } = await links.published();
  await expectRefusal(opened.database, () => reviewLink(actOf(world(), secondEditor), id, reject), {
    code: "status-not-allowed",
  });
});

test("a contributor cannot review", async () => {
  const { id } = await links.proposed();
  await expectRefusal(opened.database, () => reviewLink(actOf(world(), contributor), id, approve), {
    code: "role-refused",
  });
});

test("a review of an unknown link is refused, and so is an unknown verdict", async () => {
  const unknown = `lnk_${"0".repeat(32)}`;
  await expectRefusal(opened.database, () => reviewLink(actOf(world(), editor), unknown, approve), {
    code: "link-not-found",
  });
  const { id } = await links.proposed();
  const maybe = JSON.parse('{"verdict":"maybe"}');
  await expectRefusal(opened.database, () => reviewLink(actOf(world(), editor), id, maybe), {
    code: "invalid-input",
    pointer: "/verdict",
  });
});

test("two people who approve at the same moment both count, and one who approves twice counts once", async () => {
  const strict = () => world(2);
  const { id } = await linksOf(strict).proposed({ link: { relation: "confirms" } });
  const outcomes = await Promise.allSettled([
    reviewLink(actOf(strict(), editor), id, approve),
    reviewLink(actOf(strict(), editor), id, approve),
    reviewLink(actOf(strict(), secondEditor), id, approve),
  ]);
  const failed = outcomes.filter((outcome) => outcome.status === "rejected");
  expect(failed).toMatchObject([{ reason: { code: "already-reviewed" } }]);
  expect(await publishLink(actOf(strict(), admin), id)).toMatchObject({ status: "published" });
});
