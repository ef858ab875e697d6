import { inflateRawSync } from "node:zlib";
import { DomainError } from "../../errors.js";
import { MAX_UNPACKED_BYTES, MAX_ZIP_ENTRIES } from "./limits.js";

/** A file inside a zip archive, as the archive's directory declares it. */
interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

const END = 0x06054b50;
const DIRECTORY = 0x02014b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
const STORED = 0;
const DEFLATED = 8;

const damaged = (cause?: unknown): DomainError =>
  new DomainError("invalid-input", "The file is incomplete or damaged: its zip data cannot be read.", {
    cause,
  });

const bomb = (): DomainError =>
  new DomainError(
    "invalid-input",
    `The file unpacks to more than ${MAX_UNPACKED_BYTES / 1_048_576} MB or ${MAX_ZIP_ENTRIES} files. It was not unpacked.`,
  );

function findEnd(bytes: Buffer): number {
  const last = Math.max(0, bytes.length - END_BYTES - LONGEST_COMMENT);
  for (let at = bytes.length - END_BYTES; at >= last; at -= 1) if (bytes.readUInt32LE(at) === END) return at;
  throw damaged();
}

/** The files that the archive's directory declares. */
function entriesOf(bytes: Buffer): readonly Entry[] {
  const end = findEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > MAX_ZIP_ENTRIES) throw bomb();
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY) throw damaged();
    const lengths = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place));
    const [nameLength = 0, extraLength = 0, commentLength = 0] = lengths;
    entries.push({
      name: bytes.toString("utf8", at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}

/** The content of an entry. `room` is the most bytes that it may unpack to, whatever it declares. */
function unpack(bytes: Buffer, entry: Entry, room: number): Buffer {
  const start = entry.at + 30 + bytes.readUInt16LE(entry.at + 26) + bytes.readUInt16LE(entry.at + 28);
  const packed = bytes.subarray(start, start + entry.packed);
  if (packed.length < entry.packed) throw damaged();
  if (entry.method === STORED) return packed;
  if (entry.method !== DEFLATED)
    throw new DomainError(
      "invalid-input",
      "The file is packed in a way that is not known, or with a password.",
    );
  return inflateRawSync(packed, { maxOutputLength: room });
}

const isTooLong = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";

/**
 * Checks that an archive unpacks to no more than the limits, and gives the files in `wanted`.
 *
 * Every file is unpacked once, under a limit, because an archive can declare a false size.
 * @throws DomainError `invalid-input` if the archive is damaged or unpacks to too much
 */
export function openZip(bytes: Uint8Array, wanted: readonly string[]): ReadonlyMap<string, Buffer> {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const found = new Map<string, Buffer>();
  try {
    const entries = entriesOf(whole);
    let room = MAX_UNPACKED_BYTES;
    if (entries.reduce((sum, { size }) => sum + size, 0) > room) throw bomb();
    for (const entry of entries) {
      const content = unpack(whole, entry, Math.max(1, room));
      room -= content.length;
      if (room < 0) throw bomb();
      if (wanted.includes(entry.name)) found.set(entry.name, content);
    }
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw isTooLong(error) ? bomb() : damaged(error);
  }
  return found;
}
