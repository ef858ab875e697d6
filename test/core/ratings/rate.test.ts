import fc from "fast-check";
import { expect, test } from "vitest";
import { claimKinds } from "../../../src/core/claims/kinds.js";
import { parseDay } from "../../../src/core/dates/day.js";
import { degrees, mannersOf, relations } from "../../../src/core/links/relations.js";
import { type RatedClaim, type RatedLink, rate } from "../../../src/core/ratings/rate.js";
import type { RatingValue } from "../../../src/core/ratings/values.js";

const recordedAt = "2026-01-01T00:00:00.000Z";

let made = 0;
function link(part: Partial<RatedLink>): RatedLink {
  made += 1;
  return {
    id: `lnk_${made}`,
    relation: "contradicts",
    manner: null,
    degree: "full",
    publishedAt: "2026-02-01T00:00:00.000Z",
    withdrawnAt: null,
    ...part,
  };
}
function rated(kind: RatedClaim["kind"], links: RatedLink[], dueDay: string | null = null) {
  const due = dueDay === null ? null : parseDay(dueDay);
  return rate({ kind, dueDay: due, recordedAt, links, today: parseDay("2026-11-22") });
}
const broken = () => link({ manner: "broken_promise" });
const kept = () => link({ relation: "confirms", manner: "kept" });
const partlyKept = () => link({ relation: "confirms", manner: "kept", degree: "partial" });
const narrowed = () => link({ relation: "qualifies", manner: "narrowed" });
const conditionMet = () => link({ relation: "confirms", manner: "condition_met" });
const restated = () => link({ relation: "confirms", manner: "restated" });
const missed = () => link({ manner: "missed_deadline" });

test.each(["position", "fact", "definition"] as const)("only contradictions flip a %s", (kind) => {
  expect(rated(kind, []).value).toBe("no_flip");
  expect(rated(kind, [kept(), restated(), conditionMet()]).value).toBe("no_flip");
  expect(rated(kind, [narrowed()]).value).toBe("half_flip");
  expect(rated(kind, [link({ degree: "partial" })]).value).toBe("half_flip");
  expect(rated(kind, [link({ degree: null })]).value).toBe("half_flip");
  expect(rated(kind, [link({ relation: "qualifies", manner: "clarified" })]).value).toBe("no_flip");
  expect(rated(kind, [narrowed(), link({ manner: "reversal" })]).value).toBe("full_flop");
});

test.each(["promise", "prediction"] as const)("a %s is rated by the published links about it", (kind) => {
  expect(rated(kind, []).value).toBe("not_yet_rated");
  expect(rated(kind, [partlyKept()]).value).toBe("in_the_works");
  expect(rated(kind, [partlyKept(), kept()]).value).toBe("kept");
  expect(rated(kind, [kept(), narrowed()]).value).toBe("compromise");
  expect(rated(kind, [broken()]).value).toBe("broken");
  expect(rated(kind, [broken(), partlyKept()]).value).toBe("broken");
  expect(rated(kind, [broken(), kept()]).value).toBe("unclear_or_disputed");
});

test("saying a promise again does not keep it", () => {
  expect(rated("promise", [restated(), restated()]).value).toBe("not_yet_rated");
});

test("a met condition neither keeps nor breaks a promise, and makes a broken one disputed", () => {
  expect(rated("promise", [conditionMet()]).value).toBe("not_yet_rated");
  expect(rated("promise", [conditionMet(), broken()]).value).toBe("unclear_or_disputed");
  expect(rated("promise", [conditionMet()], "2026-03-01").value).toBe("not_yet_rated");
});

test("a promise kept after its due day is a compromise", () => {
  expect(rated("promise", [missed()]).value).toBe("broken");
  expect(rated("promise", [missed(), kept()]).value).toBe("compromise");
});

test("a promise stalls if its due day has passed and it is not kept", () => {
  expect(rated("promise", [], "2026-11").value).toBe("not_yet_rated");
  expect(rated("promise", [], "2026-11-21").value).toBe("stalled");
  expect(rated("promise", [partlyKept()], "2025").value).toBe("stalled");
  expect(rated("promise", [kept()], "2025").value).toBe("kept");
});

test("the explanation counts and names the links and says that the due day has passed", () => {
  const links = [broken(), partlyKept(), partlyKept()];
  const [one, two, three] = links.map(({ id }) => id).sort();
  const { explanation } = rated("promise", links, "2026-03");
  expect(explanation).toContain("1 contradicts it in full");
  expect(explanation).toContain("2 confirm it in part");
  for (const id of [one, two, three]) expect(explanation).toContain(id);
  expect(explanation).toContain("Its due day, 2026-03, has passed.");
  expect(rated("promise", []).explanation).toBe("No link to this claim is published.");
});

