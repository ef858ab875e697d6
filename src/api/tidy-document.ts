import { z } from "zod";

const schemaPath = "#/components/schemas/";
const json = z.record(z.string(), z.unknown());
const documentShape = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), z.looseObject({ responses: z.record(z.string(), json) }))),
  components: z.looseObject({ schemas: json }),
});

/** Names of the component schemas that a value refers to. */
function referencesOf(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => {
    if (name === "$ref" && typeof part === "string" && part.startsWith(schemaPath))
      return [part.slice(schemaPath.length)];
    return referencesOf(part);
  });
}

/** Schemas that the paths need, and those that these need. The type provider adds an input form of each, used or not. */
function usedSchemas(paths: unknown, schemas: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const used = new Set<string>();
  const waiting = referencesOf(paths);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (used.has(name)) continue;
    used.add(name);
    waiting.push(...referencesOf(schemas[name]));
  }
  return Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name)));
}

const text = { type: "string" } as const;
const headers = {
  ETag: { description: "Names these bytes: send it in If-None-Match", schema: text },
  "Last-Modified": { description: "When what is public last changed", schema: text },
  Link: { description: 'Pages of a list: rel="self", "first", "next" (RFC 8288)', schema: text },
  Location: { description: "Where it is read", schema: text },
  RateLimit: { description: 'Requests left, and seconds until all are: "default";r=599;t=50', schema: text },
  "Retry-After": { description: "Seconds to wait", schema: text },
  "X-Request-Id": { description: "The request's id: the caller's where it sent one", schema: text },
} as const;
type HeaderName = keyof typeof headers;

function headersOf(
  status: string,
  operation: { readonly responses: object; readonly operationId?: unknown },
) {
  const isCached = "304" in operation.responses && (status === "200" || status === "304");
  const names: HeaderName[] = ["X-Request-Id", "RateLimit"];
  if (isCached) names.push("ETag", "Last-Modified");
  if (status === "200" && String(operation.operationId).startsWith("list")) names.push("Link");
  if (status === "201") names.push("Location");
  if (status === "429" || status === "503") names.push("Retry-After");
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

/** The document without schemas that nothing uses, and with the headers that answers carry. */
export function tidyDocument<Document extends object>(document: Document): Document {
  const read = documentShape.parse(document);
  for (const item of Object.values(read.paths))
    for (const operation of Object.values(item))
      for (const [status, response] of Object.entries(operation.responses))
        response.headers = headersOf(status, operation);
  const tidy = {
    ...read,
    components: { ...read.components, headers, schemas: usedSchemas(read.paths, read.components.schemas) },
  };
  // The same document: read loosely, with parts added and left out.
  return tidy as unknown as Document;
}
