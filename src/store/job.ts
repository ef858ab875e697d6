import type { Reader, Tx } from "../database/database.js";
import { DomainError } from "../errors.js";
import type { Job, jobKinds, jobStatuses } from "../schemas/job.js";
import { Conditions } from "./conditions.js";
import { instantText, type Json, object } from "./json.js";
import { findOne, listPage, type Page, type PageRequest } from "./page.js";

export type JobKind = (typeof jobKinds)[number];
export type JobStatus = (typeof jobStatuses)[number];

/** A job to queue. A key has at most one job, so that the same work is not queued twice. */
export interface NewJob {
  readonly id: string;
  readonly kind: JobKind;
  readonly subjectId: string;
  readonly key: string;
  readonly now: Date;
  /** If set, only processes with this judge run the job. */
  readonly judge?: string;
  /** When the job is due; by default at once. */
  readonly runAt?: Date;
}

export const MAX_ATTEMPTS = 5;

/** Queues a job in the transaction of the change that needs it, so that both are stored or neither. */
export async function insertJob(tx: Tx, job: NewJob): Promise<void> {
  await tx.job.createMany({
    data: [
      {
        id: job.id,
        kind: job.kind,
        key: job.key,
        payload: { subjectId: job.subjectId, ...(job.judge !== undefined && { judge: job.judge }) },
        status: "waiting",
        runAt: job.runAt ?? job.now,
        attempts: 0,
        maxAttempts: MAX_ATTEMPTS,
        createdAt: job.now,
      },
    ],
    skipDuplicates: true,
  });
}

/** Whether a job of this kind for this judge is waiting or running. */
export async function hasJobWaiting(
  tx: Tx,
  { kind, judge }: { readonly kind: JobKind; readonly judge: string },
): Promise<boolean> {
  const status = { in: ["waiting", "running"] };
  const found = await tx.job.findFirst({
    where: { kind, status, payload: { path: ["judge"], equals: judge } },
    select: { id: true },
  });
  return found !== null;
}

/** Deletes waiting jobs of a kind that were queued before an instant for any judge except one. */
export async function deleteWaitingJobs(
  tx: Tx,
  { kind, exceptOf, before }: { readonly kind: JobKind; readonly exceptOf: string; readonly before: Date },
): Promise<void> {
  await tx.job.deleteMany({
    where: {
      ...{ kind, status: "waiting", createdAt: { lt: before } },
      NOT: { payload: { path: ["judge"], equals: exceptOf } },
    },
  });
}

const jobJson = object({
  id: "j.id",
  kind: "j.kind",
  subjectId: "j.payload->>'subjectId'",
  status: "j.status",
  attempts: "j.attempts",
  maxAttempts: "j.max_attempts",
  runAt: instantText("j.run_at"),
  lastError: "j.last_error",
  outcome: "j.payload->'outcome'",
  createdAt: instantText("j.created_at"),
  finishedAt: instantText("j.finished_at"),
});

/** @throws DomainError `job-not-found` */
export async function getJob(reader: Reader, id: string): Promise<Json<Job>> {
  const conditions = new Conditions().add("j.id = ?", id);
  const found = await findOne<Job>(reader, { item: jobJson, from: "job j", conditions });
  if (!found) throw new DomainError("job-not-found", "No job has this id.");
  return found;
}

/** Jobs, newest first. With `status: "dead"`, those that failed their last attempt. */
export function listJobs(
  reader: Reader,
  { status, ...page }: PageRequest & { readonly status?: JobStatus | undefined },
): Promise<Page<Job>> {
  const conditions = new Conditions();
  if (status !== undefined) conditions.add("j.status = ?", status);
  return listPage<Job>(
    reader,
    {
      item: jobJson,
      from: "job j",
      conditions,
      order: [
        { column: "j.created_at", type: "timestamptz" },
        { column: "j.id", type: "text" },
      ],
      direction: "DESC",
    },
    page,
  );
}
