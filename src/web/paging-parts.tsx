import { addressWith } from "./query.js";

/** Links to the first and the next part of a list; nothing where it is whole. */
export function Paging({
  path,
  query,
  next,
}: {
  path: string;
  query: Readonly<Record<string, string | undefined>>;
  next: string | null;
}) {
  const { cursor, ...others } = query;
  if (cursor === undefined && next === null) return null;
  return (
    <nav aria-label="Parts of the list">
      <ul class="tags">
        {cursor === undefined ? null : (
          <li>
            <a href={addressWith(path, others)}>Back to the first</a>
          </li>
        )}
        {next === null ? null : (
          <li>
            <a href={addressWith(path, { ...others, cursor: next })} rel="next">
              More
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}
