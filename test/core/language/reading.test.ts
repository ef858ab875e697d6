import { expect, test } from "vitest";
import { kindOf, strengthOf } from "../../../src/core/claims/classify.js";
import { formatDay, parseDay } from "../../../src/core/dates/day.js";
import { findAttributions } from "../../../src/core/language/attribution.js";
import { findConditions } from "../../../src/core/language/conditions.js";
import { findDays } from "../../../src/core/language/deadlines.js";
import { findHedges } from "../../../src/core/language/hedges.js";
import { findQuantities } from "../../../src/core/language/quantities.js";
import { tokenise } from "../../../src/core/language/tokens.js";

test.each([
  ["We are committed to open models.", "promise", "firm"],
  ["We will not sell your data.", "promise", "firm"],
  ["We plan to open our models.", "promise", "intended"],
  ["We aim to cut our emissions.", "promise", "intended"],
  ["We strive to keep prices low.", "promise", "firm"],
  ["The company will reduce its emissions.", "promise", "firm"],
  ["We have no current plans to sell ads.", "position", "hedged"],
  ["We have no plans to sell ads.", "position", "intended"],
  ["I think open models are safer.", "position", "hedged"],
  ["I'm open to changing my mind on ads.", "position", "hedged"],
  ["I don't think our thinking has changed.", "position", "firm"],
  ["Superintelligence will raise new concerns.", "prediction", "firm"],
  ["Prices will rise.", "prediction", "firm"],
])('"%s" is a %s and is %s', (text, kind, strength) => {
  const tokens = tokenise(text);
  expect([kindOf(tokens), strengthOf(tokens)]).toEqual([kind, strength]);
});

test.each([
  ["We will open it if it is safe.", "if", "if it is safe"],
  ["Should it fail, we will stop.", "if", "Should it fail"],
  ["When it is safe, we will open it.", "if", "When it is safe"],
  ["We will keep it as long as it helps.", "if", "as long as it helps"],
  ["We will pay provided that you ask.", "if", "provided that you ask"],
  ["We will open models where responsible.", "if", "where responsible"],
  ["Subject to approval, we will merge.", "if", "Subject to approval"],
  ["In the event of a breach, we will tell you.", "if", "In the event of a breach"],
  ["We share nothing unless the law demands it.", "unless", "unless the law demands it"],
  ["We share data except in emergencies.", "unless", "except in emergencies"],
  ["We will not open it until it is safe.", "unless", "until it is safe"],
  ["We will not sell it, barring a court order.", "unless", "barring a court order"],
])("the condition of: %s", (text, kind, words) => {
  const [found] = findConditions(tokenise(text));
  expect(found?.kind).toBe(kind);
  expect(text.slice(found?.antecedent.start, found?.antecedent.end)).toBe(words);
});

test.each([
  "When we launched it, users were happy.",
  "It is unclear if it will last.",
  "We know you should it seems wait.",
])("a text without a condition gets none: %s", (text) => {
  expect(findConditions(tokenise(text))).toEqual([]);
});

test.each([
  ["by the end of 2025", "2025"],
  ["in Q3 FY2024", "2024-09"],
  ["in Q3 FY24", "2024-09"],
  ["in the third quarter of 2025", "2025-09"],
  ["in the first half of 2025", "2025-06"],
  ["in fiscal 2025", "2025"],
  ["over the coming months", "2025-02"],
  ["in the coming weeks", "2024-05-04"],
  ["within two years", "2026-02"],
  ["within 18 months", "2025-08"],
  ["within 30 days", "2024-03-11"],
  ["in about 6 months", "2024-08"],
  ["next month", "2024-03"],
  ["next quarter", "2024-06"],
  ["this summer", "2024-08"],
  ["by the end of the year", "2024"],
  ["by year-end", "2024"],
  ["by the end of the decade", "2030"],
  ["over the next decade", "2034-02"],
  ["before the end of May", "2024-05"],
  ["on 2025-12-31", "2025-12-31"],
  ["tomorrow", "2024-02-11"],
])("%s, said on 10 February 2024, is %s", (words, day) => {
  const [found] = findDays(tokenise(`We will do it ${words}.`), parseDay("2024-02-10"));
  expect(found && formatDay(found.day)).toBe(day);
});

test.each(["We may open it.", "This may take some time.", "It happened 30 days ago."])(
  "%s names no day",
  (text) => {
    expect(findDays(tokenise(text), parseDay("2024-02-10"))).toEqual([]);
  },
);

test.each([
  ["1.3bn", 1.3e9, ""],
  ["$900 million", 9e8, "$"],
  ["€1.5m", 1.5e6, "€"],
  ["20%", 20, "%"],
  ["5 per cent", 5, "%"],
  ["half of our emissions", 50, "%"],
  ["two thirds of users", 200 / 3, "%"],
  ["one in five users", 20, "%"],
  ["net zero", 0, "net emission"],
  ["carbon neutral", 0, "net emission"],
  ["twice as much", 2, "times"],
  ["1,300 jobs", 1300, "job"],
  ["between 5 and 10%", 5, "%"],
])("%s is the amount %d %s", (text, value, unit) => {
  expect(findQuantities(tokenise(text))[0]).toMatchObject({ value, unit });
});

test("the first half of a year is not read as an amount", () => {
  expect(findQuantities(tokenise("in the first half of 2025")).map(({ unit }) => unit)).not.toContain("%");
});

test.each([
  ["People tell us that ads are annoying.", "heard", "that ads are annoying"],
  ["We hear from customers that they want control.", "heard", "customers that they want control"],
  ["Critics say the model is closed.", "others", "the model is closed"],
  ["The model is closed, according to critics.", "others", "The model is closed"],
  ["As I have said, we will keep it open.", "own", "we will keep it open"],
])("the text says whose words these are: %s", (text, voice, content) => {
  const [found] = findAttributions(tokenise(text));
  expect(found?.voice).toBe(voice);
  expect(text.slice(found?.content.start, found?.content.end)).toBe(content);
});

test.each([
  ["It is possibly the oldest.", "doubt"],
  ["Some say it was closed.", "source"],
  ["It is widely regarded as safe.", "source"],
  ["Several models are open.", "amount"],
  ["We usually delete logs.", "habit"],
  ["Arguably it helps.", "opinion"],
])("a hedged sentence is recognized: %s", (text, hedge) => {
  expect(findHedges(tokenise(text)).map(({ value }) => value)).toContain(hedge);
});

test("a plain sentence has no hedge", () => {
  expect(findHedges(tokenise("We deleted the logs on Monday."))).toEqual([]);
});
