import { list } from "../../language/phrases.js";

/** Groups of words whose mere presence in one text tells something about the pair. Each group is a feature per text. */
export const cueGroups: Readonly<Record<string, readonly string[]>> = {
  not: list("=not"),
  no: list("=no, none, nobody, nothing, nowhere, neither, nor, without, =cannot"),
  never: list("=never, hardly, rarely, barely, scarcely, seldom"),
  universal: list("=all, every, everyone, everybody, everything, always, each, both, entire, whole"),
  existential: list("=some, someone, somebody, something, several, few, =any, anyone, sometimes, =a"),
  only: list("=only, just, sole, solely, merely, exclusively, alone"),
  more: list(
    "=more, most, greater, larger, higher, above, over, at least, exceed, longer, bigger, older, taller",
  ),
  less: list("=less, fewer, least, lower, below, under, at most, smaller, shorter, younger"),
  refute:
    list(`false, fake, hoax, deny, denied, denial, debunk, untrue, bogus, fraud, refute, reject, dispute, dismiss, myth, rumor mill, not true,
    retract, doubt, doubtful, wrong, contradict, disprove, prank, satire, no evidence, never happened, incorrect, erroneous, mistaken, photoshopped, nope`),
  report:
    list(`report, reportedly, claim, allege, allegedly, rumor, rumour, say, said, according to, believe, sources, unconfirmed, apparently, suggest,
    insists, tells`),
  hedge: list(
    "may, might, could, possibly, perhaps, likely, probably, would, seem, appear, maybe, potential, potentially, plan, consider, expected, hope",
  ),
  question: list("=?"),
  confirm: list(
    "confirm, confirmed, verify, prove, admit, official, officially, indeed, reveal, true, authentic, evidence",
  ),
  contrast: list("but, however, although, though, despite, instead, rather, while, whereas, yet, except"),
  condition: list("=if, unless, provided, as long as, whether, when"),
  fail: list(
    "fail, failed, refuse, refused, unable, stop, cease, prevent, avoid, lack, lose, lost, end, cancel, quit",
  ),
  past: list("=was, =were, =had, =did, former, formerly, previously, ago, used to"),
  future: list("=will, going to, tomorrow, soon, upcoming, next, shall"),
  exclude: list(
    "other than, besides, apart from, anything but, except for, excluding, far from, unlike, different",
  ),
  sleep: list(
    "sleep, asleep, sit, stand, alone, empty, nobody, naked, dead, inside, indoors, outside, outdoors",
  ),
};
