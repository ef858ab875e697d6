import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { dirname } from "node:path";
import { pipeline, type Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { DomainError } from "../errors.js";

const PIECE_BYTES = 262_144;
const zipped = Buffer.from([0x1f, 0x8b]);
const sixteenBits = [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])];

const refuse = (message: string, cause?: unknown): never => {
  throw new DomainError("invalid-input", message, { cause });
};

const codeOf = (cause: unknown): string =>
  cause instanceof Error && "code" in cause ? String(cause.code) : "";

/** A sentence that says why a file could not be read. */
function readFault(path: string, cause: unknown): DomainError {
  const code = codeOf(cause);
  const known = new Map([
    ["ENOENT", `There is no file "${path}".`],
    ["EISDIR", `"${path}" is a folder. Name a file of JSON lines.`],
    ["ENOTDIR", `A part of the path "${path}" is a file, not a folder.`],
    ["EACCES", `This user may not open "${path}".`],
  ]);
  const isZip = code.startsWith("Z_");
  const message = isZip
    ? `"${path}" is incomplete or damaged: its gzip data cannot be read to the end.`
    : (known.get(code) ?? `"${path}" could not be read: ${String(cause)}`);
  return new DomainError("invalid-input", message, { cause });
}

/** A sentence that says why the output could not be written. `path` is `null` for stdout. */
export function writeFault(path: string | null, cause: unknown): DomainError {
  const name = path === null ? "The output" : `"${path}"`;
  const known = new Map([
    ["ENOENT", `there is no folder "${dirname(path ?? "")}". Make it first.`],
    ["EISDIR", "it is a folder. Name a file."],
    ["ENOTDIR", "a part of its path is a file, not a folder."],
    ["EACCES", "this user may not write there."],
    ["ENOSPC", "the disk is full. What was written is incomplete."],
  ]);
  const message = `${name} could not be written: ${known.get(codeOf(cause)) ?? String(cause)}`;
  return new DomainError("invalid-input", message, { cause });
}

async function* chained(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  if (first.length > 0) yield first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

/** The bytes of a stream, unzipped if their first bytes are those of gzip. The file's name does not matter. */
async function* unzipped(source: Readable): AsyncGenerator<Buffer> {
  const pieces: AsyncIterator<Buffer> = source[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  while (head.length < zipped.length) {
    const next = await pieces.next();
    if (next.done === true) break;
    head = Buffer.concat([head, next.value]);
  }
  const start = head.subarray(0, 2);
  if (sixteenBits.some((mark) => mark.equals(start)))
    refuse("The file is in UTF-16. Save it as UTF-8 (iconv -f utf-16 -t utf-8).");
  if (!zipped.equals(start)) {
    yield* chained(head, pieces);
    return;
  }
  const gunzip = createGunzip({ chunkSize: PIECE_BYTES });
  // A failure is thrown to the reader of `gunzip`, below.
  pipeline(chained(head, pieces), gunzip, () => undefined);
  yield* gunzip;
}

/**
 * The bytes of a file, or of stdin for `-`. Gzipped bytes are unzipped.
 *
 * @throws DomainError `invalid-input` if the path is missing or a folder, or if the gzip data are damaged
 */
export async function* openInput(path: string): AsyncGenerator<Buffer> {
  try {
    if (path !== "-" && (await stat(path)).isDirectory())
      refuse(`"${path}" is a folder. Name a file of JSON lines.`);
    const source = path === "-" ? process.stdin : createReadStream(path, { highWaterMark: PIECE_BYTES });
    yield* unzipped(source);
  } catch (error) {
    throw error instanceof DomainError ? error : readFault(path, error);
  }
}
