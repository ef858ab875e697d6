/** What every door says of the place it is at. */
export interface Site {
  readonly name: string;
  /** The absolute address of the site, without a slash at its end: `https://walkback.example`. */
  url(): string;
  /** How to reach whoever answers for the site: a mail address, an address of a page; empty where none was given. */
  readonly contact: string;
}
