import type { z } from "zod";
import { parseDay } from "../core/dates/day.js";
import { addCost, type JudgeCost, noCost } from "../core/verdict/cost.js";
import type { Judge, Pair } from "../core/verdict/verdict.js";
import { answerStaff } from "../http/answers/public-answer.js";
import { requireCaller } from "../http/key.js";
import { type DiffAnswer, diffAnswer, diffRequest } from "../schemas/diff.js";
import { describe } from "./description.js";
import { type ApiParts, JSON_TYPE } from "./route.js";

type Asked = z.output<typeof diffRequest>;

/** The pair that a judge reads. `company` applies to both sides unless a side names its own. */
export function toPair(asked: Asked): Pair {
  const { company } = asked;
  const namesOf = (own: string | undefined) =>
    (own ?? company) === undefined ? [] : [String(own ?? company)];
  return {
    claim: {
      text: asked.claim,
      companies: namesOf(asked.claimCompany),
      ...(asked.claimDay !== undefined && { day: parseDay(asked.claimDay) }),
      ...(asked.claimDueDay !== undefined && { dueDay: parseDay(asked.claimDueDay) }),
      ...(asked.claimKind !== undefined && { kind: asked.claimKind }),
      ...(asked.claimCondition !== undefined && { condition: asked.claimCondition }),
      ...(asked.claimVoice !== undefined && { voice: asked.claimVoice }),
    },
    evidence: {
      text: asked.evidence,
      form: asked.evidenceForm,
      companies: namesOf(asked.evidenceCompany),
      ...(asked.evidenceDay !== undefined && { day: parseDay(asked.evidenceDay) }),
      ...(asked.evidenceVoice !== undefined && { voice: asked.evidenceVoice }),
      ...(asked.evidenceDisclosure !== undefined && { disclosure: asked.evidenceDisclosure }),
    },
  };
}

/** The judges that answer questions. */
export interface DiffJudges {
  /** Answers anybody. */
  readonly ofQuestions: Judge;
  /** Answers holders of a key who ask for the site's judge. */
  readonly ofSite: Judge;
}

async function answerOf(judge: Judge, asked: Asked): Promise<DiffAnswer> {
  let cost: JudgeCost | undefined;
  const [verdict] = await judge.judge([toPair(asked)], (one) => {
    cost = addCost(cost ?? noCost, one);
  });
  if (verdict === undefined) throw new Error(`The judge ${judge.name} gave no verdict.`);
  const { fallback, isUncertain, ...said } = verdict;
  const { name, version } = fallback ?? judge;
  return { ...said, reasons: [...said.reasons], judge: { name, version }, ...(cost && { cost }) };
}

/** The route that compares a claim with evidence, both given as text. It stores nothing. */
export function diffRoutes({ app }: ApiParts, { ofQuestions, ofSite }: DiffJudges): void {
  app.post("/diff", {
    schema: {
      ...describe({
        kind: "open",
        operationId: "diff",
        summary: "Compare a claim with evidence: the relation, its probabilities and the reasons",
        description:
          'Both are plain text. The service stores nothing and needs no key. Spans count UTF-16 units. The rules answer, or the model that comes with Walkback if this site uses it for its entries. With a key and `"judge": "site"`, the judge of the site\'s entries answers.',
        tag: "Diff",
        errors: ["text-too-long", "key-required"],
        answer: diffAnswer,
      }),
      body: diffRequest,
    },
    handler: async (request, reply) => {
      // The route's schema made the body.
      const asked = request.body as Asked;
      if (asked.judge === "site") requireCaller(request);
      const answer = await answerOf(asked.judge === "site" ? ofSite : ofQuestions, asked);
      return answerStaff(reply, { body: JSON.stringify(answer), type: JSON_TYPE });
    },
  });
}
