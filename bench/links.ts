import { mannersOf, type Relation, relations } from "../src/core/links/relations.js";
import { hashOf, type MadeCompany, type Maker, type Row } from "./entries.js";

const JUDGE = { name: "synthetic", version: "0" };
const REVIEWER = "Synthetic Reviewer";

type Status = "published" | "proposed" | "withdrawn" | "rejected";

function drawStatus(maker: Maker): Status {
  const fraction = maker.draws.fraction();
  if (fraction < 0.55) return "published";
  if (fraction < 0.85) return "proposed";
  return fraction < 0.95 ? "withdrawn" : "rejected";
}

function drawRelation(maker: Maker): { relation: Relation; manner: string } {
  const relation = maker.draws.fraction() < 0.5 ? "contradicts" : maker.draws.pick(relations);
  return { relation, manner: maker.draws.pick<string>(mannersOf[relation]) };
}

/** Publishes both ends of a link and their sources. */
function publishEnds(company: MadeCompany, ends: readonly (Row | undefined)[], at: Date): void {
  for (const end of ends) {
    if (!end) continue;
    end.public_since ??= at;
    const source = company.sources.find((row) => row.id === end.source_id);
    if (source) source.public_since ??= at;
  }
}

function verdictColumns(maker: Maker, isJudge: boolean): Row {
  if (!isJudge) return { proposer_kind: "person", proposer: "Synthetic Editor", reasons: [] };
  return {
    proposer_kind: "judge",
    proposer: JUDGE.name,
    judge_version: JUDGE.version,
    input_hash: hashOf(String(maker.draws.fraction())),
    confidence: 0.7,
    probabilities: { contradicts: 0.7, confirms: 0.1, qualifies: 0.1, unrelated: 0.1 },
    reasons: [
      {
        sentence: "Both speak of the same subject; the evidence ends what the claim promised.",
        claimSpan: { start: 0, end: 12 },
        evidenceSpan: { start: 0, end: 12 },
      },
    ],
  };
}

function statusColumns(status: Status, relation: Relation, at: Date): Row {
  const isPublished = status === "published" || status === "withdrawn";
  const withdrawn = { withdrawn_at: at, withdrawn_reason: "The source was corrected by its publisher." };
  return {
    status,
    ...(isPublished ? { published_as: relation, published_at: at, published_by: REVIEWER } : {}),
    ...(status === "withdrawn" ? withdrawn : {}),
    changed_at: at,
    recorded_at: at,
  };
}

function makeDefence(maker: Maker, company: MadeCompany, linkId: string, at: Date): void {
  const id = maker.id("defence");
  const earlier = maker.draws.fraction() < 0.7 ? maker.draws.pick(company.statements) : null;
  maker.add("defence", {
    id,
    link_id: linkId,
    words: earlier
      ? "The company had said before that it would weigh this case by case, and did so here."
      : "None found in what the company said in the five years before.",
    none_found: earlier === null,
    written_by: REVIEWER,
    written_at: at,
  });
  if (!earlier) return;
  publishEnds(company, [earlier], at);
  maker.add("defence_statement", { defence_id: id, statement_id: earlier.id });
}

function makeHistory(
  maker: Maker,
  company: MadeCompany,
  link: { id: string; status: Status; relation: Relation; at: Date },
): void {
  const { id, status, relation, at } = link;
  if (status === "proposed") return;
  maker.add("review", {
    id: maker.id("review"),
    link_id: id,
    verdict: status === "rejected" ? "reject" : "approve",
    comment: "Read both sources in full.",
    reviewer: REVIEWER,
    rule_version: "1",
    reviewed_at: at,
  });
  if (status !== "rejected" && relation === "contradicts") makeDefence(maker, company, id, at);
  if (status !== "withdrawn") return;
  maker.add("correction", {
    id: maker.id("correction"),
    record_type: "link",
    record_id: id,
    field: "status",
    old_value: "published",
    new_value: "withdrawn",
    reason: "The source was corrected by its publisher.",
    requested_by: "A reader",
    made_by: REVIEWER,
    made_at: at,
    is_public: true,
    company_id: company.id,
  });
}

function drawEvidence(
  maker: Maker,
  company: MadeCompany,
  claimDay: string,
): { row: Row; isMove: boolean } | null {
  for (let tries = 0; tries < 20; tries += 1) {
    const isMove = company.moves.length > 0 && maker.draws.fraction() < 0.7;
    const row = maker.draws.pick(isMove ? company.moves : company.statements);
    if (String(isMove ? row.effective_from : row.said_from) > claimDay) return { row, isMove };
  }
  return null;
}

/** Links one of the company's claims to later evidence. Does nothing when the pair is linked already. */
export function makeLink(maker: Maker, company: MadeCompany, linked: Set<string>): boolean {
  const claim = maker.draws.pick(company.claims);
  const evidence = drawEvidence(maker, company, String(claim.statement.said_to));
  const pair = evidence && `${claim.row.id} ${evidence.row.id}`;
  if (!pair || linked.has(pair)) return false;
  linked.add(pair);
  const at = maker.now();
  const id = maker.id("link");
  const status = drawStatus(maker);
  const { relation, manner } = drawRelation(maker);
  const side = evidence.isMove ? "effective" : "said";
  maker.add("link", {
    id,
    claim_id: claim.row.id,
    [evidence.isMove ? "evidence_move_id" : "evidence_statement_id"]: evidence.row.id,
    relation,
    manner,
    degree: maker.draws.pick(["full", "partial"]),
    letter_or_spirit: "letter",
    explanation: "The two cannot both hold for the same customers at the same time.",
    company_id: company.id,
    speaker_id: claim.statement.speaker_id,
    evidence_from: evidence.row[`${side}_from`],
    evidence_to: evidence.row[`${side}_to`],
    ...verdictColumns(maker, maker.draws.fraction() < 0.7),
    ...statusColumns(status, relation, at),
  });
  for (const topicId of claim.topicIds) maker.add("link_topic", { link_id: id, topic_id: topicId });
  if (status === "published" || status === "withdrawn")
    publishEnds(company, [claim.row, claim.statement, evidence.row], at);
  makeHistory(maker, company, { id, status, relation, at });
  return true;
}
