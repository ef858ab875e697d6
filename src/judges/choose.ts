import { builtinJudge } from "../core/judge/judge.js";
import type { Judge } from "../core/judge/verdict.js";

/** Every judge there is, by the name that links keep of who proposed them. */
const judges = { [builtinJudge.name]: builtinJudge } as const;

export const judgeNames: readonly string[] = Object.keys(judges);

/** The judge that reads what is recorded: the one that is built in unless another is named. */
export function chooseJudge(name: string = builtinJudge.name): Judge {
  const judge = judges[name];
  if (!judge) throw new Error(`There is no judge "${name}": choose one of ${judgeNames.join(", ")}.`);
  return judge;
}
