/** Languages whose month names are known. If two use one name for different months, the earlier language decides. */
const languages =
  "en de fr es it nl pt pl sv da nb fi cs sk hu ro tr ru uk el bg ca gl eu lt lv et sl hr sr id vi he ar fa hi ja ko zh".split(
    " ",
  );

type Months = ReadonlyMap<string, number>;

const plain = (name: string): string => name.normalize("NFC").toLowerCase().replace(/\.$/, "");

/** The names of the months of a language: long and short, alone and beside a day. */
function namesIn(language: string): Months {
  const names = new Map<string, number>();
  for (const month of ["long", "short"] as const)
    for (const more of [{}, { day: "numeric" }] as const) {
      const format = new Intl.DateTimeFormat(language, { month, ...more, timeZone: "UTC" });
      for (let index = 0; index < 12; index += 1) {
        const parts = format.formatToParts(new Date(Date.UTC(2001, index, 15)));
        const name = plain(parts.find(({ type }) => type === "month")?.value ?? "");
        if (/^\p{L}{3,}$/u.test(name) && !names.has(name)) names.set(name, index + 1);
      }
    }
  return names;
}

/** Short forms in print that Intl lacks. */
const printed: readonly (readonly [string, number])[] = [
  ["sept", 9],
  ["jänner", 1],
  ["feber", 2],
  ["mrz", 3],
  ["juno", 6],
  ["julei", 7],
];

const known = new Map<string, Months>();
let merged: Months | null = null;

function monthsOf(language: string): Months {
  const found = known.get(language) ?? namesIn(language);
  known.set(language, found);
  return found;
}

function allMonths(): Months {
  if (merged !== null) return merged;
  const all = new Map(printed);
  for (const language of languages)
    for (const [name, month] of monthsOf(language)) if (!all.has(name)) all.set(name, month);
  merged = all;
  return all;
}

/** The number of the month that a word names, from 1, or `null`. The page's own language comes first. */
export function monthNamed(word: string, language: string | null): number | null {
  const name = plain(word);
  const own = language !== null && languages.includes(language) ? monthsOf(language).get(name) : undefined;
  return own ?? allMonths().get(name) ?? null;
}
