import { expect, test } from "vitest";
import { compareTexts } from "../../../src/core/changes/compare-texts.js";

const rest = "We never sell your data. You can close your account at any time.";
const isChanged = (before: string, after: string): boolean =>
  compareTexts(`${before}\n\n${rest}`, `${after}\n\n${rest}`).isChanged;

const noise: readonly (readonly [what: string, before: string, after: string])[] = [
  ["the day of the last update", "Last updated: March 3, 2024", "Last updated: September 9, 2024"],
  ["the age of the last update", "Updated: 6 days ago", "Updated: 7 days ago"],
  ["the day of an update in German", "Stand: 3. März 2024", "Stand: 9. September 2024"],
  ["a missing day of an update", "Effective 1 March 2024", ""],
  ["the form of a day", "It starts on December 1, 2025.", "It starts on 1 December 2025."],
  ["a counter", "2,699 out of 4,018 found this helpful", "2,700 out of 4,019 found this helpful"],
  ["the year of the copyright", "© 2024 Example, Inc.", "© 2025 Example, Inc."],
  ["navigation", "Skip to content\n\nLog in", "Menu"],
  ["a table of contents", "", "*   [1. Our promises](#promises)\n*   [2. Your rights](#rights)"],
  ["a cookie banner", "We use cookies to improve this site.\n\nAccept all\n\nReject all", "Accept cookies"],
  ["the target of a Markdown link", "See [our terms](https://a.test/1?x=(2)).", "See [our terms](/2)."],
  ["the target of an HTML link", 'See <a href="/1">our terms</a>.', 'See <a href="/2">our terms</a>.'],
  ["a bare address", "See https://a.test/1 for more.", "See https://b.test/2 for more."],
  ["a picture", "![old picture](a.png)", "![new picture](b.png)"],
  ["list markers", "* Mail is private\n* Chats are private", "1. Mail is private\n2. Chats are private"],
  ["the order of a list", "* Mail is private\n* Chats are safe", "* Chats are safe\n* Mail is private"],
  ["the order within a sentence", "We make ads, mail and search.", "We make search, ads and mail."],
  ["blanks and line ends", "We keep  mail\nprivate.", "We keep mail\r\nprivate."],
  ["typography", 'We don\'t share "mail" - ever.', "We don’t share “mail” – ever."],
  ["entities", "Terms &amp; rights&nbsp;apply to&#32;all.", "Terms & rights apply to all."],
  ["emphasis", "We keep **mail** private.", "We keep _mail_ private."],
  ["the numbers of headings", "## 2.1 Your rights", "## 3.4. Your rights"],
  ["the form of a heading", "Your rights\n===========", "### Your rights"],
  ["tags", "<p>We keep <b>mail</b> private.</p>", "We keep mail private."],
  ["scripts", "<script>track(1)</script>", "<script>track(2)</script>"],
  ["where a sentence is divided", "We keep mail private, and chats.", "We keep mail private.\n\nAnd chats."],
];

test.each(noise)("%s is noise", (_, before, after) => {
  expect(isChanged(before, after)).toBe(false);
  expect(isChanged(after, before)).toBe(false);
});

const changes: readonly (readonly [what: string, before: string, after: string])[] = [
  ["a day within a sentence", "We support it until May 1, 2025.", "We support it until May 1, 2024."],
  ["a number", "We keep logs for 30 days.", "We keep logs for 90 days."],
  ["a sign", "The fee is 5%.", "The fee is 5€."],
  ["a table's cell", "| Data sold | No |", "| Data sold | Yes |"],
  ["one item of a list", "* Mail\n* Chats", "* Mail\n* Chats\n* Photos"],
  ["a sentence about cookies", "We use cookies to sign you in.", "We use cookies to show you ads."],
  ["a text in Chinese", "我们不会出售您的数据。", "我们会出售您的数据。"],
  ["the words of a link", "See [our terms](/a).", "See [our rules](/a)."],
];

test.each(changes)("%s is a change", (_, before, after) => {
  expect(isChanged(before, after)).toBe(true);
});
