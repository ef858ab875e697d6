import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { FastifyInstance } from "fastify";
import { jsonSchemaTransform, jsonSchemaTransformObject } from "fastify-type-provider-zod";
import type { AnswerCache } from "../http/answers/answer-cache.js";
import { answerPublic } from "../http/answers/public-answer.js";
import { defaultHeaders } from "../http/default-headers.js";
import type { Site } from "../http/site.js";
import { tidyDocument } from "./tidy-document.js";

const tags = [
  ["Companies", "Organisations that make statements and moves, by the slug of today or of before"],
  ["Statements", "Verbatim quotes on a day, with their source"],
  ["Claims", "Testable propositions in statements, with the rating that follows from their published links"],
  ["Moves", "What companies did, in an editor's words"],
  [
    "Links",
    "Which evidence contradicts, confirms or qualifies which claim; with the defence, reviews and replies",
  ],
  ["Speakers", "People who speak for companies, with the roles they held"],
  ["Sources", "Published documents and captures of them"],
  ["Topics", "Subject headings, a small tree"],
  ["Corrections", "What was changed after it was recorded, and why"],
  ["Search", "Full-text search in what was said and done"],
  ["Diff", "What evidence does to a claim, both given as text"],
  ["Jobs", "What runs later"],
  ["Watches", "Sources that are captured again on a schedule"],
  ["Keys", "Who may write"],
  ["Health", "For whoever runs the service"],
] as const;

const description = `What companies said, what they did next, and the distance between.

Reads need no key and show what was published. Writes need one: \`Authorization: Bearer wb_...\`; a contributor
records, an editor reviews and publishes, an admin manages keys. With a key, reads show drafts too.

Every error is a problem document (RFC 9457). Lists come in pages: follow \`Link: rel="next"\`, or give
\`pagination.nextCursor\` as \`cursor\`. Answers carry an \`ETag\` and \`Last-Modified\` to ask with again.
A POST with an \`Idempotency-Key\` can be repeated: it is done once.`;

/** Describes the routes that are registered after it, in OpenAPI 3.1. */
export async function registerDocument(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Walkback",
        version,
        summary: "Claims of companies, and the evidence that contradicts or confirms them",
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
    transform: jsonSchemaTransform,
    transformObject: (document) => tidyDocument(jsonSchemaTransformObject(document)),
  });
}

// The reader's own scripts and the styles it writes into its page; nothing from elsewhere.
const readerPolicy = defaultHeaders["content-security-policy"].replace(
  "default-src 'none'; style-src 'self'",
  "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self' 'unsafe-inline'",
);

/** Serves the document at `/openapi.json`, and readable at `/docs`. */
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
      // Without this the page would ask a validator on the network about the document.
      uiConfig: { validatorUrl: null, docExpansion: "none", deepLinking: true },
    });
  });
}
