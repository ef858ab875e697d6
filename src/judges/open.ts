import { builtinJudge } from "../core/judge/judge.js";
import type { Judge } from "../core/judge/verdict.js";
import type { AskedJudge } from "./asked-judge.js";
import { type GuardParts, guardedJudge } from "./guarded.js";
import type { JudgeSettings, LlmSettings, NliSettings } from "./settings.js";

/** The judge that reads what is recorded, and how it is let go. */
export interface OpenedJudge {
  readonly judge: Judge;
  /** Ends what it has under way; what waits for an answer is read by the built-in judge. */
  close(): Promise<void>;
}

// Loaded when chosen: what the other judges need costs a start nothing.
async function openAsked(settings: NliSettings | LlmSettings, parts: GuardParts): Promise<AskedJudge> {
  if (settings.kind === "llm") return (await import("./llm/open-llm.js")).openLlm(settings, parts);
  return (await import("./nli/open-nli.js")).openNli(settings, parts);
}

/**
 * Sees whether what the judge of the settings needs is there, before anything is opened.
 *
 * @throws DomainError `config-invalid` where a package or a model's file is missing, with what to do
 */
export async function checkJudge(settings: JudgeSettings): Promise<void> {
  if (settings.kind === "nli") (await import("./nli/open-nli.js")).checkNli(settings);
}

/**
 * The judge of the settings. Asks and loads nothing yet, but sees whether what it needs is there.
 *
 * @throws DomainError `config-invalid` where a package or a model's file is missing, with what to do
 */
export async function openJudge(settings: JudgeSettings, parts: GuardParts): Promise<OpenedJudge> {
  if (settings.kind === "builtin") return { judge: builtinJudge, close: async () => {} };
  const asked = await openAsked(settings, parts);
  return { judge: guardedJudge(asked, parts), close: () => asked.close() };
}
