import { z } from "zod";
import { retryJob } from "../operations/diff/retry-job.js";
import { issueApiKey } from "../operations/keys/issue-api-key.js";
import { revokeApiKey } from "../operations/keys/revoke-api-key.js";
import { recordWatch } from "../operations/record/record-watch.js";
import { apiKey, issuedApiKey, keyRoles, newApiKey } from "../schemas/api-key.js";
import { defenceCandidates } from "../schemas/defence-candidate.js";
import { apiKeyId, jobId, linkId } from "../schemas/id.js";
import { job, jobStatuses } from "../schemas/job.js";
import { newWatch, watch } from "../schemas/watch.js";
import { listApiKeys } from "../store/api-key.js";
import { listDefenceCandidates } from "../store/defence-candidate.js";
import { listJobs } from "../store/job.js";
import { listWatches } from "../store/watch.js";
import { type ApiParts, none, staffList, staffRead } from "./route.js";
import { write } from "./write-route.js";

const keyHolder = z
  .strictObject({ holder: z.string(), role: z.enum(keyRoles), keyId: apiKeyId.nullable() })
  .meta({ id: "KeyHolder" });

/** What holders of keys see of the work: who they are, jobs, watches, what speaks for a company. */
export function staffRoutes(parts: ApiParts): void {
  const { database } = parts.world;
  staffRead(parts, "/me", {
    operationId: "getMe",
    summary: "Whose key this is",
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
      "Earlier statements that may speak for the company, the strongest first, for who writes the defence",
    tag: "Links",
    errors: ["link-not-found"],
    role: "contributor",
    params: z.strictObject({ id: linkId }),
    answer: defenceCandidates,
    find: ({ id }) => listDefenceCandidates(database, id),
  });
  jobRoutes(parts);
  watchRoutes(parts);
  keyRoutes(parts);
}

function jobRoutes(parts: ApiParts): void {
  const tag = "Jobs";
  staffList(parts, "/jobs", {
    operationId: "listJobs",
    summary:
      "What runs later: searches for what new entries contradict or confirm, and proposals judged again by a new version; `dead` ones gave up",
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
    summary: "Try a job again that gave up",
    tag,
    errors: ["job-not-found", "status-not-allowed"],
    params: z.strictObject({ id: jobId }),
    answer: job,
    status: 200,
    act: (act, { params }) => retryJob(act, params.id),
  });
}

function watchRoutes(parts: ApiParts): void {
  const tag = "Watches";
  staffList(parts, "/watches", {
    operationId: "listWatches",
    summary: "Sources that are captured again on a schedule",
    tag,
    role: "contributor",
    params: none,
    query: none,
    item: watch,
    pageName: "WatchPage",
    list: ({ query }) => listWatches(parts.world.database, query),
  });
  write(parts, "/watches", {
    operationId: "recordWatch",
    summary: "Have a source captured again every so many hours",
    tag,
    errors: ["source-not-found", "duplicate-watch"],
    params: none,
    body: newWatch,
    answer: watch,
    status: 201,
    act: (act, { body }) => recordWatch(act, body),
  });
}

function keyRoutes(parts: ApiParts): void {
  const tag = "Keys";
  staffList(parts, "/keys", {
    operationId: "listApiKeys",
    summary: "API keys: their holders and roles, never the keys",
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
    summary: "Issue an API key; this answer is the only one that shows it",
    description:
      "A repetition with the same Idempotency-Key is refused, since the key is stored nowhere: revoke it and issue another.",
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
    summary: "Revoke an API key, now",
    act: (act, asked) => revokeApiKey(act, asked.params.id),
  });
  write(parts, "/keys/:id/revoke", {
    ...revocation,
    operationId: "revokeApiKey",
    summary: "Revoke an API key, now",
    act: (act, asked) => revokeApiKey(act, asked.params.id),
  });
}
