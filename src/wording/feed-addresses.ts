import type { Relation } from "../core/links/relations.js";

/** The feeds there are, by the name in their address, and the relation each is of; null for all relations. */
export const feedRelations = {
  contradictions: "contradicts",
  confirmations: "confirms",
  qualifications: "qualifies",
  links: null,
} as const satisfies Record<string, Relation | null>;

export type FeedName = keyof typeof feedRelations;
export const feedNames = [
  "contradictions",
  "confirmations",
  "qualifications",
  "links",
] as const satisfies FeedName[];

export const feedTitles: Record<FeedName, string> = {
  contradictions: "Contradictions",
  confirmations: "Kept promises and other confirmations",
  qualifications: "Qualifications",
  links: "All links",
};

export const feedForms = ["rss", "atom", "json"] as const;
export type FeedForm = (typeof feedForms)[number];

/** Media type of each form, as its specification names it. */
export const feedTypes: Record<FeedForm, string> = {
  rss: "application/rss+xml",
  atom: "application/atom+xml",
  json: "application/feed+json",
};

/** What a feed is of: everything, one company, one topic. */
export type FeedSubject =
  | { readonly kind: "all" }
  | { readonly kind: "company"; readonly slug: string }
  | { readonly kind: "topic"; readonly slug: string };

/** A feed's address relative to the site. */
export function feedPath(subject: FeedSubject, name: FeedName, form: FeedForm): string {
  switch (subject.kind) {
    case "all":
      return `/feeds/${name}.${form}`;
    case "company":
      return `/feeds/companies/${subject.slug}/${name}.${form}`;
    case "topic":
      return `/feeds/topics/${subject.slug}/${name}.${form}`;
  }
}
