import type { Span } from "../text/span.js";
import { once } from "./once.js";
import { list, phraseFinder } from "./phrases.js";
import type { Token } from "./tokens.js";

/**
 * Words that attribute a part of a text to somebody. `content` is the attributed part.
 *
 * `heard`: the speaker hears it from others ("people tell us"). `others`: others say it. `own`: the speaker repeats
 * their own words ("as I have said").
 */
export interface Attribution extends Span {
  readonly voice: "heard" | "others" | "own";
  readonly content: Span;
}

const verbs = list("say, tell, ask, argue, claim, believe, think, want, complain, report, worry, suggest");
const others =
  list(`people, customers, users, developers, critics, analysts, regulators, they, some, many, experts, investors, employees,
  parents, advertisers, competitors, partners, sources, observers, businesses, creators, governments`);
const heard =
  list(`we hear from, i hear from, hears from, we keep hearing, i keep hearing, we hear that, i hear that, i often hear, heard from,
  tell us, tells us, told us, tell me, tells me, told me, ask us, asked us, asks us, feedback is that, feedback we get, feedback from,
  we are told, i am told, we were told, i was told, what we hear, people say to me, reported to us, themes i hear, themes we hear`);
const own = list(
  "as i said, as we said, as i have said, as we have said, i have said, we have said, i said, we said, i told, we told",
);

const toUs = list("tell us, tell me, ask us, ask me, say to us, complain to us");

const find = phraseFinder<Attribution["voice"]>([
  ...heard.map((phrase) => [phrase, "heard"] as const),
  ...others.flatMap((who) => toUs.map((verb) => [`${who} ${verb}`, "heard"] as const)),
  ...own.map((phrase) => [phrase, "own"] as const),
  ...others.flatMap((who) => verbs.map((verb) => [`${who} ${verb}`, "others"] as const)),
  ...list("according to, in the words of, reported that, sources said").map(
    (phrase) => [phrase, "others"] as const,
  ),
]);

/** The attributions of a text, in order. The content follows to the end of the sentence, or precedes a closing phrase. */
export const findAttributions = once((tokens: readonly Token[]): readonly Attribution[] => {
  const found: Attribution[] = [];
  let [sentence, from, to] = [-1, 0, 0];
  for (const { value, first, last, start, end } of find(tokens)) {
    const here = tokens[first]?.sentence ?? 0;
    if (here !== sentence) {
      sentence = here;
      from = first;
      while (tokens[from - 1]?.sentence === here) from -= 1;
      to = last;
      while (tokens[to + 1]?.sentence === here) to += 1;
      while (to > last && tokens[to]?.kind === "mark") to -= 1;
    }
    const closes = to <= last + 1 && first > from;
    let [a, b] = closes ? [from, first - 1] : [Math.min(last + 1, to), to];
    if (a < b && tokens[a]?.kind === "mark") a += 1;
    if (b > a && tokens[b]?.kind === "mark") b -= 1;
    found.push({
      voice: value,
      start,
      end,
      content: { start: tokens[a]?.start ?? start, end: tokens[b]?.end ?? end },
    });
  }
  return found;
});
