import { addressWith } from "./query.js";

/** Links to the first and next pages of a list. Nothing if the list fits on one page. */
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
    <nav aria-label="Pages of this list">
      <ul class="tags">
        {cursor === undefined ? null : (
          <li>
            <a href={addressWith(path, others)}>First page</a>
          </li>
        )}
        {next === null ? null : (
          <li>
            <a href={addressWith(path, { ...others, cursor: next })} rel="next">
              Next page
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}
