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

/** The schemas that the paths use, directly or through others. The type provider also adds input forms that nothing uses. */
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

/** Names without "Input" for schemas that appear only in requests, so that only one form needs a name. */
function shortNames(schemas: Readonly<Record<string, unknown>>): Map<string, string> {
  const inputs = Object.keys(schemas).filter((name) => name.endsWith("Input"));
  const renamed = inputs.map((name) => [name, name.slice(0, -"Input".length)] as const);
  return new Map(renamed.filter(([, short]) => !(short in schemas)));
}

/** The document with its references to schemas renamed. */
function rename(document: string, names: ReadonlyMap<string, string>): string {
  const known = (name: string) => names.get(name) ?? name;
  return document.replace(/"#\/components\/schemas\/([^"]+)"/g, (_, name) => `"${schemaPath}${known(name)}"`);
}

const text = { type: "string" } as const;
const headers = {
  ETag: { description: "Identifies this answer; send it in If-None-Match", schema: text },
  "Last-Modified": { description: "When the public data last changed", schema: text },
  Link: { description: 'Pages of the list: rel="self", "first" and "next" (RFC 8288)', schema: text },
  Location: { description: "Address of the record", schema: text },
  RateLimit: {
    description: 'Requests left (r), and seconds until the count starts again (t): "default";r=599;t=50',
    schema: text,
  },
  "Retry-After": { description: "Seconds to wait before the next request", schema: text },
  "X-Request-Id": { description: "The request's id; the one that the caller sent, if any", schema: text },
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

/** The document without unused schemas, and with the headers of its answers. */
export function tidyDocument<Document extends object>(document: Document): Document {
  const read = documentShape.parse(document);
  for (const item of Object.values(read.paths))
    for (const operation of Object.values(item))
      for (const [status, response] of Object.entries(operation.responses))
        response.headers = headersOf(status, operation);
  const used = usedSchemas(read.paths, read.components.schemas);
  const names = shortNames(used);
  const schemas = Object.fromEntries(
    Object.entries(used)
      .map(([name, schema]) => [names.get(name) ?? name, schema] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  const { openapi, info, servers, tags } = read;
  const components = { ...read.components, headers, schemas };
  // In the order in which people read it.
  const tidy = { openapi, info, servers, tags, ...read, components };
  return JSON.parse(rename(JSON.stringify(tidy), names));
}
