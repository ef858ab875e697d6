import { seeded } from "../random.js";
import type { LabelledText } from "../sets/sets.js";

/**
 * Frames around a sentence, which is written `~`: "I do not think that ~". The key says what the speaker does with the
 * sentence: affirms it, leaves it open, or denies it.
 */
const frames = {
  committed: [
    "WHO knows that ~.",
    "WHO did not know that ~.",
    "WHO realized that ~.",
    "WHO did not realize that ~.",
    "Did WHO notice that ~?",
    "If WHO had known that ~, it would have been different.",
    "I am sure that ~.",
    "It turns out that ~.",
    "WHO was surprised that ~.",
    "WHO confirmed that ~.",
    "WHO did not forget that ~.",
    "WHO forgot that ~.",
    "It is true that ~.",
    "Perhaps WHO has not noticed that ~.",
    "Do you realize that ~?",
    "WHO might not be aware that ~.",
    "WHO should have remembered that ~.",
    "Confirmed: ~",
    "Yes, ~.",
    "I think that ~.",
    "I know that ~ and I regret it.",
    "WHO admitted that ~.",
    "WHO found out that ~.",
    "WHO must accept that ~.",
    "When WHO learned that ~, nobody spoke.",
    "It is a fact that ~.",
  ],
  open: [
    "Maybe ~.",
    "WHO believes that ~.",
    "Do you think that ~?",
    "Does WHO believe that ~?",
    "If ~, we will have to think again.",
    "I wonder whether ~.",
    "WHO asked if ~.",
    "It is possible that ~.",
    "It may be that ~.",
    "Rumor has it that ~.",
    "According to an unconfirmed report, ~.",
    "WHO hopes that ~.",
    "Could it be that ~?",
    "I do not know whether ~.",
    "WHO might think that ~.",
    "WHO would say that ~.",
    "Report: ~",
    "~? Nobody can tell yet.",
    "WHO claims that ~.",
    "It is not clear whether ~.",
    "Unless ~, nothing will change.",
    "Suppose that ~.",
    "WHO never said that ~.",
    "Would WHO have guessed that ~?",
    "WHO expects that ~.",
    "~, an anonymous source says.",
    "~, reports say.",
  ],
  denied: [
    "I do not think that ~.",
    "I don't believe that ~.",
    "WHO doesn't think that ~.",
    "WHO did not believe that ~.",
    "It is not true that ~.",
    "WHO denied that ~.",
    "Nobody believes that ~.",
    "It is false that ~.",
    "The story that ~ is a hoax.",
    "No, it is not the case that ~.",
    "I doubt that ~.",
    "WHO pretended that ~.",
    "It is unlikely that ~.",
    "WHO debunked the report that ~.",
    "WHO was wrong to think that ~.",
    "There is no evidence that ~.",
    "It does not seem that ~.",
    "I never thought that ~.",
    "If I thought that ~, I would tell you.",
    "Contrary to what was said, it is not so that ~.",
    "~? No, that never happened.",
    "WHO rejected the claim that ~.",
    "I'm not convinced that ~.",
    "~: the story is fake.",
    "WHO did not say or think that ~.",
    "We can hardly expect that ~.",
  ],
} as const;

const who =
  "He,She,They,John,Mary,The minister,The police,Officials,The company,My mother,The reporter,Everyone,The doctor".split(
    ",",
  );
const lowered = new Set(
  "the a an there this that these those his her their its our my some many several two three four five one most all no every people in on at men women it he she they we you children kids someone somebody".split(
    " ",
  ),
);

/** A sentence as a clause: without a period, and in lower case at its start unless that is a name. */
function clauseOf(text: string): string {
  const bare = text.trim().replace(/[.\s]+$/, "");
  const word = bare.slice(0, Math.max(0, bare.search(/[\s,]/))).toLowerCase();
  return lowered.has(word) ? bare.charAt(0).toLowerCase() + bare.slice(1) : bare;
}

const isPlain = (text: string): boolean => text.length > 15 && text.length < 170 && !/[?"“:;\n]/.test(text);

/** A row's label once its evidence is put into a frame; `null` if the new label is unknown. */
function labelUnder(kind: keyof typeof frames, label: LabelledText["label"]): LabelledText["label"] | null {
  if (kind === "committed") return label;
  if (kind === "open") return "neutral";
  if (label === "entailment") return "contradiction";
  return label === "neutral" ? "neutral" : null;
}

/**
 * Rows whose evidence is put into a frame, with their new labels, some between other sentences.
 *
 * They teach how verbs, negations, questions and conditions change the clause under them.
 */
export function makeFrames(
  rows: readonly LabelledText[],
  count: number,
  seed: number,
): readonly LabelledText[] {
  const random = seeded(seed);
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
  const plain = rows.filter(({ claim, evidence }) => isPlain(claim) && isPlain(evidence));
  const kinds = ["committed", "open", "denied"] as const;
  const found: LabelledText[] = [];
  while (found.length < count && plain.length > 0) {
    const row = pick(plain);
    const kind = kinds[found.length % 3] ?? "open";
    const frame = pick<string>(frames[kind]);
    if (row === undefined || frame === undefined) break;
    // Half of them repeat the claim, so that only the frame decides the label.
    const isWhole = random() < 0.6;
    const label = labelUnder(kind, isWhole ? "entailment" : row.label);
    if (label === null) continue;
    const said = frame
      .replace("WHO", pick(who) ?? "")
      .replace("~", clauseOf(isWhole ? row.claim : row.evidence));
    const sentence = said.charAt(0).toUpperCase() + said.slice(1);
    const [before, after] = [
      random() < 0.35 ? `${pick(plain)?.evidence} ` : "",
      random() < 0.1 ? ` ${pick(plain)?.evidence}` : "",
    ];
    found.push({
      claim: row.claim,
      evidence: before + sentence + after,
      label,
      set: "frames",
      split: "made",
    });
  }
  return found;
}

/** Claims with the evidence of other rows that shares a rare word with them: similar, but neutral to the claim. */
export function makeStrangers(
  rows: readonly LabelledText[],
  count: number,
  seed: number,
): readonly LabelledText[] {
  const random = seeded(seed);
  const byName = new Map<string, LabelledText[]>();
  const namesOf = (text: string): string[] =>
    text.match(/\b[A-Za-z]{5,}\b/g)?.map((word) => word.toLowerCase()) ?? [];
  for (const row of rows)
    for (const name of new Set(namesOf(row.evidence)))
      byName.set(name, [...(byName.get(name)?.slice(-40) ?? []), row]);
  const found: LabelledText[] = [];
  for (let turn = 0; found.length < count && turn < 20 * count; turn += 1) {
    const row = rows[Math.floor(random() * rows.length)];
    if (row === undefined) break;
    const names = namesOf(row.claim);
    const name = names[Math.floor(random() * names.length)] ?? "";
    const near = byName.get(name) ?? [];
    const other =
      random() < 0.7 ? near[Math.floor(random() * near.length)] : rows[Math.floor(random() * rows.length)];
    if (other === undefined || other.claim === row.claim || other.evidence === row.evidence) continue;
    const words = new Set(namesOf(other.evidence));
    const shared = names.filter((one) => words.has(one)).length / Math.max(1, names.length);
    if (shared > 0.5) continue;
    found.push({
      claim: row.claim,
      evidence: other.evidence,
      label: "neutral",
      set: "strangers",
      split: "made",
    });
  }
  return found;
}
