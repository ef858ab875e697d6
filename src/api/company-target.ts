import type { Reader } from "../database/database.js";
import type { AnswerCache } from "../http/answers/answer-cache.js";
import { getCompanyTarget, type SlugTarget } from "../store/company.js";
import type { Audience } from "../store/visibility.js";

const MOST_REMEMBERED = 20_000;

// Addresses of companies, for each state of the public data: a list of a company asks for it each time.
const remembered = new WeakMap<object, Map<string, SlugTarget>>();

/**
 * The company that has, or once had, a slug or an id. Remembered for the public while nothing changed.
 *
 * @throws DomainError `company-not-found`
 */
export async function getTarget(
  { reader, cache }: { readonly reader: Reader; readonly cache: AnswerCache },
  slugOrId: string,
  audience: Audience,
): Promise<SlugTarget> {
  const generation = audience === "public" ? cache.generation : null;
  if (generation === null) return getCompanyTarget(reader, slugOrId, audience);
  const targets = remembered.get(generation) ?? new Map<string, SlugTarget>();
  remembered.set(generation, targets);
  const known = targets.get(slugOrId);
  if (known !== undefined) return known;
  const target = await getCompanyTarget(reader, slugOrId, audience);
  if (targets.size < MOST_REMEMBERED) targets.set(slugOrId, target);
  return target;
}
