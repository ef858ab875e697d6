import type { z } from "zod";
import { parseDay } from "../core/dates/day.js";
import type { Judge, Pair } from "../core/verdict/verdict.js";
import { answerStaff } from "../http/answers/public-answer.js";
import { diffAnswer, diffRequest } from "../schemas/diff.js";
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

/** The route that compares a claim with evidence, both given as text. It stores nothing. */
export function diffRoutes({ app }: ApiParts, judge: Judge): void {
  app.post("/diff", {
    schema: {
      ...describe({
        kind: "open",
        operationId: "diff",
        summary: "Compare a claim with evidence: the relation, its probabilities and the reasons",
        description:
          "Both are plain text. The service stores nothing and needs no key. Spans count UTF-16 units. The rules answer, or the model that comes with Walkback if this site uses it for its entries.",
        tag: "Diff",
        errors: ["text-too-long"],
        answer: diffAnswer,
      }),
      body: diffRequest,
    },
    handler: async (request, reply) => {
      // The route's schema made the body.
      const [verdict] = await judge.judge([toPair(request.body as Asked)]);
      const answer = { ...verdict, judge: { name: judge.name, version: judge.version } };
      return answerStaff(reply, { body: JSON.stringify(answer), type: JSON_TYPE });
    },
  });
}
