import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ClaimKind, Strength } from "../../src/core/claims/kinds.js";
import { compareDays, parseDay } from "../../src/core/dates/day.js";
import { judgePair } from "../../src/core/rules/judge.js";
import type { Verdict } from "../../src/core/verdict/verdict.js";
import type { Part } from "./part.js";

interface SeedCompany {
  readonly key: string;
  readonly name: string;
  readonly aliases?: readonly { readonly name: string }[];
  readonly parents?: readonly { readonly parent: string }[];
}

interface SeedClaim {
  readonly key: string;
  readonly text: string;
  readonly kind: ClaimKind;
  readonly strength: Strength;
  readonly condition?: string;
}

interface SeedEntry {
  readonly key: string;
  readonly company: string;
  readonly about?: string;
  readonly voice?: string;
  readonly quote?: string;
  readonly description?: string;
  readonly saidOn?: string;
  readonly effectiveOn?: string;
  readonly disclosure?: "announced" | "silent" | "reported";
  readonly claims?: readonly SeedClaim[];
}

interface SeedLink {
  readonly claim: string;
  readonly evidence: string;
  readonly relation: string;
}

const read = <T>(name: string): readonly T[] =>
  JSON.parse(readFileSync(join("seed", `${name}.json`), "utf8")) as T[]; // the seed's own tests say what the files hold

const dayOf = (entry: SeedEntry) => parseDay(entry.saidOn ?? entry.effectiveOn ?? "");

/** A claim of the seed with an entry of the same corporate group that a candidate search could pair with it. */
interface SeedPair {
  readonly claim: SeedClaim;
  readonly entry: SeedEntry;
  readonly verdict: Verdict;
}

function isEvidence(statement: SeedEntry, claim: SeedClaim, entry: SeedEntry): boolean {
  if (entry === statement || statement.voice === "reporting" || entry.voice === "reporting") return false;
  const order = compareDays(dayOf(entry), dayOf(statement));
  const isTimeless = claim.kind === "fact" || claim.kind === "definition";
  return order === "after" || order === "same" || (isTimeless && order === "before");
}

function judgeSeed(): readonly SeedPair[] {
  const companies = new Map(read<SeedCompany>("companies").map((company) => [company.key, company]));
  const namesOf = (key: string): string[] => {
    const company = companies.get(key);
    return company === undefined ? [key] : [company.name, ...(company.aliases ?? []).map(({ name }) => name)];
  };
  const isFamily = (a: string, b: string): boolean =>
    a === b || (companies.get(a)?.parents ?? []).some(({ parent }) => parent === b);
  const statements = read<SeedEntry>("statements");
  const entries = [...statements, ...read<SeedEntry>("moves")];
  return statements.flatMap((statement) =>
    (statement.claims ?? []).flatMap((claim) =>
      entries
        .filter((entry) => isFamily(statement.company, entry.about ?? entry.company))
        .filter((entry) => isEvidence(statement, claim, entry))
        .map((entry) => ({ claim, entry, verdict: verdictOf({ statement, claim, entry }, namesOf) })),
    ),
  );
}

interface Trio {
  readonly statement: SeedEntry;
  readonly claim: SeedClaim;
  readonly entry: SeedEntry;
}

function verdictOf({ statement, claim, entry }: Trio, namesOf: (key: string) => string[]): Verdict {
  const names = namesOf(statement.company);
  const isStatement = entry.saidOn !== undefined;
  return judgePair(
    { ...claim, day: dayOf(statement), companies: names },
    {
      text: (isStatement ? entry.quote : entry.description) ?? "",
      form: isStatement ? "statement" : "move",
      ...(entry.disclosure ? { disclosure: entry.disclosure } : {}),
      day: dayOf(entry),
      companies: [...namesOf(entry.company), ...names],
    },
  );
}

function lines(): string[] {
  const links = new Map(
    read<SeedLink>("links").map(({ claim, evidence, relation }) => [`${claim} ${evidence}`, relation]),
  );
  const pairs = judgeSeed();
  const known = (pair: SeedPair): string | undefined => links.get(`${pair.claim.key} ${pair.entry.key}`);
  const proposed = pairs.filter(
    ({ verdict }) => verdict.relation !== null && verdict.relation !== "unrelated",
  );
  const found = proposed.filter((pair) => known(pair) !== undefined);
  const same = found.filter((pair) => known(pair) === pair.verdict.relation);
  const restated = proposed.filter(({ verdict }) => verdict.manner === "restated");
  return [
    "Every claim of the seed is paired with every entry that may concern it by company and day. People have approved only",
    "some of the possible links, so a proposal without an approved link is not always wrong.",
    "",
    "```",
    `pairs ${pairs.length}, proposed ${proposed.length}, of them "restated" ${restated.length}`,
    `approved links among the pairs ${pairs.filter((pair) => known(pair) !== undefined).length}, proposed ${found.length}, with their relation ${same.length}`,
    "```",
  ];
}

/** The number of proposals that the judge makes from the seed collection, and of approved links among them. */
export const seed: Part = { title: "The seed collection's queue of proposals", write: lines };
