/** `Link` header values of a page: itself, the first page, and the next one if there is one. Relative addresses. */
export function pageLinks(url: string, nextCursor: string | null): string[] {
  // `URL` needs an origin to parse. The links leave it out.
  const address = new URL(url, "http://relative.invalid");
  const link = (rel: string) => `<${address.pathname}${address.search}>; rel="${rel}"`;
  const links = [link("self")];
  address.searchParams.delete("cursor");
  links.push(link("first"));
  if (nextCursor === null) return links;
  address.searchParams.set("cursor", nextCursor);
  return [...links, link("next")];
}
