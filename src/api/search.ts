import { z } from "zod";
import { line } from "../schemas/text.js";
import { searchHit } from "../schemas/timeline.js";
import { searchEntries } from "../store/search.js";
import { companyIdOf, companyKey } from "./filters.js";
import { type ApiParts, list, none } from "./route.js";

/** The route that searches statements and moves. */
export function searchRoutes(parts: ApiParts): void {
  list(parts, "/search", {
    operationId: "search",
    summary: "Find statements and moves that have the words, best match first",
    tag: "Search",
    params: none,
    query: z.strictObject({
      q: line(300).meta({ description: "Words to find; rare words count more" }),
      company: companyKey.optional(),
    }),
    item: searchHit,
    pageName: "SearchPage",
    list: async ({ query: { q, company, ...rest } }, audience) =>
      searchEntries(
        parts.world.database,
        { query: q, companyId: await companyIdOf(parts, company, audience), ...rest },
        audience,
      ),
  });
}
