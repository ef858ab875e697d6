import { builtinJudge } from "../core/judge/judge.js";
import type { Judge } from "../core/judge/verdict.js";
import type { AskedJudge } from "./asked-judge.js";
import { type GuardParts, guardedJudge } from "./guarded.js";
import type { JudgeSettings, LlmSettings, NliSettings } from "./settings.js";

/** The judge in use, with a way to close it. */
export interface OpenedJudge {
  readonly judge: Judge;
  /** Stops its work. The built-in judge reads the pairs still waiting for an answer. */
  close(): Promise<void>;
}

// Import a judge only when it is chosen: a start should not pay for the others' packages.
async function openAsked(settings: NliSettings | LlmSettings, parts: GuardParts): Promise<AskedJudge> {
  if (settings.kind === "llm") return (await import("./llm/open-llm.js")).openLlm(settings, parts);
  return (await import("./nli/open-nli.js")).openNli(settings, parts);
}

/**
 * Checks that everything the chosen judge needs is present, before anything is opened.
 *
 * @throws DomainError `config-invalid` if a package or a model's file is missing, with what to do
 */
export async function checkJudge(settings: JudgeSettings): Promise<void> {
  if (settings.kind === "nli") (await import("./nli/open-nli.js")).checkNli(settings);
}

/**
 * The judge that the settings choose. Checks that its needs are present, but loads nothing and asks nothing yet.
 *
 * @throws DomainError `config-invalid` if a package or a model's file is missing, with what to do
 */
export async function openJudge(settings: JudgeSettings, parts: GuardParts): Promise<OpenedJudge> {
  if (settings.kind === "builtin") return { judge: builtinJudge, close: async () => {} };
  const asked = await openAsked(settings, parts);
  return { judge: guardedJudge(asked, parts), close: () => asked.close() };
}
