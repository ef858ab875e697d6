import { parsePartialJson } from "ai";
import { z } from "zod";
import { type ModelAnswer, modelAnswer } from "./check-answer.js";

/** The form of an answer to one request, which the endpoint is told. */
export const modelAnswers = z.strictObject({
  answers: z.array(z.strictObject({ number: z.number(), ...modelAnswer.shape })),
});
export type ModelAnswers = z.infer<typeof modelAnswers>;

/** What is read of it: each answer by itself, so that a broken one does not spoil the others. */
const anyAnswers = z.object({ answers: z.array(z.unknown()) });
const numbered = z.looseObject({ number: z.coerce.number().pipe(z.int()) });

/**
 * The answers in a model's text, by their numbers.
 *
 * Leaves out an answer that has not the required form, and all answers that share a number. If the text breaks off, it
 * also leaves out the last answer, which may lack its end.
 */
export async function readAnswers(text: string): Promise<ReadonlyMap<number, ModelAnswer>> {
  const { value, state } = await parsePartialJson(text);
  const read = anyAnswers.safeParse(value);
  if (!read.success) return new Map();
  const { answers } = read.data;
  const found = new Map<number, ModelAnswer | null>();
  for (const answer of state === "repaired-parse" ? answers.slice(0, -1) : answers) {
    const its = numbered.safeParse(answer);
    if (!its.success) continue;
    const { number, ...rest } = its.data;
    const own = modelAnswer.safeParse(rest);
    found.set(number, own.success && !found.has(number) ? own.data : null);
  }
  return new Map([...found].flatMap(([number, own]) => (own === null ? [] : [[number, own] as const])));
}
