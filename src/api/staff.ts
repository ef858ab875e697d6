import { z } from "zod";
import { retryJob } from "../operations/diff/retry-job.js";
import { issueApiKey } from "../operations/keys/issue-api-key.js";
import { revokeApiKey } from "../operations/keys/revoke-api-key.js";
import { apiKey, issuedApiKey, keyRoles, newApiKey } from "../schemas/api-key.js";
import { defenceCandidates } from "../schemas/defence-candidate.js";
import { apiKeyId, jobId, linkId } from "../schemas/id.js";
import { job, jobStatuses } from "../schemas/job.js";
import { listApiKeys } from "../store/api-key.js";
import { listDefenceCandidates } from "../store/defence-candidate.js";
import { listJobs } from "../store/job.js";
import { type ApiParts, none, staffList, staffRead } from "./route.js";
import { write } from "./write-route.js";

const keyHolder = z
  .strictObject({ holder: z.string(), role: z.enum(keyRoles), keyId: apiKeyId.nullable() })
  .meta({ id: "KeyHolder" });

/** Routes for holders of keys: their key, defence candidates, jobs and keys. */
export function staffRoutes(parts: ApiParts): void {
  const { database } = parts.world;
  staffRead(parts, "/me", {
    operationId: "getMe",
    summary: "Get the holder and role of the key that you send",
    tag: "Keys",
    role: "contributor",
    params: none,
    answer: keyHolder,
    find: async (_params, { holder, role, apiKeyId: keyId }) => ({
      text: JSON.stringify({ holder, role, keyId }),
    }),
  });
  staffRead(parts, "/links/:id/defence-candidates", {
    operationId: "listDefenceCandidates",
    summary:
      "List earlier statements that may defend the company, strongest first, to help whoever writes the defence",
    tag: "Links",
    errors: ["link-not-found"],
    role: "contributor",
    params: z.strictObject({ id: linkId }),
    answer: defenceCandidates,
    find: ({ id }) => listDefenceCandidates(database, id),
  });
  jobRoutes(parts);
  keyRoutes(parts);
}

function jobRoutes(parts: ApiParts): void {
  const tag = "Jobs";
  staffList(parts, "/jobs", {
    operationId: "listJobs",
    summary:
      "List background jobs: comparisons of new entries, and proposals that a new judge version judges again",
    tag,
    role: "editor",
    params: none,
    query: z.strictObject({ status: z.enum(jobStatuses).optional() }),
    item: job,
    pageName: "JobPage",
    list: ({ query }) => listJobs(parts.world.database, query),
  });
  write(parts, "/jobs/:id/retry", {
    operationId: "retryJob",
    summary: "Run a dead job again",
    tag,
    errors: ["job-not-found", "status-not-allowed"],
    params: z.strictObject({ id: jobId }),
    answer: job,
    status: 200,
    act: (act, { params }) => retryJob(act, params.id),
  });
}

function keyRoutes(parts: ApiParts): void {
  const tag = "Keys";
  staffList(parts, "/keys", {
    operationId: "listApiKeys",
    summary: "List API keys with their holders and roles, without the keys themselves",
    tag,
    role: "admin",
    params: none,
    query: none,
    item: apiKey,
    pageName: "ApiKeyPage",
    list: ({ query }) => listApiKeys(parts.world.database, query),
  });
  write(parts, "/keys", {
    operationId: "issueApiKey",
    summary: "Issue an API key; only this answer shows it",
    description:
      "The service does not store the key itself, so it refuses a repetition with the same Idempotency-Key. If you lose the key, revoke it and issue another.",
    tag,
    params: none,
    body: newApiKey,
    answer: issuedApiKey,
    status: 201,
    act: (act, { body }) => issueApiKey(act, body),
  });
  keyRevocation(parts);
}

function keyRevocation(parts: ApiParts): void {
  const revocation = {
    tag: "Keys",
    errors: ["api-key-not-found", "status-not-allowed"],
    params: z.strictObject({ id: apiKeyId }),
    answer: apiKey,
    status: 200,
  } as const;
  write(parts, "/keys/:id", {
    ...revocation,
    method: "DELETE",
    operationId: "deleteApiKey",
    summary: "Revoke an API key at once",
    act: (act, asked) => revokeApiKey(act, asked.params.id),
  });
  write(parts, "/keys/:id/revoke", {
    ...revocation,
    operationId: "revokeApiKey",
    summary: "Revoke an API key at once",
    act: (act, asked) => revokeApiKey(act, asked.params.id),
  });
}
