import type { Reader } from "../database/database.js";
import type { AnswerCache } from "../http/answers/answer-cache.js";
import { getCompanyTarget, type SlugTarget } from "../store/company.js";
import type { Audience } from "../store/visibility.js";

const MOST_REMEMBERED = 20_000;

// Keyed by the cache's generation, so a change of the public data forgets all. Every list of a company asks for its target.
const remembered = new WeakMap<object, Map<string, SlugTarget>>();

/**
 * The company with a slug, an earlier slug or an id.
 *
 * Kept in memory for the public until the public data changes.
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
