import type { Bound } from "../language/bounds.js";
import { once } from "../language/once.js";
import { list, phraseFinder } from "../language/phrases.js";
import { negatedTokens } from "../language/polarity.js";
import type { Quantity } from "../language/quantities.js";
import type { Token } from "../language/tokens.js";

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
/** What people do not want to have less of. */
const findGoods = phraseFinder<true>(
  list(
    "job, employee, staff, worker, workforce, headcount, position, wage, salary, benefit, pension, pay, bonus, holiday",
  ).map((phrase) => [phrase, true] as const),
);
/** What people do not want to have more of. */
const findBurdens = phraseFinder<true>(
  list(
    "price, fee, fare, rent, charge, cost, tariff, tax, interest, emission, pollution, waste, debt, delay, layoff, accident",
  ).map((phrase) => [phrase, true] as const),
);

/** A verb governs an amount that follows it in its sentence at no more than so many tokens. */
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
 * How the verb before an amount says it is to move; `null` where no such verb governs it.
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
 * What an amount without a bound of its own stands for, by the direction of its verb.
 *
 * "Cut emissions by 50%" is kept by 60%: at least. "Cut emissions to 50%" is kept by 40%: at most. `null` where more and
 * less may each be the opposite of what was promised: "raise prices by 5%".
 */
export function boundOfTarget({ direction, measure, isHarmful }: Target): Bound | null {
  if (isHarmful) return null;
  if (direction === "limit") return "at most";
  return direction === "down" && measure === "to" ? "at most" : "at least";
}

/**
 * Whether a target is passed on its good side by more than its own words allow: "invest up to $5 million", and $6 million
 * was invested. Nobody is wronged by that.
 */
export const isGenerous = ({ direction, measure, isHarmful }: Target): boolean =>
  !isHarmful && direction !== "limit" && measure === "by";

/** Whether two amounts measure one thing in one direction, as far as their verbs tell. */
export function agree(mine: Target, theirs: Target): boolean {
  if (mine.direction === "give" || theirs.direction === "give") return mine.direction === theirs.direction;
  if (mine.direction === "limit") return mine.measure === theirs.measure && theirs.direction !== "down";
  return mine.direction === theirs.direction && mine.measure === theirs.measure;
}
