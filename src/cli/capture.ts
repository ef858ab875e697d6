import { createReadStream, openAsBlob } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import type { Config } from "../config.js";
import { DomainError } from "../errors.js";
import { readDocument } from "../ingest/read/read-document.js";
import type { World } from "../operations/act.js";
import { captureFile, captureUrl } from "../operations/captures/capture-document.js";
import type { Capturing } from "../operations/captures/capturing.js";
import { openCapturing } from "../operations/captures/open-capturing.js";
import { type Capture, capture } from "../schemas/source.js";
import { askServer } from "./ask-server.js";
import { inWorld, operator } from "./world.js";

/** The options of `walkback capture`. */
export interface CaptureOptions {
  readonly server?: string;
  readonly key?: string;
  readonly json?: boolean;
  readonly url?: string;
  readonly title?: string;
  readonly publisher?: string;
  readonly kind?: string;
  readonly tier?: string;
  readonly event?: string;
  readonly publishedOn?: string;
}

const aboutNames = ["title", "publisher", "kind", "tier", "event", "publishedOn"] as const;

const isAddress = (what: string): boolean => /^https?:\/\//i.test(what);

/** What the options say about the document; what they leave out is not in it. */
function aboutOf(options: CaptureOptions): Record<string, string> {
  return Object.fromEntries(
    aboutNames.flatMap((name) => {
      const said = options[name];
      return said === undefined ? [] : [[name, said]];
    }),
  );
}

/** The size of a file. @throws DomainError `invalid-input` if it is missing or no file */
async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new DomainError(
      "invalid-input",
      `There is no file "${path}". Name a file, or an address that begins with http:// or https://.`,
      { cause },
    );
  });
  if (!found.isFile()) throw new DomainError("invalid-input", `"${path}" is not a file.`);
  return found.size;
}

/** Captures in the database that the environment names. */
function captureHere(what: string, options: CaptureOptions): Promise<Capture> {
  const work = async (world: World, config: Config): Promise<Capture> => {
    const capturing = openCapturing({
      settings: config.captures,
      read: readDocument,
      now: world.now,
      siteUrl: () => config.publicUrl,
    });
    try {
      return await captureWith({ ...world, actor: operator }, capturing, { what, options });
    } finally {
      await capturing.bytes.close();
    }
  };
  return inWorld(work);
}

async function captureWith(
  act: Parameters<typeof captureUrl>[0],
  capturing: Capturing,
  { what, options }: { readonly what: string; readonly options: CaptureOptions },
): Promise<Capture> {
  // The operation checks what the options say.
  const about = aboutOf(options) as object;
  if (isAddress(what)) return captureUrl(act, capturing, { ...about, url: what });
  const size = await sizeOf(what);
  if (size > capturing.mostBytes)
    throw new DomainError(
      "body-too-large",
      `"${what}" has ${size} bytes. The most is ${capturing.mostBytes}: raise CAPTURE_LIMIT_MB.`,
    );
  return captureFile(act, capturing, {
    bytes: await capturing.bytes.keep(createReadStream(what)),
    mediaType: null,
    fileName: basename(what),
    about: { ...about, url: options.url ?? null },
  });
}

/** Captures through the API of a service that runs. */
async function captureThere(what: string, options: CaptureOptions & { server: string }): Promise<Capture> {
  const about = aboutOf(options);
  const server = { address: options.server, key: options.key ?? process.env.WALKBACK_KEY };
  if (isAddress(what))
    return askServer(server, "/api/v1/captures", {
      body: JSON.stringify({ ...about, url: what }),
      answer: capture,
    });
  await sizeOf(what);
  const form = new FormData();
  for (const [name, said] of Object.entries(about)) form.append(name, said);
  if (options.url !== undefined) form.append("url", options.url);
  form.append("file", await openAsBlob(what), basename(what));
  return askServer(server, "/api/v1/captures", { body: form, answer: capture });
}

function inWords({
  id,
  outcome,
  failure,
  sourceId,
  mediaType,
  byteLength,
  characters,
  rawSha256,
}: Capture): string {
  const size = (count: number | null): string => (count ?? 0).toLocaleString("en-US");
  const lines = [`${id}: ${outcome}${failure === null ? "" : `. ${failure}`}`, `  source      ${sourceId}`];
  if (rawSha256 !== null)
    lines.push(
      `  document    ${mediaType ?? "unknown type"}, ${size(byteLength)} bytes, SHA-256 ${rawSha256}`,
    );
  if (characters !== null) lines.push(`  text        ${size(characters)} characters`);
  return `${lines.join("\n")}\n`;
}

/**
 * Captures the document at an address, or in a file, and prints the capture.
 *
 * Gives the exit status: 0 if the document was kept and read, 2 if the capture records a failure.
 */
export async function captureDocument(what: string, options: CaptureOptions): Promise<number> {
  if (options.url !== undefined && isAddress(what))
    throw new DomainError("invalid-input", "--url is for a file. Give the address alone.");
  const { server } = options;
  const taken =
    server === undefined
      ? await captureHere(what, options)
      : await captureThere(what, { ...options, server });
  process.stdout.write(options.json === true ? `${JSON.stringify(taken)}\n` : inWords(taken));
  return taken.outcome === "ok" || taken.outcome === "not-modified" ? 0 : 2;
}
