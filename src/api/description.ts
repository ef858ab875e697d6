import { z } from "zod";
import type { ErrorCode } from "../errors.js";
import { statusOf, titleOf } from "../http/problems.js";
import { problem } from "../schemas/problem.js";

/** Failures that every route of a kind can answer with. */
const errorsOfKind = {
  open: [
    "invalid-input",
    "malformed-json",
    "key-refused",
    "body-too-large",
    "unsupported-media-type",
    "rate-limited",
  ],
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

/** Who may ask. health: anybody; open: anybody, and a key allows more; read: anybody, and a key shows drafts; staff, write: only with a key. */
export type RouteKind = keyof typeof errorsOfKind;

const securityOf = {
  open: [{}, { key: [] }],
  health: [],
  read: [{}, { key: [] }],
  staff: [{ key: [] }],
  write: [{ key: [] }],
} as const;

const problemContent = { "application/problem+json": { schema: problem } };

/** Problem responses of a route: one for each status, naming its error codes. */
function problemsOf(codes: readonly ErrorCode[]) {
  const sentences = new Map<number, string[]>();
  for (const code of new Set(codes)) {
    const earlier = sentences.get(statusOf[code]) ?? [];
    sentences.set(statusOf[code], [...earlier, `\`${code}\`: ${titleOf[code]}.`]);
  }
  return Object.fromEntries(
    [...sentences].map(([status, texts]) => [
      status,
      { description: texts.join(" "), content: problemContent },
    ]),
  );
}

/** A route's part of the OpenAPI document: its name, who may ask, and its answers. */
export function describe(route: {
  readonly kind: RouteKind;
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tag: string;
  readonly errors?: readonly ErrorCode[];
  readonly answer: z.ZodType;
  readonly status?: 200 | 201;
  /** Media type of the answer, if it is not JSON. */
  readonly type?: string;
  /** Whether an earlier address redirects to the present one. */
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
        description: status === 201 ? "Recorded" : "The answer",
        content: { [route.type ?? "application/json"]: { schema: answer } },
      },
      ...(route.mayMove === true && {
        301: z.undefined().meta({ description: "The record has another address now; see Location" }),
      }),
      ...(kind === "read" && {
        304: z.undefined().meta({ description: "Nothing has changed since the answer that you have" }),
      }),
      ...problemsOf([...errorsOfKind[kind], ...errors]),
    },
  };
}
