import { expect, test } from "vitest";
import { deadline } from "../../src/schemas/day.js";

test.each([
  ["2026-12-01", "2026-12-01T23:59:59.999Z"],
  ["2026-12-01T17:00:00Z", "2026-12-01T17:00:00Z"],
  ["2026-12-01T17:00:00-05:00", "2026-12-01T17:00:00-05:00"],
])("the deadline %s ends at %s", (given, instant) => {
  expect(deadline.parse(given)).toBe(instant);
  expect(deadline.parse(instant)).toBe(instant);
});

test.each(["2026-12", "2026-02-30", "tomorrow", "2026-12-01T17:00", ""])("%j is not a deadline", (given) => {
  expect(deadline.safeParse(given).error?.issues[0]?.message).toMatch(
    /such as 2026-12-01, or an instant such as/,
  );
});
