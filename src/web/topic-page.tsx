import type { Site } from "../http/site.js";
import type { Link } from "../schemas/link.js";
import type { Topic } from "../schemas/topic.js";
import { renderPage } from "./layout.js";
import { LinkCards } from "./link-card.js";
import { topicFeeds } from "./page-feeds.js";
import { Paging } from "./paging-parts.js";
import type { ListQuery } from "./query.js";
import { TopicTags } from "./topic-parts.js";

export interface TopicPageData {
  readonly topic: Topic;
  readonly links: readonly Link[];
  readonly next: string | null;
  readonly query: ListQuery;
}

/** A topic's page: links under the topic and its narrower topics, newest first. */
export function topicPage({ topic, links, next, query }: TopicPageData, site: Site): string {
  const path = `/topics/${topic.slug}`;
  return renderPage(
    {
      site,
      title: topic.name,
      description: `${topic.name}: what companies said, and what they did next.`,
      path,
      json: `/api/v1/topics/${topic.id}`,
      feeds: topicFeeds(topic),
    },
    <>
      <p class="kicker">Topic</p>
      <h1>{topic.name}</h1>
      {topic.parent === null ? null : <TopicTags topics={[topic.parent]} />}
      <h2>What companies said, and what came next</h2>
      <LinkCards links={links} none="No link under this topic is published yet." />
      <Paging path={path} query={query} next={next} />
    </>,
  );
}
