import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { judgePair, rulesJudge } from "../core/rules/judge.js";
import { parseWeights } from "../core/rules/weights/model.js";
import type { Judge } from "../core/verdict/verdict.js";
import { DomainError } from "../errors.js";
import type { JudgeSettings } from "../judges/settings.js";

/** A judge of lines, and the form of its answers. */
export interface LineJudge {
  readonly judge: Judge;
  readonly isThreeWay: boolean;
  close(): Promise<void>;
}

/** The rules with the weights in a folder or a file. The weights' hash is part of the version. */
function rulesWith(model: string): Judge {
  const path = existsSync(model) && statSync(model).isFile() ? model : join(model, "weights.json");
  if (!existsSync(path))
    throw new DomainError(
      "invalid-input",
      `There is no "${path}". Make it with npm run train -- --data FILE --out ${model}`,
    );
  const text = readFileSync(path, "utf8");
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 12);
  try {
    const weights = parseWeights(text);
    return {
      name: rulesJudge.name,
      version: `${rulesJudge.version}+${hash}`,
      judge: async (pairs) => pairs.map(({ claim, evidence }) => judgePair(claim, evidence, weights)),
    };
  } catch (cause) {
    if (cause instanceof DomainError) throw cause;
    throw new DomainError("invalid-input", `"${path}" does not hold valid weights. Train them again.`, {
      cause,
    });
  }
}

const log = {
  warn: (fields: object, message: string): void => {
    process.stderr.write(`${message}: ${JSON.stringify(fields)}\n`);
  },
};

/** The processor threads of a model: those of the option, or all; the setting of a service does not count. */
function threadsOf(given: string | undefined): number {
  const threads = given === undefined ? availableParallelism() : Number(given);
  if (Number.isInteger(threads) && threads >= 1 && threads <= 64) return threads;
  throw new DomainError("invalid-input", `--threads "${given}" must be a whole number from 1 to 64.`);
}

const names: readonly string[] = ["rules", "builtin", "nli", "llm"] satisfies JudgeSettings["kind"][];

/** Which judge reads the lines: its name, its settings as environment variables, and the options of the command. */
export interface LineJudgeOptions {
  readonly judge?: string;
  readonly model?: string;
  readonly threads?: string;
  readonly threeWay?: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** @throws DomainError `invalid-input` for a wrong option, `config-invalid` for a wrong setting or a missing file */
export async function openLineJudge(options: LineJudgeOptions): Promise<LineJudge> {
  const { model, threads, threeWay: isThreeWay = false, environment } = options;
  const name = options.judge ?? (environment.JUDGE || "builtin");
  const free = { isThreeWay, close: async () => {} };
  if (model !== undefined) return { ...free, judge: rulesWith(model) };
  if (name === "rules") return { ...free, judge: rulesJudge };
  if (!names.includes(name))
    throw new DomainError("invalid-input", `--judge "${name}" must be one of ${names.join(", ")}.`);
  const count = String(threadsOf(threads));
  // The rules start at once because they load none of this.
  const [{ readJudgeSettings }, { openAlone }] = await Promise.all([
    import("../config.js"),
    import("../judges/open-alone.js"),
  ]);
  const settings = readJudgeSettings({
    ...environment,
    JUDGE: name,
    JUDGE_THREADS: count,
    NLI_THREADS: count,
  });
  return { isThreeWay, ...(await openAlone(settings, log)) };
}
