import { rulesJudge } from "../core/rules/judge.js";
import type { Judge } from "../core/verdict/verdict.js";
import { DomainError } from "../errors.js";
import { answerStore, type JudgeParts } from "./answer-store.js";
import type { AskedJudge } from "./asked-judge.js";
import { guardedJudge } from "./guarded.js";
import type { JudgeSettings, ModelSettings } from "./settings.js";
import { storedBudget } from "./stored-budget.js";

/** The judges in use, with a way to close them. */
export interface OpenedJudges {
  /** Reads new entries. Its answers are stored. */
  readonly ofEntries: Judge;
  /** Reads what anybody asks. It stores nothing and asks no paid endpoint. */
  readonly ofQuestions: Judge;
  /** Stops their work. The rules alone judge the pairs still waiting for an answer. */
  close(): Promise<void>;
}

/** The chosen judge and the model that answers questions; `null` stands for the rules alone. */
interface Asked {
  readonly ofEntries: AskedJudge | null;
  readonly ofQuestions: AskedJudge | null;
}

// Import a judge only when it is chosen: a start should not pay for the others' packages.
async function openModel(settings: ModelSettings, parts: JudgeParts): Promise<AskedJudge | null> {
  const { openModel: open } = await import("./model/open-model.js");
  try {
    return await open(settings, parts);
  } catch (error) {
    if (!settings.fallsBackToRules || !(error instanceof DomainError)) throw error;
    parts.log.warn({ error: error.message }, "the model cannot be used; the rules alone judge");
    return null;
  }
}

async function openAsked(settings: JudgeSettings, parts: JudgeParts): Promise<Asked> {
  switch (settings.kind) {
    case "rules":
      return { ofEntries: null, ofQuestions: null };
    case "builtin": {
      const model = await openModel(settings, parts);
      return { ofEntries: model, ofQuestions: model };
    }
    case "nli":
      return {
        ofEntries: await (await import("./nli/open-nli.js")).openNli(settings, parts),
        ofQuestions: null,
      };
    case "llm": {
      const budget = storedBudget(parts.database, { judge: "llm", dailyTokens: settings.dailyTokens });
      const { openLlm } = await import("./llm/open-llm.js");
      return { ofEntries: openLlm(settings, { ...parts, budget }), ofQuestions: null };
    }
  }
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
  const { ofEntries, ofQuestions } = await openAsked(settings, parts);
  const { log } = parts;
  return {
    ofEntries:
      ofEntries === null
        ? rulesJudge
        : guardedJudge(ofEntries, { store: answerStore(ofEntries, parts), log }),
    ofQuestions: ofQuestions === null ? rulesJudge : guardedJudge(ofQuestions, { store: null, log }),
    close: async () => {
      await ofEntries?.close();
    },
  };
}
