import { generateOpml } from "feedsmith";
import type { Site } from "../http/site.js";
import type { Company } from "../schemas/company.js";
import {
  type FeedName,
  type FeedSubject,
  feedNames,
  feedPath,
  feedTitles,
} from "../wording/feed-addresses.js";
import { cleanTitle } from "./clean-text.js";

type Listed = Pick<Company, "slug" | "name" | "page">;

function outline(
  site: Site,
  subject: FeedSubject,
  { name, of, page }: { name: FeedName; of: string; page: string },
) {
  const title = cleanTitle(of === "" ? feedTitles[name] : `${of}, ${feedTitles[name].toLowerCase()}`);
  return {
    type: "rss",
    text: title,
    title,
    xmlUrl: `${site.url()}${feedPath(subject, name, "rss")}`,
    htmlUrl: `${site.url()}${page}`,
  };
}

/** A subscription list that feed readers import: the feeds of everything and of each company. */
export function toOpml(companies: readonly Listed[], site: Site): string {
  const all = feedNames.map((name) => outline(site, { kind: "all" }, { name, of: "", page: "/" }));
  const each = companies.map(({ slug, name: of, page }) => ({
    text: cleanTitle(of),
    outlines: (["contradictions", "confirmations"] as const).map((name) =>
      outline(site, { kind: "company", slug }, { name, of, page }),
    ),
  }));
  return generateOpml({
    head: { title: cleanTitle(`${site.name} feeds`) },
    body: { outlines: [...all, ...each] },
  });
}
