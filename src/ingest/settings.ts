import { join } from "node:path";
import { z } from "zod";
import type { BytesPlace } from "./bytes/open-bytes.js";

const BYTES_OF_MB = 1_000_000;
const S3_ADDRESS = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/([\w./-]*))?$/;

const whole = (least: number, most: number) => {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number({ error }).int(error).min(least, error).max(most, error);
};
const portsError = "must be ports with commas between them, such as 8080,8443";

/** The settings of captures: where their bytes are kept, and how documents are fetched. */
export const captureSettings = {
  CAPTURES: z
    .string()
    .refine(
      (place) => !place.includes("://") || S3_ADDRESS.test(place),
      "must be a folder, or an address such as s3://bucket/prefix",
    )
    .optional(),
  S3_ENDPOINT: z
    .url({ protocol: /^https?$/, error: "must be an address such as https://s3.eu-central-1.amazonaws.com" })
    .refine(
      (text) => !URL.canParse(text) || new URL(text).password === "",
      "must not contain a password: use S3_SECRET_ACCESS_KEY",
    )
    .optional(),
  S3_REGION: z
    .string()
    .regex(/^[\w-]{1,40}$/, "must be the name of a region, such as us-east-1")
    .default("us-east-1"),
  S3_ACCESS_KEY_ID: z.string().max(200, "must have at most 200 characters").optional(),
  S3_SECRET_ACCESS_KEY: z.string().max(500, "must have at most 500 characters").optional(),
  CAPTURE_LIMIT_MB: whole(1, 2_000).default(100),
  CAPTURE_PORTS: z
    .string()
    .regex(/^(\d{1,5}(,\d{1,5})*)?$/, portsError)
    .refine((text) => portsOf(text).every((port) => port >= 1 && port <= 65_535), portsError)
    .default(""),
  CAPTURE_PAUSE_SECONDS: whole(0, 60).default(1),
  RESPECT_ROBOTS: z.enum(["true", "false"]).default("true"),
  ARCHIVE: z.enum(["off", "lookup", "save"]).default("off"),
  ARCHIVE_KEY: z
    .string()
    .regex(
      /^[\x21-\x7e]{1,500}$/,
      "must be the access key and the secret of archive.org, with a colon between them",
    )
    .optional(),
} as const;

const all = z.object(captureSettings);
type Values = z.output<typeof all>;

/** The checked settings of captures. */
export interface CaptureSettings {
  readonly place: BytesPlace;
  /** Bytes of a document, as they come and as they are after decompression. */
  readonly mostBytes: number;
  readonly ports: readonly number[];
  /** Milliseconds between two documents from one host. */
  readonly pauseMs: number;
  readonly respectsRobots: boolean;
  /** Whether an archive of the web is asked for its copy, and for a new one if it has none. */
  readonly archive: Values["ARCHIVE"];
  /** Secret. */
  readonly archiveKey: string | null;
}

function portsOf(text: string): number[] {
  return text === "" ? [] : text.split(",").map(Number);
}

/** One line for each setting that an S3 address needs and that is missing. `said` is the environment as written. */
export function missingCaptureSettings(
  said: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  if (said.CAPTURES?.startsWith("s3://") !== true) return [];
  return ["S3_ENDPOINT", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"]
    .filter((name) => said[name] === undefined)
    .map((name) => `${name}: must be set if CAPTURES is an s3 address`);
}

/** The folder of captures if no setting names a place: beside the embedded database. */
function folderBeside(databaseUrl: string): string {
  return join(databaseUrl.includes("://") ? "./data" : databaseUrl, "captures");
}

function placeOf(values: Values, databaseUrl: string): BytesPlace {
  const [, bucket, prefix = ""] = S3_ADDRESS.exec(values.CAPTURES ?? "") ?? [];
  if (bucket === undefined) return { kind: "folder", path: values.CAPTURES ?? folderBeside(databaseUrl) };
  return {
    kind: "s3",
    bucket,
    prefix,
    endpoint: values.S3_ENDPOINT ?? "",
    region: values.S3_REGION,
    accessKeyId: values.S3_ACCESS_KEY_ID ?? "",
    secretAccessKey: values.S3_SECRET_ACCESS_KEY ?? "",
  };
}

/** The settings of captures. Call it only after `missingCaptureSettings` found none missing. */
export function toCaptureSettings(values: Values, databaseUrl: string): CaptureSettings {
  return {
    place: placeOf(values, databaseUrl),
    mostBytes: values.CAPTURE_LIMIT_MB * BYTES_OF_MB,
    ports: portsOf(values.CAPTURE_PORTS),
    pauseMs: values.CAPTURE_PAUSE_SECONDS * 1_000,
    respectsRobots: values.RESPECT_ROBOTS === "true",
    archive: values.ARCHIVE,
    archiveKey: values.ARCHIVE_KEY ?? null,
  };
}
