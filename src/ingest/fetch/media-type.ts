/** The media type of a Content-Type header in lower case, without parameters; null if it names none. */
export function mediaTypeOf(contentType: string): string | null {
  const [type = ""] = contentType.split(";", 1);
  const name = type.trim().toLowerCase();
  return /^[a-z0-9!#$&^_.+-]{1,60}\/[a-z0-9!#$&^_.+-]{1,60}$/.test(name) ? name : null;
}

/** Whether a page of this type can be a wall. A missing type counts as HTML, as it does for a browser. */
export function isHtml(mediaType: string | null): boolean {
  return mediaType === null || mediaType === "text/html" || mediaType === "application/xhtml+xml";
}
