import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { ClaimKind, Strength, Voice } from "../../src/core/claims/kinds.js";
import { parseDay } from "../../src/core/dates/day.js";
import type { Degree, VerdictRelation } from "../../src/core/links/relations.js";
import type { JudgedClaim, JudgedEvidence, Pair } from "../../src/core/verdict/verdict.js";
import { projectRoot } from "../../src/root.js";

/** A pair of an invented company with its label. `claimKey` tells which pairs share a claim. */
export interface WrittenPair {
  readonly pair: Pair;
  readonly relation: VerdictRelation;
  readonly degree: Degree | null;
  readonly claimKey: string;
}

interface PairRow {
  readonly case: string;
  readonly company: string;
  readonly claim: string;
  readonly claimDay: string;
  readonly claimKind: ClaimKind;
  readonly claimStrength: Strength;
  readonly claimCondition: string | null;
  readonly claimVoice: Voice;
  readonly evidence: string;
  readonly evidenceDay: string;
  readonly evidenceForm: "statement" | "move";
  readonly relation: VerdictRelation;
  readonly degree: Degree | null;
  readonly split: "train" | "develop";
}

interface DossierRow {
  readonly id: string;
  readonly company: string;
  readonly split: "train" | "develop";
  readonly claims: readonly {
    readonly id: string;
    readonly text: string;
    readonly day: string;
    readonly kind: ClaimKind;
    readonly strength: Strength;
    readonly condition: string | null;
    readonly voice: Voice;
  }[];
  readonly evidence: readonly {
    readonly id: string;
    readonly text: string;
    readonly day: string;
    readonly form: "statement" | "move";
    readonly disclosure?: "announced" | "silent" | "reported";
  }[];
  readonly links: readonly {
    readonly claim: string;
    readonly evidence: string;
    readonly relation: VerdictRelation;
    readonly degree: Degree | null;
  }[];
}

const read = <Row>(name: string): Row[] =>
  gunzipSync(readFileSync(join(projectRoot, "training/data", `${name}.jsonl.gz`)))
    .toString("utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Row); // the data card says what the rows hold

const condition = (words: string | null): { condition?: string } =>
  words === null ? {} : { condition: words };

/** The written pairs of the split that no model trains on. */
export function developPairs(): readonly WrittenPair[] {
  return read<PairRow>("written-pairs")
    .filter(({ split }) => split === "develop")
    .map((row) => {
      const companies = [row.company];
      const claim: JudgedClaim = {
        text: row.claim,
        day: parseDay(row.claimDay),
        kind: row.claimKind,
        strength: row.claimStrength,
        voice: row.claimVoice,
        companies,
        ...condition(row.claimCondition),
      };
      const evidence: JudgedEvidence = {
        text: row.evidence,
        day: parseDay(row.evidenceDay),
        form: row.evidenceForm,
        companies,
      };
      return { pair: { claim, evidence }, relation: row.relation, degree: row.degree, claimKey: row.case };
    });
}

/** Every claim beside every piece of evidence of the dossiers that no model trains on. */
export function developCells(): readonly WrittenPair[] {
  return read<DossierRow>("written-dossiers")
    .filter(({ split }) => split === "develop")
    .flatMap((dossier) => {
      const companies = [dossier.company];
      const links = new Map(dossier.links.map((link) => [`${link.claim} ${link.evidence}`, link]));
      return dossier.claims.flatMap(({ id, text, day, kind, strength, voice, condition: words }) =>
        dossier.evidence.map((found) => {
          const link = links.get(`${id} ${found.id}`);
          const claim = { text, day: parseDay(day), kind, strength, voice, companies, ...condition(words) };
          const { disclosure } = found;
          const evidence = {
            text: found.text,
            day: parseDay(found.day),
            form: found.form,
            companies,
            ...(disclosure !== undefined && { disclosure }),
          };
          return {
            pair: { claim, evidence },
            relation: link?.relation ?? "unrelated",
            degree: link?.degree ?? null,
            claimKey: `${dossier.id} ${id}`,
          };
        }),
      );
    });
}
