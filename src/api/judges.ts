import { answerStaff } from "../http/answers/public-answer.js";
import { judgeRecords } from "../schemas/judge-record.js";
import { listJudgeRecords } from "../store/judge-record.js";
import { describe } from "./description.js";
import { type ApiParts, JSON_TYPE, none } from "./route.js";

/** The route that tells what reviewers decided about each judge's proposals. */
export function judgeRoutes({ app, world }: ApiParts): void {
  app.get("/judges", {
    schema: {
      ...describe({
        kind: "read",
        operationId: "listJudges",
        summary: "Count what reviewers decided about each judge's proposals, by version",
        description:
          "`approved` of those decided is how often a version was right in this newsroom. Links that people proposed do not count.",
        tag: "Diff",
        answer: judgeRecords,
      }),
      querystring: none,
    },
    // Not kept in memory: a review that publishes nothing changes the counts, but not the public data's version.
    handler: async (_request, reply) =>
      answerStaff(reply, { body: (await listJudgeRecords(world.database)).text, type: JSON_TYPE }),
  });
}
