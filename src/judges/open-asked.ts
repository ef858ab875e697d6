import { DomainError } from "../errors.js";
import type { AskedJudge, JudgeLog } from "./asked-judge.js";
import { filteredJudge } from "./filtered.js";
import type { DailyBudget } from "./llm/budget.js";
import type { JudgeSettings, LlmSettings, ModelSettings } from "./settings.js";

/** What a judge that must be asked needs of the program around it. */
export interface AskedParts {
  readonly log: JudgeLog;
  readonly now: () => Date;
  /** The budget of a judge that costs tokens. */
  readonly budgetOf: (dailyTokens: number) => DailyBudget;
}

// Import a judge only when it is chosen: a start should not pay for the others' packages.
async function openModel(settings: ModelSettings, { log }: AskedParts): Promise<AskedJudge | null> {
  const { openModel: open } = await import("./model/open-model.js");
  try {
    return await open(settings, { log });
  } catch (error) {
    if (!settings.fallsBackToRules || !(error instanceof DomainError)) throw error;
    log.warn({ error: error.message }, "the model cannot be used; the rules alone judge");
    return null;
  }
}

async function openLlm(settings: LlmSettings, { log, now, budgetOf }: AskedParts): Promise<AskedJudge> {
  const { openLlm: open } = await import("./llm/open-llm.js");
  const asked = open(settings, { now, budget: budgetOf(settings.dailyTokens) });
  if (settings.filter === null) return asked;
  const filter = await (await import("./model/open-model.js")).openModel(
    { threads: settings.filter.threads, explains: false },
    { log },
  );
  return filteredJudge(asked, filter);
}

/**
 * The judge of the settings; `null` stands for the rules alone. Loads no model and asks nothing yet.
 *
 * @throws DomainError `config-invalid` if a package or a model's file is missing or damaged, with what to do
 */
export async function openAsked(settings: JudgeSettings, parts: AskedParts): Promise<AskedJudge | null> {
  switch (settings.kind) {
    case "rules":
      return null;
    case "builtin":
      return openModel(settings, parts);
    case "nli":
      return (await import("./nli/open-nli.js")).openNli(settings, parts);
    case "llm":
      return openLlm(settings, parts);
  }
}
