interface TopicRef {
  readonly slug: string;
  readonly name: string;
}

/** Topics as links to their pages; nothing where there is none. */
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
