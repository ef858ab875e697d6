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

test("each act takes a link where the table says, and nowhere else", () => {
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

test("a refused act says what the link is and what can be done", () => {
  expect(() => nextStatus("rejected", "publish")).toThrow(
    expect.objectContaining({
      code: "status-not-allowed",
      message: "Cannot publish this link. It is rejected: it can be approved, which proposes it again.",
    }),
  );
});

test("whatever is done, what was published is published or withdrawn ever after", () => {
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
