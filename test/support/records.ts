import type { Act } from "../../src/operations/act.js";
import { recordCapture } from "../../src/operations/record/record-capture.js";
import { recordClaim } from "../../src/operations/record/record-claim.js";
import { recordCompany } from "../../src/operations/record/record-company.js";
import { recordMove } from "../../src/operations/record/record-move.js";
import { recordSource } from "../../src/operations/record/record-source.js";
import { recordSpeaker } from "../../src/operations/record/record-speaker.js";
import { recordStatement } from "../../src/operations/record/record-statement.js";
import { recordTopic } from "../../src/operations/record/record-topic.js";
import type { Claim, NewClaim } from "../../src/schemas/claim.js";
import type { Company, NewCompany } from "../../src/schemas/company.js";
import type { Move, NewMove } from "../../src/schemas/move.js";
import type { Capture, NewSource, Source } from "../../src/schemas/source.js";
import type { NewSpeaker, Speaker } from "../../src/schemas/speaker.js";
import type { NewStatement, Statement } from "../../src/schemas/statement.js";
import type { Topic } from "../../src/schemas/topic.js";
import { editor } from "./world.js";

/** Creates records through the operations. A test gives what matters; the rest is made up and differs each time. */
export interface Records {
  company(more?: Partial<NewCompany>): Promise<Company>;
  speaker(more?: Partial<NewSpeaker>): Promise<Speaker>;
  topic(slug: string, parent?: string): Promise<Topic>;
  /** By default published on 2024-07-23. */
  source(more?: Partial<NewSource>): Promise<Source>;
  capture(sourceId: string, text: string): Promise<Capture>;
  /** By default said on 2024-07-23, in its own source. */
  statement(more: Partial<NewStatement> & Pick<NewStatement, "company">): Promise<Statement>;
  claim(statement: Pick<Statement, "id" | "quote">, more?: Partial<NewClaim>): Promise<Claim>;
  /** By default in effect since 2025-07-30, in its own source of that day. */
  move(more: Partial<NewMove> & Pick<NewMove, "company">): Promise<Move>;
}

let made = 0;

/** @param actOf called for each record, so that the act has the clock of that moment */
export function recordsOf(actOf: () => Act): Records {
  const number = (): number => {
    made += 1;
    return made;
  };
  const records: Records = {
    company: (more = {}) => recordCompany(actOf(), { name: `Company ${number()}`, ...more }),
    speaker: (more = {}) => recordSpeaker(actOf(), { name: `Speaker ${number()}`, ...more }),
    topic: (slug, parent) =>
      recordTopic({ ...actOf(), actor: editor }, { name: slug, slug, parent: parent ?? null }),
    source: (more = {}) =>
      recordSource(actOf(), {
        url: `https://news.example/${number()}`,
        title: "A letter",
        publisher: "A publisher",
        kind: "open_letter",
        tier: "primary",
        publishedOn: "2024-07-23",
        ...more,
      }),
    capture: (sourceId, text) =>
      recordCapture({ ...actOf(), actor: editor }, sourceId, {
        capturedAt: actOf().now().toISOString(),
        text,
      }),
    statement: async (more) =>
      recordStatement(actOf(), {
        sourceId: more.sourceId ?? (await records.source()).id,
        quote: `We will keep model ${number()} open.`,
        saidOn: "2024-07-23",
        ...more,
      }),
    claim: (statement, more = {}) =>
      recordClaim(actOf(), {
        statementId: statement.id,
        text: statement.quote,
        kind: "promise",
        strength: "firm",
        testability: "testable",
        ...more,
      }),
    move: async (more) =>
      recordMove(actOf(), {
        sourceId: more.sourceId ?? (await records.source({ publishedOn: "2025-07-30" })).id,
        kind: "release",
        description: `Released model ${number()} without its weights.`,
        effectiveOn: "2025-07-30",
        disclosure: "announced",
        ...more,
      }),
  };
  return records;
}
