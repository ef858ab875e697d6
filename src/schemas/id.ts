import { z } from "zod";
import { type IdKind, idPrefixes } from "../core/ids.js";

function idOf(kind: IdKind) {
  const prefix = idPrefixes[kind];
  const example = `${prefix}_019a2b3c4d5e7f60a1b2c3d4e5f60718`;
  return z
    .string()
    .regex(new RegExp(`^${prefix}_[0-9a-f]{32}$`), `must be an id such as ${example}`)
    .meta({ examples: [example] });
}

export const companyId = idOf("company");
export const speakerId = idOf("speaker");
export const roleId = idOf("role");
export const sourceId = idOf("source");
export const captureId = idOf("capture");
export const statementId = idOf("statement");
export const claimId = idOf("claim");
export const moveId = idOf("move");
export const linkId = idOf("link");
export const reviewId = idOf("review");
export const defenceId = idOf("defence");
export const replyId = idOf("reply");
export const correctionId = idOf("correction");
export const topicId = idOf("topic");
export const apiKeyId = idOf("apiKey");
export const jobId = idOf("job");
