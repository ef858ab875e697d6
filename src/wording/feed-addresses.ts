import type { Relation } from "../core/links/relations.js";

/** Each feed's name in its address, and the relation it lists; `null` lists all relations. */
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

/** The media type of each form, as its specification defines it. */
export const feedTypes: Record<FeedForm, string> = {
  rss: "application/rss+xml",
  atom: "application/atom+xml",
  json: "application/feed+json",
};

/** What a feed covers: everything, one company or one topic. */
export type FeedSubject =
  | { readonly kind: "all" }
  | { readonly kind: "company"; readonly slug: string }
  | { readonly kind: "topic"; readonly slug: string };

/** A feed's path on the site. */
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
