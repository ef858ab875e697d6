import { createHash } from "node:crypto";
import type { Pair } from "../core/verdict/verdict.js";
import type { Reader } from "../database/database.js";
import { findCachedVerdicts, insertCachedVerdict, type PairHashes } from "../store/cached-verdict.js";
import type { Answer, AskedJudge, JudgeLog } from "./asked-judge.js";
import type { AnswerStore } from "./guarded.js";

/** What the judges need of the service. */
export interface JudgeParts {
  readonly database: Reader;
  readonly now: () => Date;
  readonly log: JudgeLog;
}

const hashOf = (side: object): string => createHash("sha256").update(JSON.stringify(side)).digest("hex");
const hashesOf = ({ claim, evidence }: Pair): PairHashes => ({
  claimHash: hashOf(claim),
  evidenceHash: hashOf(evidence),
});

/** The answers of a judge in the database, found by the hashes of what it read and by its version. */
export function answerStore(asked: AskedJudge, { database, now }: Omit<JudgeParts, "log">): AnswerStore {
  return {
    find: (pairs) => findCachedVerdicts<Answer>(database, asked, { pairs: pairs.map(hashesOf), now: now() }),
    insert: async (pair, answer) => {
      await insertCachedVerdict(database, asked, { pair: hashesOf(pair), answer, now: now() });
    },
  };
}
