/** The site's name, address and contact, as the API, pages and feeds print them. */
export interface Site {
  readonly name: string;
  /** The absolute address of the site, without a final slash: `https://walkback.example`. */
  url(): string;
  /** Where readers report errors: an email address, a web address or words. Empty if the operator set none. */
  readonly contact: string;
}