test("the history says when each value began and which link caused it", () => {
  const first = link({ relation: "confirms", manner: "kept", degree: "partial" });
  const second = link({ publishedAt: "2026-05-01T10:00:00.000Z", withdrawnAt: "2026-06-01T10:00:00.000Z" });
  expect(rated("promise", [second, first], "2026-03-31").history).toEqual([
    { value: "not_yet_rated", since: recordedAt, linkId: null },
    { value: "in_the_works", since: first.publishedAt, linkId: first.id },
    { value: "stalled", since: "2026-04-01T00:00:00.000Z", linkId: null },
    { value: "broken", since: second.publishedAt, linkId: second.id },
    { value: "stalled", since: second.withdrawnAt, linkId: second.id },
  ]);
});

test("a due day that had passed before the claim was recorded adds no step to the history", () => {
  expect(rated("promise", [], "2020").history).toEqual([
    { value: "stalled", since: recordedAt, linkId: null },
  ]);
});

const instants = fc.date({ min: new Date("2025-12-01"), max: new Date("2026-11-01"), noInvalidDate: true });
const anyLink: fc.Arbitrary<RatedLink> = fc
  .constantFrom(...relations)
  .chain((relation) =>
    fc.record({
      id: fc.uuid().map((uuid) => `lnk_${uuid}`),
      relation: fc.constant(relation),
      manner: fc.constantFrom(null, ...mannersOf[relation]),
      degree: fc.constantFrom(null, ...degrees),
      publishedAt: instants.map((date) => date.toISOString()),
      withdrawnAt: fc.option(instants.map((date) => date.toISOString())),
    }),
  )
  .map((made) => {
    const { publishedAt, withdrawnAt } = made;
    return { ...made, withdrawnAt: withdrawnAt !== null && withdrawnAt < publishedAt ? null : withdrawnAt };
  });
const anyClaim: fc.Arbitrary<RatedClaim> = fc.record({
  kind: fc.constantFrom(...claimKinds),
  dueDay: fc
    .constantFrom(null, "2025", "2026-03", "2026-11-21", "2030")
    .map((text) => text && parseDay(text)),
  recordedAt: instants.map((date) => date.toISOString()),
  links: fc.uniqueArray(anyLink, { maxLength: 6, selector: ({ id }) => id }),
  today: fc.constant(parseDay("2026-11-22")),
});

test("the order of the links does not matter", () => {
  const shuffled = anyClaim.chain((claim) =>
    fc.tuple(
      fc.constant(claim),
      fc.shuffledSubarray([...claim.links], { minLength: claim.links.length, maxLength: claim.links.length }),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([claim, links]) => {
      expect(rate({ ...claim, links })).toEqual(rate(claim));
    }),
  );
});

test("withdrawing all links brings back the value of a claim without links", () => {
  const withdrawnAt = "2026-11-02T00:00:00.000Z";
  fc.assert(
    fc.property(anyClaim, (claim) => {
      const links = claim.links.map((made) => ({ ...made, withdrawnAt }));
      expect(rate({ ...claim, links }).value).toBe(rate({ ...claim, links: [] }).value);
    }),
  );
});

const worstFirst: readonly RatingValue[] = [
  "full_flop",
  "half_flip",
  "no_flip",
  "broken",
  "unclear_or_disputed",
  "compromise",
  "stalled",
  "not_yet_rated",
  "in_the_works",
  "kept",
];
const rank = (claim: RatedClaim): number => worstFirst.indexOf(rate(claim).value);

test("a confirmation never makes a rating worse, and only a confirmation makes it better", () => {
  fc.assert(
    fc.property(anyClaim, anyLink, (claim, more) => {
      const before = rank(claim);
      const after = rank({ ...claim, links: [...claim.links, { ...more, withdrawnAt: null }] });
      if (more.relation === "confirms") expect(after).toBeGreaterThanOrEqual(before);
      else expect(after).toBeLessThanOrEqual(before);
    }),
    { numRuns: 2_000 },
  );
});

test("the history has at least one step, ends with the present value, and each step is later than the one before", () => {
  fc.assert(
    fc.property(anyClaim, (claim) => {
      const { value, history } = rate(claim);
      expect(history.at(-1)?.value).toBe(value);
      history.slice(1).forEach((step, index) => {
        expect(step.since > (history[index]?.since ?? "")).toBe(true);
        expect(step.value).not.toBe(history[index]?.value);
      });
    }),
  );
});
