/**
 * The address of a document, one form for all its spellings: host in lower case, no default port, no fragment.
 *
 * A fragment names a place in the document; one that a page's script routes by (`#!...`, `#/...`) names another
 * document and stays. Takes a well-formed http or https address.
 */
export function sourceUrl(url: string): string {
  const parsed = new URL(url);
  if (!/^#[!/]/.test(parsed.hash)) parsed.hash = "";
  return parsed.href;
}
