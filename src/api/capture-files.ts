import { Readable } from "node:stream";
import type { FastifyReply } from "fastify";
import { z } from "zod";
import { DomainError } from "../errors.js";
import { refuseAnonymous, requireCaller } from "../http/key.js";
import { writeWarc } from "../ingest/warc/write-warc.js";
import { requireRole } from "../operations/act.js";
import type { Capturing } from "../operations/captures/capturing.js";
import { packageVersion } from "../root.js";
import { captureId } from "../schemas/id.js";
import { getKeptCapture, type KeptCapture } from "../store/capture.js";
import { describe } from "./description.js";
import { type ApiParts, askedOf, none } from "./route.js";

const params = z.strictObject({ id: captureId });
const bytesSchema = z.string().meta({ format: "binary" });

interface FileRoute {
  readonly operationId: string;
  readonly summary: string;
  /** Media type of the answer. */
  readonly type: string;
  readonly extension: string;
  readonly content: z.ZodType;
  readonly open: (kept: KeptCapture) => Promise<Readable | string>;
}

const nothing = (message: string): DomainError => new DomainError("nothing-captured", message);

/**
 * Headers that keep a foreign file from ever being shown as a page of this site.
 *
 * It is saved, not shown; its type is not guessed; and if a browser shows it after all, it may run and load nothing.
 */
function setFileHeaders(reply: FastifyReply, name: string): void {
  reply.headers({
    "content-disposition": `attachment; filename="${name}"`,
    "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "cross-origin-resource-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-store",
    vary: "Authorization",
  });
}

/** Registers a GET of a part of a capture as a file, for holders of keys. A document is its publisher's. */
function file({ app, world }: ApiParts, url: string, route: FileRoute): void {
  app.get(url, {
    schema: {
      ...describe({
        kind: "staff",
        tag: "Sources",
        errors: ["capture-not-found", "nothing-captured"],
        operationId: route.operationId,
        summary: route.summary,
        answer: route.content,
        type: route.type,
      }),
      params,
      querystring: none,
    },
    compress: false,
    onRequest: refuseAnonymous,
    handler: async (request, reply) => {
      requireRole(requireCaller(request), "contributor");
      const { id } = askedOf<typeof params, typeof none>(request).params;
      const opened = await route.open(await getKeptCapture(world.database, id));
      setFileHeaders(reply, `${id}.${route.extension}`);
      return reply.type(route.type).send(opened);
    },
  });
}

/** Routes of what a capture keeps: its text, the document's bytes, and both with the headers as a WARC. */
export function captureFiles(parts: ApiParts, { bytes }: Capturing): void {
  const openBytes = async (kept: KeptCapture): Promise<Readable | null> => {
    if (kept.rawSha256 === null) return null;
    const stream = await bytes.open(kept.rawSha256);
    if (stream === null) throw new Error(`The bytes ${kept.rawSha256} are not in the store of captures.`);
    return stream;
  };
  file(parts, "/captures/:id/text", {
    operationId: "getCaptureText",
    summary: "Get the text of a capture as it was read",
    type: "text/plain; charset=utf-8",
    extension: "txt",
    content: z.string(),
    open: async ({ text }) => {
      if (text === null) throw nothing("This capture has no text: its outcome says why.");
      return text;
    },
  });
  file(parts, "/captures/:id/bytes", {
    operationId: "getCaptureBytes",
    summary: "Get the document's bytes as they were captured, to save as a file",
    type: "application/octet-stream",
    extension: "bin",
    content: bytesSchema,
    open: async (kept) => {
      const stream = await openBytes(kept);
      if (stream === null) throw nothing("This capture has no bytes: none came, or it was recorded by hand.");
      return stream;
    },
  });
  file(parts, "/captures/:id/warc", {
    operationId: "getCaptureWarc",
    summary: "Get a capture as a WARC file, which replay tools open",
    type: "application/warc",
    extension: "warc.gz",
    content: bytesSchema,
    open: async (kept) => {
      const bytes = await openBytes(kept);
      const capture = { ...kept, url: kept.sourceUrl, redirects: kept.redirects ?? [], bytes };
      const warc = Readable.from(writeWarc(capture, `Walkback ${packageVersion}`));
      // A reader who leaves before the document's record would else leave its file open.
      warc.once("close", () => bytes?.destroy());
      return warc;
    },
  });
}
