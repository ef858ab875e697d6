import { z } from "zod";
import { publishStatement } from "../operations/record/publish-record.js";
import { recordStatement } from "../operations/record/record-statement.js";
import { statementId } from "../schemas/id.js";
import { newStatement, statement } from "../schemas/statement.js";
import { getStatement, listStatements } from "../store/statement.js";
import { companyFilter, companyIdOf, entryFilters, rangeOf, speakerFilter } from "./filters.js";
import { type ApiParts, list, none, read } from "./route.js";
import { write } from "./write-route.js";

const tag = "Statements";
const params = z.strictObject({ id: statementId });

/** Statements: what was said, verbatim, on a day, with its source. */
export function statementRoutes(parts: ApiParts): void {
  const { database } = parts.world;
  list(parts, "/statements", {
    operationId: "listStatements",
    summary: "List statements, newest day first",
    tag,
    params: none,
    query: z.strictObject({ ...companyFilter, speaker: speakerFilter, ...entryFilters }),
    item: statement,
    pageName: "StatementPage",
    list: async ({ query: { company, subsidiaries, speaker, source, from, to, ...rest } }, audience) =>
      listStatements(
        database,
        {
          companyId: await companyIdOf(parts, company, audience),
          includesSubsidiaries: subsidiaries === "include",
          speakerId: speaker,
          sourceId: source,
          ...rangeOf({ from, to }),
          ...rest,
        },
        audience,
      ),
  });
  read(parts, "/statements/:id", {
    operationId: "getStatement",
    summary: "Get a statement with its claims",
    tag,
    errors: ["statement-not-found"],
    params,
    query: none,
    answer: statement,
    find: ({ params: { id } }, audience) => getStatement(database, id, audience),
  });
  statementWrites(parts);
}

function statementWrites(parts: ApiParts): void {
  write(parts, "/statements", {
    operationId: "recordStatement",
    summary: "Record a statement, and queue the search for what it contradicts or confirms",
    tag,
    errors: [
      "company-not-found",
      "speaker-not-found",
      "source-not-found",
      "capture-not-found",
      "topic-not-found",
      "duplicate-statement",
      "day-in-future",
      "quote-not-in-capture",
      "source-before-event",
    ],
    params: none,
    body: newStatement,
    answer: statement,
    status: 201,
    location: ({ id }) => `/api/v1/statements/${id}`,
    act: (act, { body }) => recordStatement(act, body),
  });
  write(parts, "/statements/:id/publish", {
    operationId: "publishStatement",
    summary: "Publish a statement with its claims, source, speaker and company",
    tag,
    errors: ["statement-not-found", "quote-not-in-capture", "source-before-event"],
    params,
    answer: statement,
    status: 200,
    act: (act, asked) => publishStatement(act, asked.params.id),
  });
}
