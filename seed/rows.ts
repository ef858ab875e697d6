import { z } from "zod";
import { newClaim } from "../src/schemas/claim.js";
import { newCompany } from "../src/schemas/company.js";
import { newDefence, newLink, newReview } from "../src/schemas/link.js";
import { newMove } from "../src/schemas/move.js";
import { newSource } from "../src/schemas/source.js";
import { newSpeaker } from "../src/schemas/speaker.js";
import { newStatement } from "../src/schemas/statement.js";
import { slug } from "../src/schemas/text.js";
import { newTopic } from "../src/schemas/topic.js";

// A row has the fields of the operation's input, with keys instead of ids. The key of a company or topic is its slug.
export const seedCompany = newCompany.omit({ slug: true }).extend({ key: slug });
export const seedTopic = newTopic.omit({ slug: true }).extend({ key: slug });
export const seedSpeaker = newSpeaker.extend({ key: slug });
export const seedSource = newSource.extend({ key: slug });
const seedClaim = newClaim.omit({ statementId: true }).extend({ key: slug });
export const seedStatement = newStatement.omit({ sourceId: true, captureId: true, speakerId: true }).extend({
  key: slug,
  company: slug,
  about: slug.nullable().default(null),
  speaker: slug.nullable(),
  source: slug,
  claims: z.array(seedClaim),
});
export const seedMove = newMove
  .omit({ sourceId: true, captureId: true })
  .extend({ key: slug, company: slug, source: slug });
export const seedLink = newLink.omit({ claimId: true, evidenceId: true }).extend({
  key: z.string(),
  claim: slug,
  evidence: slug.meta({ description: "Key of a statement or a move" }),
  defence: newDefence
    .omit({ statementIds: true })
    .extend({ statements: z.array(slug).default([]) })
    .nullable()
    .default(null),
  review: newReview,
});

export type SeedCompany = z.output<typeof seedCompany>;
export type SeedTopic = z.output<typeof seedTopic>;
export type SeedSpeaker = z.output<typeof seedSpeaker>;
export type SeedSource = z.output<typeof seedSource>;
export type SeedClaim = z.output<typeof seedClaim>;
export type SeedStatement = z.output<typeof seedStatement>;
export type SeedMove = z.output<typeof seedMove>;
export type SeedLink = z.output<typeof seedLink>;

/** The rows of each file in `seed/`. A parent comes before the rows that name it. */
export interface Collection {
  readonly companies: readonly SeedCompany[];
  readonly topics: readonly SeedTopic[];
  readonly speakers: readonly SeedSpeaker[];
  readonly sources: readonly SeedSource[];
  readonly statements: readonly SeedStatement[];
  readonly moves: readonly SeedMove[];
  readonly links: readonly SeedLink[];
}
