import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type LinkStatus,
  linkStatuses,
  nextStatus,
  type StatusAct,
} from "../../../src/core/review/status.js";

const acts: readonly StatusAct[] = ["approve", "reject", "publish", "withdraw"];

function tryAct(status: LinkStatus, act: StatusAct): LinkStatus | "refused" {
  try {
    return nextStatus(status, act);
  } catch {
    return "refused";
  }
}

test("each act changes a link's status as the table says, and in no other way", () => {
  const table = Object.fromEntries(
    linkStatuses.map((status) => [status, acts.map((act) => tryAct(status, act))]),
  );
  expect(table).toEqual({
    proposed: ["proposed", "rejected", "published", "refused"],
    rejected: ["proposed", "rejected", "refused", "refused"],
    published: ["refused", "refused", "refused", "withdrawn"],
    withdrawn: ["refused", "refused", "refused", "refused"],
  });
});

test("a refused act gives the link's status and the acts that are possible", () => {
  expect(() => nextStatus("rejected", "publish")).toThrow(
    expect.objectContaining({
      code: "status-not-allowed",
      message: "Cannot publish this link. It is rejected: it can be approved, which proposes it again.",
    }),
  );
});

test("a link that was published stays published or withdrawn, whatever is done", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...acts)), (done) => {
      let status: LinkStatus = "proposed";
      let wasPublished = false;
      for (const act of done) {
        const next = tryAct(status, act);
        if (next !== "refused") status = next;
        wasPublished ||= status === "published";
        expect(["published", "withdrawn"].includes(status)).toBe(wasPublished);
      }
    }),
  );
});
