import { z } from "zod";
import type { ErrorCode } from "../errors.js";
import { statusOf, titleOf } from "../http/problems.js";
import { problem } from "../schemas/problem.js";

/** Failures that every route of a kind has. */
const errorsOfKind = {
  open: ["invalid-input", "malformed-json", "body-too-large", "unsupported-media-type", "rate-limited"],
  health: ["invalid-input"],
  read: ["invalid-input", "key-refused", "rate-limited"],
  staff: ["invalid-input", "key-required", "key-refused", "role-refused", "rate-limited"],
  write: [
    "invalid-input",
    "malformed-json",
    "key-required",
    "key-refused",
    "role-refused",
    "body-too-large",
    "unsupported-media-type",
    "idempotency-key-reused",
    "rate-limited",
  ],
} as const satisfies Record<string, readonly ErrorCode[]>;

/** open, health: anybody; read: anybody, and more with a key; staff and write: with a key. */
export type RouteKind = keyof typeof errorsOfKind;

const securityOf = {
  open: [],
  health: [],
  read: [{}, { key: [] }],
  staff: [{ key: [] }],
  write: [{ key: [] }],
} as const;

const problemContent = { "application/problem+json": { schema: problem } };

/** Problem responses of a route, one a status, naming the codes it stands for. */
function problemsOf(codes: readonly ErrorCode[]) {
  const sentences = new Map<number, string[]>();
  for (const code of new Set(codes)) {
    const told = sentences.get(statusOf[code]) ?? [];
    sentences.set(statusOf[code], [...told, `\`${code}\`: ${titleOf[code]}.`]);
  }
  return Object.fromEntries(
    [...sentences].map(([status, told]) => [
      status,
      { description: told.join(" "), content: problemContent },
    ]),
  );
}

/** What a route's schema says of it: its place in the document, who may ask, what it answers. */
export function describe(route: {
  readonly kind: RouteKind;
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tag: string;
  readonly errors?: readonly ErrorCode[];
  readonly answer: z.ZodType;
  readonly status?: 200 | 201;
  /** Where an old address leads to the present one. */
  readonly mayMove?: boolean;
}) {
  const { kind, operationId, summary, description, tag, errors = [], answer, status = 200 } = route;
  return {
    operationId,
    summary,
    ...(description !== undefined && { description }),
    tags: [tag],
    security: securityOf[kind].map((way) => ({ ...way })),
    response: {
      [status]: {
        description: status === 201 ? "It was recorded" : summary,
        content: { "application/json": { schema: answer } },
      },
      ...(route.mayMove === true && {
        301: z.undefined().meta({ description: "Its address is another one now" }),
      }),
      ...(kind === "read" && { 304: z.undefined().meta({ description: "What you have is what it is" }) }),
      ...problemsOf([...errorsOfKind[kind], ...errors]),
    },
  };
}
