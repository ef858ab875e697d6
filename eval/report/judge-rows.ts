import type { Judge, Pair, Verdict } from "../../src/core/verdict/verdict.js";
import { seeded } from "../random.js";
import type { LabelledPair } from "../sets/facts-folder.js";
import { agrees, type RealPair } from "../sets/real-pairs.js";
import type { LabelledText, NliLabel } from "../sets/sets.js";
import type { WrittenPair } from "../sets/written.js";

export const percent = (part: number, of: number): string =>
  `${((100 * part) / Math.max(1, of)).toFixed(1)}%`;
const isProposed = ({ relation }: Verdict): boolean => relation !== null && relation !== "unrelated";

/** The 95% interval of a share when claims, not rows, are drawn again. */
function interval(right: readonly boolean[], claims: readonly string[]): string {
  const byClaim = new Map<string, boolean[]>();
  right.forEach((is, index) => {
    const key = claims[index] ?? "";
    byClaim.set(key, [...(byClaim.get(key) ?? []), is]);
  });
  const groups = [...byClaim.values()];
  const random = seeded(1);
  const shares = Array.from({ length: 1000 }, () => {
    const drawn = groups.flatMap(() => groups[Math.floor(random() * groups.length)] ?? []);
    return drawn.filter(Boolean).length / Math.max(1, drawn.length);
  }).sort((a, b) => a - b);
  return `${(100 * (shares[25] ?? 0)).toFixed(0)} to ${(100 * (shares[974] ?? 0)).toFixed(0)}`;
}

/** A row of the table of real pairs. */
export async function realRow(name: string, judge: Judge, pairs: readonly RealPair[]): Promise<string> {
  const verdicts = await judge.judge(pairs.map(({ pair }) => pair));
  const right = pairs.map(({ label }, index) => agrees(label, verdicts[index] as Verdict));
  const of = (label: LabelledPair["relation"]) =>
    pairs.flatMap((pair, index) => (pair.label === label ? [verdicts[index] as Verdict] : []));
  const contradictions = of("contradicts");
  const [unrelated, met] = [of("unrelated"), of("condition met")];
  const related = pairs.flatMap(({ label }, index) =>
    label === "unrelated" ? [] : [verdicts[index] as Verdict],
  );
  const found = contradictions.filter(({ relation }) => relation === "contradicts").length;
  const share = `${right.filter(Boolean).length} of ${pairs.length}, ${percent(right.filter(Boolean).length, pairs.length)} (${interval(
    right,
    pairs.map(({ claimKey }) => claimKey),
  )})`;
  return `| ${name} | ${judge.name} ${judge.version} | ${share} | ${found} of ${contradictions.length} | ${related.filter(isProposed).length} of ${related.length} | ${unrelated.filter(isProposed).length} of ${unrelated.length} | ${met.filter(({ relation }) => relation === "contradicts").length} of ${met.length} |`;
}

/** A row of the table of written pairs. */
export async function writtenRow(name: string, judge: Judge, pairs: readonly WrittenPair[]): Promise<string> {
  const verdicts = await judge.judge(pairs.map(({ pair }) => pair));
  const said = verdicts.map(({ relation, probabilities }) => relation ?? likeliest(probabilities));
  const right = pairs.map(({ relation }, index) => said[index] === relation);
  const [gold, called] = [
    pairs.filter(({ relation }) => relation === "contradicts").length,
    verdicts.filter(({ relation }) => relation === "contradicts").length,
  ];
  const hits = pairs.filter(
    ({ relation }, index) => relation === "contradicts" && verdicts[index]?.relation === "contradicts",
  ).length;
  const proposed = verdicts.filter(isProposed).length;
  const rightProposed = pairs.filter(
    ({ relation }, index) => isProposed(verdicts[index] as Verdict) && verdicts[index]?.relation === relation,
  ).length;
  const related = pairs.filter(({ relation }) => relation !== "unrelated").length;
  return `| ${name} | ${judge.name} | ${percent(right.filter(Boolean).length, pairs.length)} (${interval(
    right,
    pairs.map(({ claimKey }) => claimKey),
  )}) | ${((2 * hits) / Math.max(1, gold + called)).toFixed(2)} | ${(rightProposed / Math.max(1, proposed)).toFixed(2)} | ${(rightProposed / related).toFixed(2)} |`;
}

const likeliest = (probabilities: Verdict["probabilities"]): string =>
  Object.entries(probabilities).reduce((best, one) => (one[1] > best[1] ? one : best))[0];

/** A set of others, and which labels it tells apart. */
export interface PublicSet {
  readonly name: string;
  readonly labels: readonly NliLabel[];
  readonly texts: readonly LabelledText[];
}

/** A row of the table of public sets. */
export async function publicRow(judge: Judge, { name, labels, texts }: PublicSet): Promise<string> {
  const pairs = texts.map(
    ({ claim, evidence }): Pair => ({
      claim: { text: claim, companies: [] },
      evidence: { text: evidence, form: "statement", companies: [] },
    }),
  );
  const verdicts = await judge.judge(pairs);
  const said = verdicts.map(({ probabilities: { confirms, contradicts, qualifies, unrelated } }) => {
    const of = { entailment: confirms, contradiction: contradicts, neutral: qualifies + unrelated };
    return labels.reduce((best, label) => (of[label] > of[best] ? label : best));
  });
  const f1 = labels.map((label) => {
    const hits = texts.filter((text, index) => text.label === label && said[index] === label).length;
    const both =
      texts.filter((text) => text.label === label).length + said.filter((one) => one === label).length;
    return (2 * hits) / Math.max(1, both);
  });
  const right = texts.map((text, index) => text.label === said[index]);
  const contradiction = f1[labels.indexOf("contradiction")] ?? 0;
  return `| ${name} | ${texts.length} | ${judge.name} | ${percent(right.filter(Boolean).length, texts.length)} (${interval(
    right,
    texts.map(({ claim }) => claim),
  )}) | ${(f1.reduce((sum, one) => sum + one, 0) / f1.length).toFixed(3)} | ${contradiction.toFixed(2)} |`;
}
