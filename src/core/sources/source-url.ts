/**
 * The address of a document in one form for all its spellings: lower-case host, no default port, no fragment.
 *
 * A fragment names a place in the document, so it is removed. A fragment for a page's script (`#!...`, `#/...`) names
 * another document, so it stays. The address must be a well-formed http or https address.
 */
export function sourceUrl(url: string): string {
  const parsed = new URL(url);
  if (!/^#[!/]/.test(parsed.hash)) parsed.hash = "";
  return parsed.href;
}
