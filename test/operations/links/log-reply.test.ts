import { expect, test } from "vitest";
import { logReply } from "../../../src/operations/links/log-reply.js";
import type { NewReply } from "../../../src/schemas/link.js";
import { readJson } from "../../../src/store/json.js";
import { getLink } from "../../../src/store/link.js";
import { testDatabase } from "../../support/database.js";
import { linksOf } from "../../support/links.js";
import { expectRefusal } from "../../support/refusal.js";
import { actOf, contributor, editor, testWorld } from "../../support/world.js";

const opened = testDatabase();
const world = (at = new Date("2026-11-22T09:00:00Z")) => testWorld(opened.database, { at });
const as = (actor = contributor, at?: Date) => actOf(world(at), actor);
const links = linksOf(() => world());

const asked: NewReply = {
  state: "asked",
  askedWhom: "Press office",
  route: "mail",
  deadline: "2026-11-25T17:00:00Z",
  happenedAt: "2026-11-22T08:00:00Z",
};
const replied: NewReply = {
  state: "replied",
  words: "We stand by what we said.\nAll of it.",
  happenedAt: "2026-11-22T08:30:00Z",
};
const declined: NewReply = { state: "declined", happenedAt: "2026-11-22T08:30:00Z" };
const silent: NewReply = { state: "no_reply_by_deadline", happenedAt: "2026-11-25T17:00:00Z" };

async function askedLink(): Promise<string> {
  const { id } = await links.proposed();
  await logReply(as(), id, asked);
  return id;
}

test("questions to a company and its answers are kept in full and in order", async () => {
  const id = await askedLink();
  const { replies } = await logReply(as(), id, replied);
  expect(replies).toMatchObject([
    { state: "asked", askedWhom: "Press office", route: "mail", deadline: "2026-11-25T17:00:00.000Z" },
    { state: "replied", words: replied.words, happenedAt: "2026-11-22T08:30:00.000Z" },
  ]);
});

test("a deadline that is a day ends with that day in UTC", async () => {
  const { id } = await links.proposed();
  const { replies } = await logReply(as(), id, { ...asked, deadline: "2026-11-22" });
  expect(replies).toMatchObject([{ deadline: "2026-11-22T23:59:59.999Z" }]);
  const lastMinute = as(contributor, new Date("2026-11-22T23:59:00Z"));
  const early = { ...silent, happenedAt: "2026-11-22T23:59:00Z" };
  await expectRefusal(opened.database, () => logReply(lastMinute, id, early), {
    code: "status-not-allowed",
    pointer: "/state",
  });
  const after = as(contributor, new Date("2026-11-23T00:00:00Z"));
  const late = await logReply(after, id, { ...silent, happenedAt: "2026-11-23T00:00:00Z" });
  expect(late.replies.at(-1)).toMatchObject({ state: "no_reply_by_deadline" });
});

test.each([replied, declined, silent])("a company cannot have $state before it was asked", async (reply) => {
  const { id } = await links.proposed();
  const act = as(contributor, new Date("2026-12-24T00:00:00Z"));
  await expectRefusal(opened.database, () => logReply(act, id, reply), {
    code: "status-not-allowed",
    pointer: "/state",
  });
});

test("silence can be logged only after the deadline", async () => {
  const id = await askedLink();
  const early = { ...silent, happenedAt: "2026-11-22T09:00:00Z" };
  await expectRefusal(opened.database, () => logReply(as(), id, early), {
    code: "status-not-allowed",
    pointer: "/state",
  });
  const after = as(contributor, new Date("2026-11-25T17:00:00Z"));
  expect((await logReply(after, id, silent)).replies.at(-1)).toMatchObject({ state: "no_reply_by_deadline" });
});

test("silence needs a deadline, and no answer since the question", async () => {
  const { id } = await links.proposed();
  const after = () => as(contributor, new Date("2026-12-24T00:00:00Z"));
  await logReply(as(), id, { ...asked, deadline: null });
  await expectRefusal(opened.database, () => logReply(after(), id, silent), {
    code: "status-not-allowed",
    pointer: "/state",
  });
  const answered = await askedLink();
  await logReply(as(), answered, declined);
  await expectRefusal(opened.database, () => logReply(after(), answered, silent), {
    code: "status-not-allowed",
    pointer: "/state",
  });
});

test("an answer after the deadline is still logged", async () => {
  const id = await askedLink();
  const after = () => as(contributor, new Date("2026-12-24T00:00:00Z"));
  await logReply(after(), id, silent);
  const late = await logReply(after(), id, { ...replied, happenedAt: "2026-12-01T00:00:00Z" });
  expect(late.replies.map(({ state }) => state)).toEqual(["asked", "no_reply_by_deadline", "replied"]);
});

test("impossible instants are refused with the field's name", async () => {
  const { id } = await links.proposed();
  const refused = (reply: NewReply, pointer: string) =>
    expectRefusal(opened.database, () => logReply(as(), id, reply), { code: "invalid-input", pointer });
  await refused({ ...asked, happenedAt: "2026-11-23T09:00:00Z" }, "/happenedAt");
  await refused({ ...asked, deadline: "2026-11-22T08:00:00Z" }, "/deadline");
  await refused({ ...asked, happenedAt: "yesterday" }, "/happenedAt");
  await logReply(as(), id, asked);
  await refused({ ...declined, happenedAt: "2026-11-22T07:59:59Z" }, "/happenedAt");
  await refused({ ...declined, deadline: "2026-11-25T17:00:00Z" }, "/deadline");
});

test("only a reply has words, and a question says whom we asked and how", async () => {
  const { id } = await links.proposed();
  const refused = (reply: NewReply, pointer: string) =>
    expectRefusal(opened.database, () => logReply(as(), id, reply), { code: "invalid-input", pointer });
  await refused({ ...replied, words: null }, "/words");
  await refused({ ...declined, words: "No." }, "/words");
  await refused({ ...asked, route: null }, "/askedWhom");
});

test("only an editor logs a reply on a published link, and it is shown at once", async () => {
  const { id } = await links.published();
  await expectRefusal(opened.database, () => logReply(as(), id, asked), { code: "role-refused" });
  const state = world(new Date("2026-11-24T00:00:00Z"));
  await logReply(actOf(state, editor), id, asked);
  expect(state.versions).toHaveLength(1);
  expect(readJson(await getLink(opened.database, id, "public"))).toMatchObject({
    replies: [{ state: "asked" }],
    changedAt: "2026-11-24T00:00:00.000Z",
  });
});
