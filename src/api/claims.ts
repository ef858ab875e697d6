import { z } from "zod";
import { publishClaim } from "../operations/record/publish-record.js";
import { recordClaim } from "../operations/record/record-claim.js";
import { claim, newClaim } from "../schemas/claim.js";
import { claimId, statementId } from "../schemas/id.js";
import { getClaim, listClaims } from "../store/claim.js";
import { claimFilters, companyFilter, companyIdOf } from "./filters.js";
import { type ApiParts, list, none, read } from "./route.js";
import { write } from "./write-route.js";

const tag = "Claims";
const params = z.strictObject({ id: claimId });

/** Routes of claims: propositions in statements, each with its rating. */
export function claimRoutes(parts: ApiParts): void {
  const { world } = parts;
  list(parts, "/claims", {
    operationId: "listClaims",
    summary: "List claims, each with its rating",
    tag,
    params: none,
    query: z.strictObject({ ...companyFilter, statement: statementId.optional(), ...claimFilters }),
    item: claim,
    pageName: "ClaimPage",
    list: async ({ query: { company, subsidiaries, speaker, statement, ...rest } }, audience) =>
      listClaims(
        world.database,
        {
          companyId: await companyIdOf(parts, company, audience),
          includesSubsidiaries: subsidiaries === "include",
          speakerId: speaker,
          statementId: statement,
          now: world.now(),
          ...rest,
        },
        audience,
      ),
  });
  read(parts, "/claims/:id", {
    operationId: "getClaim",
    summary: "Get a claim with its statement and its rating",
    tag,
    errors: ["claim-not-found"],
    params,
    query: none,
    answer: claim,
    find: ({ params: { id } }, audience) => getClaim(world.database, { id, now: world.now() }, audience),
  });
  claimWrites(parts);
}

function claimWrites(parts: ApiParts): void {
  write(parts, "/claims", {
    operationId: "recordClaim",
    summary:
      "Record a claim that a statement makes, and queue the search for what contradicts or confirms it",
    tag,
    errors: ["statement-not-found", "claim-not-in-statement", "duplicate-claim"],
    params: none,
    body: newClaim,
    answer: claim,
    status: 201,
    location: ({ id }) => `/api/v1/claims/${id}`,
    act: (act, { body }) => recordClaim(act, body),
  });
  write(parts, "/claims/:id/publish", {
    operationId: "publishClaim",
    summary: "Publish a claim with its statement",
    tag,
    errors: ["claim-not-found", "quote-not-in-capture", "source-before-event"],
    params,
    answer: claim,
    status: 200,
    act: (act, asked) => publishClaim(act, asked.params.id),
  });
}
