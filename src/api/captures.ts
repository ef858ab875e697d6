import multipart from "@fastify/multipart";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { FastifyRouteSchemaDef } from "fastify/types/schema.js";
import { z } from "zod";
import { answerStaff } from "../http/answers/public-answer.js";
import { idempotencyOf } from "../http/idempotency.js";
import { refuseAnonymous, requireCaller } from "../http/key.js";
import { compileValidator } from "../http/validation.js";
import type { World } from "../operations/act.js";
import { captureFile, captureUrl } from "../operations/captures/capture-document.js";
import type { Capturing } from "../operations/captures/capturing.js";
import { recordCapture } from "../operations/record/record-capture.js";
import { captureId, sourceId } from "../schemas/id.js";
import { type NewDocument, newDocument, uploadedDocument } from "../schemas/new-document.js";
import { type Capture, capture, newCapture } from "../schemas/source.js";
import { getCapture, listCaptures } from "../store/capture.js";
import { captureFiles } from "./capture-files.js";
import { takeUpload } from "./capture-upload.js";
import { describe } from "./description.js";
import { type ApiParts, JSON_TYPE, list, none, read } from "./route.js";
import { repeatableHeaders, write } from "./write-route.js";

const tag = "Sources";
const MOST_FIELDS = 10;
const FIELD_BYTES = 10_000;
const locationOf = ({ id }: Capture): string => `/api/v1/captures/${id}`;

/** Routes of captures: copies of documents, and proof of what was fetched. */
export function captureRoutes(parts: ApiParts, capturing: Capturing): void {
  const { database } = parts.world;
  list(parts, "/captures", {
    operationId: "listCaptures",
    summary: "List captures of sources, newest first, without their texts",
    tag,
    params: none,
    query: z.strictObject({ source: sourceId.optional() }),
    item: capture,
    pageName: "CapturePage",
    list: ({ query: { source: of, ...rest } }, audience) =>
      listCaptures(database, { sourceId: of, ...rest }, audience),
  });
  read(parts, "/captures/:id", {
    operationId: "getCapture",
    summary: "Get a capture; with a key, also its text and headers",
    tag,
    errors: ["capture-not-found"],
    params: z.strictObject({ id: captureId }),
    query: none,
    answer: capture,
    find: ({ params: { id } }, audience) => getCapture(database, id, audience),
  });
  write(parts, "/sources/:id/captures", {
    operationId: "recordCapture",
    summary: "Record what a source said when it was fetched, or that the fetch failed",
    tag,
    errors: ["source-not-found"],
    params: z.strictObject({ id: sourceId }),
    body: newCapture,
    answer: capture,
    status: 201,
    location: locationOf,
    act: (act, asked) => recordCapture(act, asked.params.id, asked.body),
  });
  captureFiles(parts, capturing);
  captureDocument(parts, capturing);
}

// A form has no body that a schema could check before the file is read. The operation checks its fields.
const compileUnlessForm = (route: FastifyRouteSchemaDef<unknown>) => {
  // All schemas of this route are zod schemas.
  const validate = compileValidator({ ...route, schema: route.schema as z.ZodType });
  return (data: unknown) =>
    route.httpPart === "body" && (data ?? null) === null ? { value: undefined } : validate(data);
};

/** The form of an upload in the OpenAPI document. */
const uploadForm = uploadedDocument.extend({
  file: z.string().meta({ format: "binary", description: "The document itself" }),
});

/** Takes the document of a request, which is JSON with an address or a form with a file, and records it. */
async function takeRequest(
  request: FastifyRequest,
  reply: FastifyReply,
  { world, capturing }: { readonly world: World; readonly capturing: Capturing },
): Promise<Capture> {
  const act = { ...world, actor: requireCaller(request) };
  if (!request.isMultipart()) {
    const idempotency = idempotencyOf(request, reply);
    // The operation checks it again, also when there is no body.
    return captureUrl({ ...act, idempotency }, capturing, request.body as NewDocument);
  }
  const upload = await takeUpload(request, { bytes: capturing.bytes, most: capturing.mostBytes });
  const { fields, ...file } = upload;
  const idempotency = idempotencyOf(request, reply, upload);
  // The operation checks the fields.
  const about = fields as z.input<typeof uploadedDocument>;
  return captureFile({ ...act, idempotency }, capturing, { ...file, about });
}

const aboutCapturing = {
  operationId: "captureDocument",
  summary: "Fetch a document, or upload one, and keep a copy of it as proof",
  description:
    "A fetch that fails is recorded too, and answered with its outcome. A source that is not yet recorded becomes a draft.",
  tag,
  errors: ["day-in-future"],
} as const;

function captureDocument({ app, world }: ApiParts, capturing: Capturing): void {
  app.register(multipart, {
    limits: { files: 1, fields: MOST_FIELDS, fieldSize: FIELD_BYTES, fileSize: capturing.mostBytes },
  });
  app.after(() =>
    app.post("/captures", {
      schema: {
        ...describe({ kind: "write", ...aboutCapturing, answer: capture, status: 201 }),
        headers: repeatableHeaders,
        body: newDocument,
        form: uploadForm,
      },
      validatorCompiler: compileUnlessForm,
      onRequest: refuseAnonymous,
      handler: async (request, reply) => {
        const recorded = await takeRequest(request, reply, { world, capturing });
        reply.code(201).header("location", locationOf(recorded));
        return answerStaff(reply, { body: JSON.stringify(recorded), type: JSON_TYPE });
      },
    }),
  );
}
