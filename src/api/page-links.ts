/** `Link` values of a page: itself, the first one, and the next one where there is one. Relative, percent-encoded. */
export function pageLinks(url: string, nextCursor: string | null): string[] {
  // The origin is only there to parse against: it is left out again.
  const address = new URL(url, "http://relative.invalid");
  const link = (rel: string) => `<${address.pathname}${address.search}>; rel="${rel}"`;
  const links = [link("self")];
  address.searchParams.delete("cursor");
  links.push(link("first"));
  if (nextCursor === null) return links;
  address.searchParams.set("cursor", nextCursor);
  return [...links, link("next")];
}
