import { expect, test } from "vitest";
import { kindOfChange } from "../../../src/core/changes/meaning.js";

const weakened: readonly (readonly [what: string, before: string, after: string])[] = [
  ["will to may", "We will delete your data within 30 days.", "We may delete your data within 30 days."],
  ["never to rarely", "We will never sell your data.", "We rarely sell your data."],
  ["a new exception", "We never sell your data.", "We never sell your data except to our partners."],
  ["a new condition", "We do not read your mail.", "We do not read your mail unless the law requires it."],
  ["a denial gone", "We do not share your data.", "We share your data with partners."],
  ["a longer period", "We keep your logs for 30 days.", "We keep your logs for 90 days."],
  ["a lower guarantee", "We guarantee 99.9% uptime.", "We guarantee 99.5% uptime."],
  ["a shorter notice", "We will give you 30 days' notice.", "We will give you 15 days' notice."],
  ["a shorter right", "You can request a refund within 30 days.", "You can request a refund within 14 days."],
  ["a higher price", "Our fee is $10 per month.", "Our fee is $12 per month."],
  ["an effort for a promise", "We will notify you first.", "We will try to notify you first."],
  ["a hedge", "Our models are always open.", "Our models are usually open."],
  ["fewer things", "All models will be open source.", "Some models will be open source."],
  ["fewer people", "Users can export their data.", "Users in the EU can export their data."],
  ["a right that became a ban", "You may cancel at any time.", "You may not cancel."],
  ["a power that is used", "We may share your data.", "We will share your data."],
  ["a longer list of data", "We collect your name.", "We collect your name, email and location."],
  [
    "discretion",
    "We may remove your posts.",
    "We may remove your posts for any reason in our sole discretion.",
  ],
];

test.each(weakened)("%s weakens what the company commits to", (_, before, after) => {
  expect(kindOfChange(before, after)).toBe("weakened");
});

const strengthened: readonly (readonly [what: string, before: string, after: string])[] = [
  ["may to will", "We may notify you of changes.", "We will notify you of changes."],
  ["a condition on a power", "We may share your data.", "We may share your data only with your consent."],
  ["an exception gone", "We never sell your data except to partners.", "We never sell your data."],
  ["a new denial", "We read your messages.", "We do not read your messages."],
  [
    "a limit on a disclaimer",
    "We are not liable for losses.",
    "We are not liable for losses unless we meant them.",
  ],
  ["a shorter period", "We keep your logs for 90 days.", "We keep your logs for 30 days."],
];

test.each(strengthened)("%s strengthens what the company commits to", (_, before, after) => {
  expect(kindOfChange(before, after)).toBe("strengthened");
});

const reworded: readonly (readonly [what: string, before: string, after: string])[] = [
  ["another word", "We will notify you by email.", "We will notify you by letter."],
  [
    "another name",
    "Acme may share your data with advertisers.",
    "Zenith may share your data with advertisers.",
  ],
  ["a stricter duty of users", "You must be 13 or older.", "You must be 16 or older."],
  ["a longer ban for users", "You must not use bots.", "You must not use bots or scrapers."],
  ["a power that is only possible now", "We will share your data.", "We may share your data."],
  ["another section", "Section 5 applies to you.", "Section 6 applies to you."],
];

test.each(reworded)("%s is reworded", (_, before, after) => {
  expect(kindOfChange(before, after)).toBe("reworded");
});
