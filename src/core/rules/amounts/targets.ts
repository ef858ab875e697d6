import type { Bound } from "../../language/bounds.js";
import { once } from "../../language/once.js";
import { list, phraseFinder } from "../../language/phrases.js";
import { negatedTokens } from "../../language/polarity.js";
import type { Quantity } from "../../language/quantities.js";
import type { Token } from "../../language/tokens.js";

/**
 * Which way an amount is to move: `down` ("cut"), `up` ("raise"), `limit` ("keep below"), `give` ("pay", "plant").
 *
 * `by` is a change ("by 50%"), `to` a level ("to 50%"). `isHarmful` marks a change that the people it concerns do not
 * want: fewer jobs, higher prices.
 */
export interface Target {
  readonly direction: "down" | "up" | "limit" | "give";
  readonly measure: "by" | "to";
  readonly isHarmful: boolean;
  readonly isNegated: boolean;
}

const findVerbs = phraseFinder<Target["direction"]>([
  ...list(
    "cut, reduce, lower, decrease, shrink, slash, trim, drop, fall, decline, shed, bring down, =down, scale back",
  ).map((phrase) => [phrase, "down"] as const),
  ...list(
    "raise, increase, grow, expand, boost, lift, rise, climb, improve, scale up, gain, up by, is up, are up",
  ).map((phrase) => [phrase, "up"] as const),
  ...list("limit, cap, keep, hold, restrict, stay, remain").map((phrase) => [phrase, "limit"] as const),
  ...list(`pay, give, donate, plant, invest, create, hire, add, train, provide, fund, contribute, commit, grant, spend, build, install,
    house, recruit, restore`).map((phrase) => [phrase, "give"] as const),
]);
/** Things that people want more of. Less of them is harmful. */
const findGoods = phraseFinder<true>(
  list(
    "job, employee, staff, worker, workforce, headcount, position, wage, salary, benefit, pension, pay, bonus, holiday",
  ).map((phrase) => [phrase, true] as const),
);
/** Things that people want less of. More of them is harmful. */
const findBurdens = phraseFinder<true>(
  list(
    "price, fee, fare, rent, charge, cost, tariff, tax, interest, emission, pollution, waste, debt, delay, layoff, accident",
  ).map((phrase) => [phrase, true] as const),
);

/** The most tokens between a verb and an amount in its sentence that it governs. */
const REACH = 10;

interface Cues {
  readonly verbs: ReturnType<typeof findVerbs>;
  readonly goods: ReturnType<typeof findGoods>;
  readonly burdens: ReturnType<typeof findBurdens>;
  readonly negated: readonly boolean[];
}

const cuesOf = once(
  (tokens): Cues => ({
    verbs: findVerbs(tokens),
    goods: findGoods(tokens),
    burdens: findBurdens(tokens),
    negated: negatedTokens(tokens),
  }),
);

const levels = new Set(["to", "at", "below", "under", "above", "within"]);

/** Whether the words before an amount make it a level ("to 50%") or a change ("by 50%", "by up to 50%"). */
function measureOf(tokens: readonly Token[], verb: number, first: number): Target["measure"] {
  for (let at = first - 1; at > verb; at -= 1) {
    const [lower, before, after] = [at, at - 1, at + 1].map((place) => tokens[place]?.lower ?? "");
    const isBound = (lower === "to" && before === "up") || after === "least" || after === "most";
    if (lower === "by") return "by";
    if (levels.has(lower ?? "") && !isBound) return "to";
  }
  return "by";
}

/**
 * The movement that the verb before an amount gives it; `null` if no such verb governs the amount.
 *
 * Cost: linear in the hits of the text.
 */
export function targetOf(tokens: readonly Token[], { first }: Quantity): Target | null {
  const { verbs, goods, burdens, negated } = cuesOf(tokens);
  const sentence = tokens[first]?.sentence;
  const isNear = (at: number): boolean => tokens[at]?.sentence === sentence && Math.abs(first - at) <= REACH;
  const verb = verbs.findLast(({ last }) => last < first && isNear(last));
  if (verb === undefined) return null;
  // "Limit price increases to 5%": the change itself has the limit.
  const limit = verbs.findLast((one) => one.value === "limit" && one.last < verb.first && isNear(one.last));
  const isNegated = negated[(limit ?? verb).first] === true;
  if (limit !== undefined) return { direction: "limit", measure: "by", isHarmful: false, isNegated };
  const direction = verb.value;
  const near = direction === "down" ? goods : direction === "up" ? burdens : [];
  return {
    direction,
    measure: measureOf(tokens, verb.last, first),
    isHarmful: near.some((word) => word.first >= verb.first && isNear(word.first)),
    isNegated,
  };
}

/**
 * The bound that the direction of a verb gives to an amount without its own bound.
 *
 * 60% keeps "cut emissions by 50%": at least. 40% keeps "cut emissions to 50%": at most. `null` if both more and less
 * may break the promise: "raise prices by 5%".
 */
export function boundOfTarget({ direction, measure, isHarmful }: Target): Bound | null {
  if (isHarmful) return null;
  if (direction === "limit") return "at most";
  return direction === "down" && measure === "to" ? "at most" : "at least";
}

/**
 * Whether more than the target's own words allow harms nobody: $6 million after "invest up to $5 million".
 */
export const isGenerous = ({ direction, measure, isHarmful }: Target): boolean =>
  !isHarmful && direction !== "limit" && measure === "by";

/** Whether two amounts measure one thing in one direction, as far as their verbs tell. */
export function agree(mine: Target, theirs: Target): boolean {
  if (mine.direction === "give" || theirs.direction === "give") return mine.direction === theirs.direction;
  if (mine.direction === "limit") return mine.measure === theirs.measure && theirs.direction !== "down";
  return mine.direction === theirs.direction && mine.measure === theirs.measure;
}
