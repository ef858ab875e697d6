import { beforeAll, expect, test } from "vitest";
import { judgeEntry } from "../../src/operations/diff/judge-entry.js";
import { reviewLink } from "../../src/operations/links/review-link.js";
import { judgeRecords } from "../../src/schemas/judge-record.js";
import { testApp } from "../support/app.js";
import { testDatabase } from "../support/database.js";
import { judgeSaying } from "../support/judges.js";
import { recordsOf } from "../support/records.js";
import { actOf, editor } from "../support/world.js";

const opened = testDatabase();
const service = testApp(opened);
const asEditor = () => actOf(service.world, editor);
const records = recordsOf(asEditor);

/** Has the judge propose a link between a new claim and a new move. Gives the link's id. */
async function proposedBy(version: string): Promise<string> {
  const { slug } = await records.company();
  const claim = await records.claim(await records.statement({ company: slug }));
  const move = await records.move({ company: slug });
  await judgeEntry(service.world, judgeSaying({}, version), { kind: "move", id: move.id });
  return (await opened.database.prisma.link.findFirstOrThrow({ where: { claimId: claim.id } })).id;
}

const recordOf = async (version: string) => {
  const { data } = judgeRecords.parse((await service.get("/api/v1/judges")).json());
  return data.find((record) => record.version === version);
};

beforeAll(async () => {
  await proposedBy("1");
  await reviewLink(asEditor(), await proposedBy("1"), { verdict: "reject" });
  await reviewLink(asEditor(), await proposedBy("2"), { verdict: "reject" });
});

test("counts the decisions about each version's proposals apart", async () => {
  expect(await recordOf("1")).toMatchObject({
    judge: "test",
    proposed: 2,
    rejected: 1,
    open: 1,
    approved: 0,
  });
  expect(await recordOf("2")).toMatchObject({ proposed: 1, rejected: 1, open: 0 });
});

test("a proposal that a newer version takes back counts for neither, since nobody decided", async () => {
  const { slug } = await records.company();
  await records.claim(await records.statement({ company: slug }));
  const move = { kind: "move", id: (await records.move({ company: slug })).id } as const;
  await judgeEntry(service.world, judgeSaying({}, "4"), move);
  expect(await recordOf("4")).toMatchObject({ proposed: 1, open: 1 });
  await judgeEntry(service.world, judgeSaying({ relation: "unrelated" }, "5"), move);
  expect(await recordOf("4")).toBeUndefined();
  expect(await recordOf("5")).toBeUndefined();
});

test("the page of judges shows the same counts to a reader, and at once after a review", async () => {
  await reviewLink(asEditor(), await proposedBy("3"), { verdict: "reject" });
  const { body, headers } = await service.get("/judges");
  expect(body).toMatch(/test <span class="soft">3<\/span><\/th><td>1<\/td><td>0<\/td><td>0<\/td><td>1<\/td>/);
  expect(headers["cache-control"]).toBe("private, no-store");
});

test("refuses a filter that it does not have", async () => {
  expect((await service.get("/api/v1/judges?company=meta")).statusCode).toBe(400);
});
