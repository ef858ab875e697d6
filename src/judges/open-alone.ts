import { rulesJudge } from "../core/rules/judge.js";
import type { Judge } from "../core/verdict/verdict.js";
import type { JudgeLog } from "./asked-judge.js";
import { guardedJudge } from "./guarded.js";
import { budgetInMemory } from "./llm/budget.js";
import { openAsked } from "./open-asked.js";
import type { JudgeSettings } from "./settings.js";

/** A judge without a service, for commands. It stores no answers. */
export interface LoneJudge {
  readonly judge: Judge;
  close(): Promise<void>;
}

/**
 * The judge of the settings, for a command that has no database. Its daily budget counts from the command's start.
 *
 * @throws DomainError `config-invalid`, as `openAsked` does
 */
export async function openAlone(settings: JudgeSettings, log: JudgeLog): Promise<LoneJudge> {
  const asked = await openAsked(settings, { log, now: () => new Date(), budgetOf: budgetInMemory });
  if (asked === null) return { judge: rulesJudge, close: async () => {} };
  return { judge: guardedJudge(asked, { store: null, log }), close: () => asked.close() };
}
