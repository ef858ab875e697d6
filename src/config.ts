import { z } from "zod";
import { DomainError } from "./errors.js";
import {
  type CaptureSettings,
  captureSettings,
  missingCaptureSettings,
  toCaptureSettings,
} from "./ingest/settings.js";
import {
  type JudgeSettings,
  judgeSettings,
  missingJudgeSettings,
  toJudgeSettings,
} from "./judges/settings.js";
import { readBy } from "./schemas/faults.js";

const flag = z.enum(["true", "false"]).transform((text) => text === "true");
const whole = (least: number, most: number) => {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number({ error }).int(error).min(least, error).max(most, error);
};

/** Every setting with its default and its allowed values. A test checks that the docs and `.env.example` name each. */
export const settings = {
  DATABASE_URL: z
    .string()
    .min(1)
    .refine(
      (url) => !url.includes("://") || /^postgres(ql)?:\/\//.test(url),
      "must be a folder, or an address such as postgres://user@host/database",
    )
    .default("./data"),
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: whole(0, 65_535).default(4200),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  SEED: z.enum(["collection", "none"]).default("collection"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  REQUIRED_APPROVALS: whole(1, 10).default(1),
  JOBS: flag.default(true),
  JOB_LEASE_SECONDS: whole(1, 3_600).default(60),
  RATE_LIMIT_PER_MINUTE: whole(0, 100_000_000).default(600),
  BODY_LIMIT_KB: whole(16, 65_536).default(1_024),
  CACHE_MB: whole(0, 4_096).default(64),
  TRUST_PROXY: flag.default(false),
  SITE_NAME: z.string().min(1).max(80).default("Walkback"),
  CONTACT: z.string().max(200).default(""),
  ...captureSettings,
  ...judgeSettings,
} as const;

const schema = z.object(settings);
const judgeSchema = z.object(judgeSettings);

/** The checked settings, frozen. `publicUrl` has no final slash. `null` means the address that the server listens on. */
export interface Config {
  readonly databaseUrl: string;
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string | null;
  readonly seed: "collection" | "none";
  readonly logLevel: z.infer<typeof settings.LOG_LEVEL>;
  readonly requiredApprovals: number;
  readonly runsJobs: boolean;
  readonly jobLeaseSeconds: number;
  readonly rateLimitPerMinute: number;
  readonly bodyLimitBytes: number;
  readonly cacheBytes: number;
  readonly trustsProxy: boolean;
  readonly siteName: string;
  readonly contact: string;
  readonly captures: CaptureSettings;
  readonly judge: JudgeSettings;
  /** The most pairs that the judge reads in one diff. */
  readonly judgePairs: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The values of settings. @throws DomainError `config-invalid` with all mistakes, one on each line */
function readSettings<Values>(schema: z.ZodType<Values>, environment: Environment): Values {
  const said = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const read = readBy(schema, said, (pointer) => ({ parameter: pointer.slice(1), detail: "" }));
  const wrong =
    read.kind === "fits" ? [] : read.faults.map(({ parameter, detail }) => `${parameter}: ${detail}`);
  const lines = [...wrong, ...missingCaptureSettings(said), ...missingJudgeSettings(said)].map(
    (line) => `  ${line}`,
  );
  if (read.kind === "faulty" || lines.length > 0)
    throw new DomainError("config-invalid", `The configuration has mistakes:\n${lines.join("\n")}`);
  return read.value;
}

/**
 * The settings of one judge, for a command that needs no others.
 *
 * @throws DomainError `config-invalid` with all mistakes, one on each line
 */
export function readJudgeSettings(environment: Environment): JudgeSettings {
  return toJudgeSettings(readSettings(judgeSchema, environment));
}

/**
 * The configuration that an environment describes.
 *
 * @throws DomainError `config-invalid` with all mistakes, one on each line
 */
export function readConfig(environment: Environment): Config {
  const value = readSettings(schema, environment);
  return Object.freeze({
    databaseUrl: value.DATABASE_URL,
    host: value.HOST,
    port: value.PORT,
    publicUrl: value.PUBLIC_URL?.replace(/\/+$/, "") ?? null,
    seed: value.SEED,
    logLevel: value.LOG_LEVEL,
    requiredApprovals: value.REQUIRED_APPROVALS,
    runsJobs: value.JOBS,
    jobLeaseSeconds: value.JOB_LEASE_SECONDS,
    rateLimitPerMinute: value.RATE_LIMIT_PER_MINUTE,
    bodyLimitBytes: value.BODY_LIMIT_KB * 1_024,
    cacheBytes: value.CACHE_MB * 1_048_576,
    trustsProxy: value.TRUST_PROXY,
    siteName: value.SITE_NAME,
    contact: value.CONTACT,
    captures: toCaptureSettings(value, value.DATABASE_URL),
    judge: toJudgeSettings(value),
    judgePairs: value.JUDGE_PAIRS,
  });
}

/** Whether npm started this process, as it does for `npm start`. */
export function isStartedByNpm(environment: Readonly<Record<string, string | undefined>>): boolean {
  return environment.npm_lifecycle_event !== undefined;
}
