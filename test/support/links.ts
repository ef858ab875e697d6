import type { Act, Actor, World } from "../../src/operations/act.js";
import { proposeLink } from "../../src/operations/links/propose-link.js";
import { publishLink } from "../../src/operations/links/publish-link.js";
import { reviewLink } from "../../src/operations/links/review-link.js";
import { writeDefence } from "../../src/operations/links/write-defence.js";
import type { Claim, NewClaim } from "../../src/schemas/claim.js";
import type { Link, NewLink } from "../../src/schemas/link.js";
import type { NewMove } from "../../src/schemas/move.js";
import type { NewStatement } from "../../src/schemas/statement.js";
import { permalinkOf } from "../../src/wording/link-words.js";
import { recordsOf } from "./records.js";
import { actOf, contributor, editor } from "./world.js";

/** The parts of a link that matter to a test. The default is a promise of 2024-07-23, broken by a move of 2025-07-30. */
export interface LinkParts {
  readonly company?: string;
  readonly statement?: Partial<NewStatement>;
  readonly claim?: Partial<NewClaim>;
  readonly move?: Partial<NewMove>;
  readonly link?: Partial<NewLink>;
}

/** Creates links through the operations. */
export interface Links {
  claim(parts?: LinkParts): Promise<Claim>;
  /** A link proposed by the contributor. */
  proposed(parts?: LinkParts): Promise<Link>;
  /** A link with a defence and an editor's approval, ready to be published. */
  approved(parts?: LinkParts): Promise<Link>;
  published(parts?: LinkParts): Promise<Link & { page: string }>;
}

export function linksOf(world: () => World): Links {
  const as = (actor: Actor): Act => actOf(world(), actor);
  const records = recordsOf(() => as(contributor));
  const links: Links = {
    claim: async ({ company, statement, claim } = {}) => {
      const sayer = company ?? (await records.company()).id;
      return records.claim(await records.statement({ company: sayer, ...statement }), claim);
    },
    proposed: async (parts = {}) => {
      const company = parts.company ?? (await records.company()).id;
      const claim = await links.claim({ ...parts, company });
      const evidenceId = parts.link?.evidenceId ?? (await records.move({ company, ...parts.move })).id;
      return proposeLink(as(contributor), {
        claimId: claim.id,
        relation: "contradicts",
        explanation: "It said that it would, and did not.",
        ...parts.link,
        evidenceId,
      });
    },
    approved: async (parts) => {
      const { id } = await links.proposed(parts);
      await writeDefence(as(contributor), id, { words: "Nothing allowed for it.", noneFound: true });
      return reviewLink(as(editor), id, { verdict: "approve" });
    },
    published: async (parts) => {
      const link = await publishLink(as(editor), (await links.approved(parts)).id);
      return { ...link, page: permalinkOf(link) };
    },
  };
  return links;
}
