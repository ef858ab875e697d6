const LEAST_ITEMS = 3;
/** Items of more words than this may be clauses, whose order matters. */
const MOST_WORDS = 5;

const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .replace(/[.!?]+$/, "")
    .split(" ");

/** The words of two sentences without those that both begin with. */
function withoutStart(before: readonly string[], after: readonly string[]) {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  return [before.slice(start).join(" "), after.slice(start).join(" ")] as const;
}

/** The items of a list, between commas, "and" and "or". */
const itemsOf = (text: string): readonly string[] =>
  text
    .split(/[,;]|\s(?:and|or)\s/)
    .map((item) => item.replace(/^\s*(?:and|or)\s/, "").trim())
    .filter((item) => item !== "");

/** Whether two sentences list the same items in another order: "ads, mail and search", "search, ads and mail". */
export function hasSameItems(before: string, after: string): boolean {
  const [one, other] = withoutStart(wordsOf(before), wordsOf(after)).map(itemsOf);
  if (one === undefined || other === undefined || one.length < LEAST_ITEMS || one.length !== other.length)
    return false;
  const sorted = [...other].sort();
  return [...one].sort().every((item, at) => item === sorted[at] && item.split(" ").length <= MOST_WORDS);
}
