interface TopicRef {
  readonly slug: string;
  readonly name: string;
}

/** Links to the pages of these topics. Nothing if there are none. */
export function TopicTags({ topics }: { topics: readonly TopicRef[] }) {
  if (topics.length === 0) return null;
  return (
    <ul class="tags" aria-label="Topics">
      {topics.map(({ slug, name }) => (
        <li>
          <a href={`/topics/${slug}`}>{name}</a>
        </li>
      ))}
    </ul>
  );
}
