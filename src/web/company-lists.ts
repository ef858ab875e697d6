import type { Reader } from "../database/database.js";
import { MovedPermanently } from "../http/redirect.js";
import type { Link } from "../schemas/link.js";
import { getCompany, getCompanyTarget } from "../store/company.js";
import { readJson } from "../store/json.js";
import { listLinks } from "../store/link.js";
import { listSpeakers } from "../store/speaker.js";
import { listTimeline } from "../store/timeline.js";
import { listTopics } from "../store/topic.js";
import { feedRelations } from "../wording/feed-addresses.js";
import type { CompanyPageData, Shown } from "./company-page.js";
import { addressWith, type CompanyQuery, rangeOf, type Show, shows } from "./query.js";

// FEW and FEW_ENTRIES limit each list on the overview; MANY limits a list shown alone.
const FEW = 5;
const FEW_ENTRIES = 12;
const MANY = 25;
const MOST_WITHDRAWN = 100;
const MOST_TOPICS = 200;
const MOST_SPEAKERS = 100;

async function readList(
  reader: Reader,
  { companyId, query, show }: { companyId: string; query: CompanyQuery; show: Show },
): Promise<Shown> {
  const isAlone = query.show === show;
  const filter = {
    companyId,
    includesSubsidiaries: query.subsidiaries === "include",
    topic: query.topic,
    ...rangeOf(query),
    // A cursor is valid only for the list that the query chooses.
    cursor: isAlone ? query.cursor : undefined,
  };
  if (show === "timeline") {
    const page = await listTimeline(reader, { ...filter, limit: isAlone ? MANY : FEW_ENTRIES }, "public");
    return { show, entries: readJson(page).data, next: page.nextCursor };
  }
  const page = await listLinks(
    reader,
    { ...filter, relation: feedRelations[show], manner: query.manner, limit: isAlone ? MANY : FEW },
    "public",
  );
  return { show, links: readJson(page).data satisfies Link[], next: page.nextCursor };
}

/**
 * The data of a company's page.
 *
 * @throws DomainError `company-not-found`, `invalid-cursor`, `invalid-input`
 * @throws MovedPermanently if the company has a new slug
 */
export async function readCompanyPage(
  reader: Reader,
  slug: string,
  query: CompanyQuery,
): Promise<CompanyPageData> {
  const target = await getCompanyTarget(reader, slug, "public");
  if (target.slug !== slug) throw new MovedPermanently(addressWith(`/companies/${target.slug}`, query));
  const companyId = target.id;
  const chosen = query.show === undefined ? shows : [query.show];
  const withdrawnFilter = {
    companyId,
    includesSubsidiaries: query.subsidiaries === "include",
    status: "withdrawn",
    limit: MOST_WITHDRAWN,
  };
  const [company, speakers, topics, withdrawn, lists] = await Promise.all([
    getCompany(reader, slug, "public"),
    listSpeakers(reader, { companyId, limit: MOST_SPEAKERS }, "public"),
    listTopics(reader, { limit: MOST_TOPICS }),
    listLinks(reader, withdrawnFilter, "public"),
    Promise.all(chosen.map((show) => readList(reader, { companyId, query, show }))),
  ]);
  return {
    company: readJson(company),
    speakers: readJson(speakers).data,
    topics: readJson(topics).data,
    withdrawn: readJson(withdrawn).data,
    query,
    lists,
  };
}
