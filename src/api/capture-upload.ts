import type { FastifyRequest } from "fastify";
import { DomainError } from "../errors.js";
import type { ByteStore, KeptBytes } from "../ingest/bytes/byte-store.js";

/** What an upload holds: the file, already kept, and its fields as they came. */
export interface Upload {
  readonly bytes: KeptBytes;
  readonly fileName: string | null;
  readonly mediaType: string | null;
  readonly fields: Readonly<Record<string, string>>;
}

/** Our store failed, not the upload. */
class StoreFault extends Error {}

const tooLarge = (most: number): DomainError =>
  new DomainError(
    "body-too-large",
    `The file has more than ${most} bytes, the most that this service takes.`,
    {
      faults: [{ pointer: "/file", detail: `must have at most ${most} bytes` }],
    },
  );

type FilePart = Awaited<ReturnType<FastifyRequest["file"]>> & {};

async function* wholeFile(file: FilePart["file"], most: number): AsyncGenerator<Uint8Array> {
  for await (const piece of file as AsyncIterable<Buffer>) yield piece;
  if (file.truncated) throw tooLarge(most);
}

async function keepFile(part: FilePart, bytes: ByteStore, most: number): Promise<KeptBytes> {
  let fault: unknown = null;
  const pieces = (async function* () {
    try {
      yield* wholeFile(part.file, most);
    } catch (error) {
      fault = error;
      throw error;
    }
  })();
  return bytes.keep(pieces).catch((error: unknown) => {
    throw fault ?? new StoreFault("The upload could not be kept.", { cause: error });
  });
}

// A path in a file's name, as some programs send it, is nobody's business. A name that holds odd characters is left out.
function nameOf(given: string | undefined): string | null {
  const name = (given ?? "").split(/[/\\]/).at(-1)?.trim() ?? "";
  return /^[^\p{C}\u2028\u2029]{1,200}$/u.test(name) ? name : null;
}

/** The media type of a file; null if the program that sent it does not know it. */
function typeOf(given: string): string | null {
  const type = given.toLowerCase();
  return type !== "application/octet-stream" && /^[\w.+-]{1,60}\/[\w.+-]{1,60}$/.test(type) ? type : null;
}

async function readParts(request: FastifyRequest, bytes: ByteStore, most: number): Promise<Upload> {
  const fields: Record<string, string> = {};
  let file: Omit<Upload, "fields"> | null = null;
  for await (const part of request.parts())
    if (part.type === "file")
      file = {
        bytes: await keepFile(part, bytes, most),
        fileName: nameOf(part.filename),
        mediaType: typeOf(part.mimetype),
      };
    // An empty field is one that was not filled in.
    else if (part.value !== "") fields[part.fieldname] = String(part.value);
  if (file !== null) return { ...file, fields };
  throw new DomainError("invalid-input", "The upload holds no file: send the document in the field file.", {
    faults: [{ pointer: "/file", detail: "is missing" }],
  });
}

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "";

/**
 * What an upload holds. The file goes to the store of bytes as it comes.
 *
 * @throws DomainError `body-too-large`; `invalid-input` if it is not whole multipart/form-data with one file
 */
export async function takeUpload(
  request: FastifyRequest,
  { bytes, most }: { readonly bytes: ByteStore; readonly most: number },
): Promise<Upload> {
  try {
    return await readParts(request, bytes, most);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    if (error instanceof StoreFault) throw error.cause;
    if (codeOf(error) === "FST_REQ_FILE_TOO_LARGE") throw tooLarge(most);
    throw new DomainError(
      "invalid-input",
      "The upload is not whole multipart/form-data with one file and up to 10 fields: send it again.",
      { cause: error },
    );
  }
}
