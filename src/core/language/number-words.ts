const toTwenty =
  `one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
  seventeen eighteen nineteen twenty`.split(/\s+/);
const tens = "thirty forty fifty sixty seventy eighty ninety hundred".split(" ");

/** Numbers written as one word, from "one" to "hundred", with their values. */
export const numberWords: ReadonlyMap<string, number> = new Map([
  ...toTwenty.map((word, at) => [word, at + 1] as const),
  ...tens.map((word, at) => [word, 10 * (at + 3)] as const),
]);
