import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { FastifyInstance } from "fastify";
import { jsonSchemaTransform, jsonSchemaTransformObject } from "fastify-type-provider-zod";
import { z } from "zod";
import type { AnswerCache } from "../http/answers/answer-cache.js";
import { answerPublic } from "../http/answers/public-answer.js";
import { defaultHeaders } from "../http/default-headers.js";
import type { Site } from "../http/site.js";
import { tidyDocument } from "./tidy-document.js";

const tags = [
  ["Companies", "Organizations that make statements and moves"],
  ["Statements", "Verbatim quotes, each with its day and its source"],
  ["Claims", "Propositions in statements, each with the rating that follows from its published links"],
  ["Moves", "What companies did, in an editor's words"],
  ["Links", "What evidence does to a claim: contradicts, confirms or qualifies it"],
  ["Speakers", "People who speak for companies, with the roles they held"],
  ["Sources", "Published documents, and captures: copies of what they said"],
  ["Topics", "Subjects, such as privacy or open models, in a small tree"],
  ["Corrections", "Changes of recorded fields: the old value, the new value, and why"],
  ["Search", "Full-text search in statements and moves"],
  ["Diff", "Compares a claim with evidence, both given as text"],
  ["Jobs", "Work that the service does in the background"],
  ["Keys", "Keys, which allow their holders to write"],
  ["Health", "Checks for whoever runs the service"],
] as const;

const description = `What companies said, what they did next, and the distance between.

Reads need no key and show what was published. Writes need a key: \`Authorization: Bearer wb_...\`. A contributor
records and proposes, an editor also reviews and publishes, and an admin also manages keys. With a key, reads show
drafts too.

Every error is a problem document (RFC 9457). Lists come in pages: follow \`Link: rel="next"\`, or give
\`pagination.nextCursor\` as \`cursor\`. Answers carry an \`ETag\` and usually \`Last-Modified\`, for conditional requests.
A POST with an \`Idempotency-Key\` can be repeated safely: the service does it once.

Records are not edited in place or deleted. Correct a field with \`POST /api/v1/corrections\`. Withdraw a published link
with \`POST /api/v1/links/{id}/withdraw\`.`;

type Transformed = ReturnType<typeof jsonSchemaTransform>;

/** A route that takes a form as well as JSON: its body with both. Other routes as they are. */
function withForm({ schema, url }: Transformed): Transformed {
  const { form, ...rest } = schema as { form?: z.ZodType; body?: unknown };
  if (form === undefined) return { schema, url };
  const { $schema: _dialect, ...described } = z.toJSONSchema(form, { io: "input" });
  const content = {
    "application/json": { schema: rest.body },
    "multipart/form-data": { schema: described },
  };
  return { schema: { ...rest, body: { content } }, url };
}

/** Describes in OpenAPI 3.1 the routes that are registered after this call. */
export async function registerDocument(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Walkback",
        version,
        summary: "Claims that companies made, and the evidence that contradicts or confirms them",
        description,
        license: { name: "Apache-2.0", identifier: "Apache-2.0" },
      },
      servers: [{ url: "/" }],
      tags: tags.map(([name, text]) => ({ name, description: text })),
      components: {
        securitySchemes: {
          key: { type: "http", scheme: "bearer", description: "An API key of Walkback: wb_..." },
        },
      },
    },
    hideUntagged: true,
    transform: (route) => withForm(jsonSchemaTransform(route)),
    transformObject: (document) => tidyDocument(jsonSchemaTransformObject(document)),
  });
}

// The page at /docs runs its own scripts and writes styles into itself. It loads nothing from other hosts.
const readerPolicy = defaultHeaders["content-security-policy"].replace(
  "default-src 'none'; style-src 'self'",
  "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self' 'unsafe-inline'",
);

/** Serves the document at `/openapi.json`, and a page to read it at `/docs`. */
export async function documentRoutes(
  app: FastifyInstance,
  { cache, site }: { readonly cache: AnswerCache; readonly site: Site },
): Promise<void> {
  app.get("/openapi.json", { schema: { hide: true } }, (request, reply) =>
    answerPublic(cache, request, reply, async () => ({
      body: JSON.stringify(app.swagger()),
      type: "application/json; charset=utf-8",
      links: [`<${site.url()}/docs>; rel="describedby"; type="text/html"`],
    })),
  );
  await app.register(async (reader) => {
    reader.addHook("onSend", async (_request, reply) => {
      reply.header("content-security-policy", readerPolicy);
    });
    await reader.register(swaggerUi, {
      routePrefix: "/docs",
      theme: { title: `${site.name}: the API` },
      // Otherwise the page sends the document to a validator on the network.
      uiConfig: { validatorUrl: null, docExpansion: "none", deepLinking: true },
    });
  });
}
