import { boundOf } from "../language/bounds.js";
import { list, phraseFinder } from "../language/phrases.js";
import { findQuantities, type Quantity } from "../language/quantities.js";
import { stem } from "../language/stems.js";
import type { Token } from "../language/tokens.js";
import { type Clause, clauseAt } from "./clauses.js";

/** What an amount is for the reader: more of it helps (`gain`), or less of it does (`cost`). */
type Worth = "gain" | "cost";

const findWorth = phraseFinder<Worth>([
  ...list(`refund, notice, credit, uptime, availability, warranty, guarantee, trial, free, reimburse, compensate, compensation,
    liable, liability, cancel, opt out, appeal, grace period, bonus, discount, cooling off, return, withdraw, matching, barred, cause of action, bring a claim, file a claim`).map(
    (phrase) => [phrase, "gain"] as const,
  ),
  ...list(`within, no later than, =retain, =retained, =keep, =kept, =store, =stored, =hold, retention, fee, price, cost, charge, penalty,
    per month, per year, delete, deleted, respond, response, minimum purchase, deposit, after`).map(
    (phrase) => [phrase, "cost"] as const,
  ),
]);
const times = new Set(["second", "minute", "hour", "day", "week", "month", "year"].map(stem));
const reference = new Set([
  "section",
  "sections",
  "article",
  "articles",
  "clause",
  "paragraph",
  "part",
  "step",
  "appendix",
  "schedule",
  "version",
  "chapter",
  "annex",
]);

function worthOf(tokens: readonly Token[], quantity: Quantity): Worth | null {
  const found = findWorth(tokens);
  const near = (worth: Worth): number =>
    Math.min(
      ...found.filter(({ value }) => value === worth).map(({ first }) => Math.abs(first - quantity.first)),
    );
  const [gain, cost] = [near("gain"), near("cost")];
  const before = tokens.slice(Math.max(0, quantity.first - 3), quantity.first).map(({ lower }) => lower);
  const isTime = times.has(quantity.unit);
  // "Cancel within 14 days" gives the reader time. "We respond within 14 days" takes it.
  if (isTime && before.includes("within")) return gain <= 12 && Number.isFinite(gain) ? "gain" : "cost";
  if (!Number.isFinite(gain) && !Number.isFinite(cost)) return null;
  return gain < cost ? "gain" : "cost";
}

const isAmount = (tokens: readonly Token[], { first, unit, value }: Quantity): boolean =>
  !reference.has(tokens[first - 1]?.lower ?? "") && !(unit === "" && value > 1900 && value < 2100);

/**
 * What a changed number does to the reader: above 0 it helps, below 0 it takes something away, 0 if that is unclear.
 *
 * Only numbers of the same unit are compared, in order. Numbers of sections and years are none.
 */
export function worthOfAmounts(
  before: readonly Token[],
  after: readonly Token[],
  clauses: readonly Clause[],
): number {
  const [olds, news] = [
    findQuantities(before).filter((one) => isAmount(before, one)),
    findQuantities(after).filter((one) => isAmount(after, one)),
  ];
  let worth = 0;
  for (const unit of new Set(olds.map((one) => one.unit))) {
    const [was, is] = [olds.filter((one) => one.unit === unit), news.filter((one) => one.unit === unit)];
    if (was.length !== is.length) continue;
    was.forEach((old, at) => {
      const now = is[at];
      if (now === undefined) return;
      worth += Math.sign(now.value - old.value) * directionOf(after, now, clauses);
    });
  }
  return Math.sign(worth);
}

/** 1 if more of the amount helps the reader, -1 if less of it does, 0 if neither is clear. */
function directionOf(tokens: readonly Token[], quantity: Quantity, clauses: readonly Clause[]): number {
  const worth = worthOf(tokens, quantity);
  if (worth !== null) return worth === "gain" ? 1 : -1;
  const stance = clauseAt(clauses, quantity.first)?.stance;
  const bound = boundOf(tokens, quantity);
  if (stance === "duty" || bound === "exactly") return 0;
  if (stance === "right" || (stance === "promise" && bound === "at least")) return 1;
  if (stance === "limit" || stance === "power") return -1;
  return stance === "fact" && bound === "at least" ? 1 : 0;
}
