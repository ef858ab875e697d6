import type { ReadDocument } from "../documents/document.js";
import type { Named, Party } from "./people.js";
import type { Known } from "./resolve.js";

const fold = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[.,*_]/g, "")
    .replace(/\s+/g, " ")
    .trim();

const asking = /^(?:q|question)\d*$/;
const answering = /^(?:a|answer)\d*$/;
const interviewee =
  /\b(?:[Ii]nterview|[Cc]onversation|[Qq]\s?&\s?[Aa]|[Tt]alks?|[Cc]hat|[Qq]uestions?) (?:with|for) ((?:\p{Lu}[\p{L}'’.-]*)(?: \p{Lu}[\p{L}'’.-]*){1,3})/u;

const initials = (name: string): string =>
  name
    .split(" ")
    .map((word) => word.charAt(0))
    .join("")
    .toLowerCase();

/** The longest of the names that the label shortens: a first name, a last name or initials. */
function fullest(label: string, names: readonly string[]): string | null {
  const sought = fold(label);
  const fitting = names.filter((name) => {
    const words = fold(name).split(" ");
    if (words.length < 2 || words.length > 5) return false;
    return (
      sought.split(" ").every((word) => words.includes(word)) ||
      (sought.length > 1 && initials(fold(name)) === sought)
    );
  });
  return fitting.toSorted((a, b) => b.length - a.length)[0] ?? null;
}

/**
 * Who is meant by the label of a turn or the signature of a letter: "MARK", "MZ", "Q", "Mark Zuckerberg".
 *
 * Names come from the known people, the other labels and the document's parties. "A" is whom the title names as interviewed.
 */
export function labelResolver(
  document: ReadDocument,
  { labels, parties }: { labels: readonly string[]; parties: readonly Party[] },
  known: Known,
): (label: string) => string {
  const all: readonly Named[] = [...known.people, ...known.companies];
  const written = [
    ...new Set([...labels, ...parties.filter(({ kind }) => kind !== "body").map(({ name }) => name)]),
  ];
  const found = new Map<string, string>();
  const meant = (label: string): string => {
    const sought = fold(label);
    const exact = all.find(({ name, aliases = [] }) =>
      [name, ...aliases].some((one) => fold(one) === sought),
    );
    if (exact !== undefined) return exact.name;
    if (asking.test(sought)) return label;
    if (answering.test(sought))
      return interviewee.exec(`${document.title ?? ""}\n${document.text.slice(0, 600)}`)?.[1] ?? label;
    return (
      fullest(
        label,
        known.people.map(({ name }) => name),
      ) ??
      fullest(label, written) ??
      label
    );
  };
  return (label) => {
    const kept = found.get(label) ?? meant(label);
    found.set(label, kept);
    return kept;
  };
}
