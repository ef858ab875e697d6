import { z } from "zod";
import { publishMove } from "../operations/record/publish-record.js";
import { recordMove } from "../operations/record/record-move.js";
import { moveId } from "../schemas/id.js";
import { move, moveKinds, newMove } from "../schemas/move.js";
import { getMove, listMoves } from "../store/move.js";
import { companyFilter, companyIdOf, entryFilters, rangeOf } from "./filters.js";
import { type ApiParts, list, none, read } from "./route.js";
import { write } from "./write-route.js";

const tag = "Moves";
const params = z.strictObject({ id: moveId });

/** Routes of moves: what a company did, in an editor's words, with its source. */
export function moveRoutes(parts: ApiParts): void {
  const { database } = parts.world;
  list(parts, "/moves", {
    operationId: "listMoves",
    summary: "List moves, newest day first",
    tag,
    params: none,
    query: z.strictObject({ ...companyFilter, kind: z.enum(moveKinds).optional(), ...entryFilters }),
    item: move,
    pageName: "MovePage",
    list: async ({ query: { company, subsidiaries, source, from, to, ...rest } }, audience) =>
      listMoves(
        database,
        {
          companyId: await companyIdOf(parts, company, audience),
          includesSubsidiaries: subsidiaries === "include",
          sourceId: source,
          ...rangeOf({ from, to }),
          ...rest,
        },
        audience,
      ),
  });
  read(parts, "/moves/:id", {
    operationId: "getMove",
    summary: "Get a move",
    tag,
    errors: ["move-not-found"],
    params,
    query: none,
    answer: move,
    find: ({ params: { id } }, audience) => getMove(database, id, audience),
  });
  moveWrites(parts);
}

function moveWrites(parts: ApiParts): void {
  write(parts, "/moves", {
    operationId: "recordMove",
    summary: "Record a move, and queue the search for what it contradicts or confirms",
    tag,
    errors: [
      "company-not-found",
      "source-not-found",
      "capture-not-found",
      "topic-not-found",
      "duplicate-move",
      "day-in-future",
      "quote-not-in-capture",
      "source-before-event",
    ],
    params: none,
    body: newMove,
    answer: move,
    status: 201,
    location: ({ id }) => `/api/v1/moves/${id}`,
    act: (act, { body }) => recordMove(act, body),
  });
  write(parts, "/moves/:id/publish", {
    operationId: "publishMove",
    summary: "Publish a move with its source and company",
    tag,
    errors: ["move-not-found", "quote-not-in-capture", "source-before-event"],
    params,
    answer: move,
    status: 200,
    act: (act, asked) => publishMove(act, asked.params.id),
  });
}
