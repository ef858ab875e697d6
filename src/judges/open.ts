import { rulesJudge } from "../core/rules/judge.js";
import type { Judge } from "../core/verdict/verdict.js";
import { answerStore, type JudgeParts } from "./answer-store.js";
import { guardedJudge } from "./guarded.js";
import { openAsked } from "./open-asked.js";
import type { JudgeSettings } from "./settings.js";
import { storedBudget } from "./stored-budget.js";

/** The judges in use, with a way to close them. */
export interface OpenedJudges {
  /** Reads new entries. Its answers are stored. */
  readonly ofEntries: Judge;
  /** Reads what anybody asks. It stores nothing and asks no paid endpoint. */
  readonly ofQuestions: Judge;
  /** The judge of entries for the questions of holders of a key. It stores nothing. It may ask a paid endpoint. */
  readonly ofSite: Judge;
  /** Stops their work. The rules alone judge the pairs still waiting for an answer. */
  close(): Promise<void>;
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
 * The judges that the settings choose. Checks that their needs are present, but loads nothing and asks nothing yet.
 *
 * @throws DomainError `config-invalid` if a package or a model's file is missing or damaged, with what to do
 */
export async function openJudges(settings: JudgeSettings, parts: JudgeParts): Promise<OpenedJudges> {
  const { database, now, log } = parts;
  const asked = await openAsked(settings, {
    log,
    now,
    budgetOf: (dailyTokens) => storedBudget(database, { judge: settings.kind, dailyTokens }),
  });
  if (asked === null)
    return { ofEntries: rulesJudge, ofQuestions: rulesJudge, ofSite: rulesJudge, close: async () => {} };
  const ofSite = guardedJudge(asked, { store: null, log });
  return {
    ofEntries: guardedJudge(asked, { store: answerStore(asked, parts), log }),
    ofQuestions: settings.kind === "builtin" ? ofSite : rulesJudge,
    ofSite,
    close: () => asked.close(),
  };
}
