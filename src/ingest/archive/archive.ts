/** An archive of the web, such as the Wayback Machine. */
export interface Archive {
  /**
   * Address of a copy of a page that the archive made about the given time; null if it has none.
   *
   * Never throws: an archive that does not answer must not stop a capture.
   */
  find(url: string, at: Date): Promise<string | null>;
}
