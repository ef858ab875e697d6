import { dayText, instantText, object } from "./json.js";

/** SQL for the fields of a claim that need no other table. */
export function claimBriefFields(alias: string): Record<string, string> {
  return {
    id: `${alias}.id`,
    text: `${alias}.text`,
    span: object({ start: `${alias}.span_start`, end: `${alias}.span_end` }),
    reading: `${alias}.reading`,
    kind: `${alias}.kind`,
    strength: `${alias}.strength`,
    condition: `${alias}.condition`,
    scope: `${alias}.scope`,
    dueOn: dayText(`${alias}.due`),
    dueOnPrecision: `${alias}.due_precision`,
    testability: `${alias}.testability`,
    publicSince: instantText(`${alias}.public_since`),
    recordedAt: instantText(`${alias}.recorded_at`),
    page: `'/statements/' || ${alias}.statement_id || '#' || ${alias}.id`,
  };
}

/** SQL for a claim without its statement. */
export function claimBriefJson(alias: string): string {
  return object(claimBriefFields(alias));
}
