import { expect, test } from "vitest";
import { keyOf, MAX_PLACES, PlaceLists } from "../../../../src/core/rules/binding/place-lists.js";

test("only the keys asked for are listed, in the order of the answers", () => {
  const lists = new PlaceLists();
  lists.begin(1);
  lists.askNumber(7);
  lists.askText(keyOf("sell"));
  for (const place of [3, 5]) {
    lists.answerNumber(7, place);
    lists.answerNumber(8, place);
    lists.answerText(keyOf("buy"), place);
  }
  const list = lists.listOfNumber(7);
  expect([lists.countOf(list), lists.placeOf(list, 0), lists.placeOf(list, 1)]).toEqual([2, 3, 5]);
  expect(lists.countOf(lists.listOfText(keyOf("sell")))).toBe(0);
  expect(lists.countOf(lists.listOfText(keyOf("buy")))).toBe(0);
});

test("the keys and answers of one pair are gone when the next pair begins", () => {
  const lists = new PlaceLists();
  lists.begin(1);
  lists.askNumber(7);
  lists.askText(keyOf("sell"));
  lists.answerNumber(7, 1);
  lists.answerText(keyOf("sell"), 1);
  lists.begin(1);
  lists.answerNumber(7, 2);
  lists.answerText(keyOf("sell"), 2);
  expect(lists.listOfNumber(7)).toBe(0);
  expect(lists.listOfText(keyOf("sell"))).toBe(0);
});

test("a list has a maximum length, which bounds the cost of searching it", () => {
  const lists = new PlaceLists();
  lists.begin(1);
  lists.askText(keyOf("not"));
  for (let place = 0; place < 1000; place += 1) lists.answerText(keyOf("not"), place);
  expect(lists.countOf(lists.listOfText(keyOf("not")))).toBe(MAX_PLACES);
});
