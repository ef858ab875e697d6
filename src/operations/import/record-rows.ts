import { type Database, readerOf, type Tx } from "../../database/database.js";
import { DomainError } from "../../errors.js";
import type { ImportedRow } from "../../schemas/imported-row.js";
import { type ImportedStatement, mapImported } from "../../store/imported-statement.js";
import type { Act } from "../act.js";
import { recordClaim } from "../record/record-claim.js";
import { recordStatement } from "../record/record-statement.js";
import { keepRole, Names, type RowAct, within } from "./names.js";

/** What became of a row. */
export type Outcome =
  | { readonly kind: "recorded" }
  | { readonly kind: "already-there" }
  | { readonly kind: "refused"; readonly error: DomainError };

export interface RowOptions {
  readonly createsMissing: boolean;
  /** Whether to check the rows in full, and record nothing. */
  readonly isDryRun: boolean;
}

const alreadyThere: Outcome = { kind: "already-there" };

/** The same act in an open transaction: its operations begin no transaction of their own. */
function actIn(act: Act, tx: Tx): Act {
  const database: Database = { ...act.database, ...readerOf(tx), transaction: (work) => work(tx) };
  return { ...act, database };
}

const newClaims = ({ claims }: ImportedRow, there: ImportedStatement | undefined) =>
  claims.flatMap((claim, index) => (there?.claims.includes(claim.text) ? [] : [{ claim, index }]));

const isComplete = (row: ImportedRow, there: ImportedStatement | undefined): boolean =>
  there !== undefined && newClaims(row, there).length === 0;

async function recordNew(row: RowAct, given: ImportedRow): Promise<string> {
  const { id: _, claims, source, speaker, role, company, about, ...statement } = given;
  const companyId = await row.names.company(row, company, "/company");
  const aboutId = about === null ? null : await row.names.company(row, about, "/about");
  if (role !== null && speaker === null)
    throw new DomainError("invalid-input", "A role needs its speaker.", {
      faults: [{ pointer: "/role", detail: "needs a speaker: give the name, or leave the role out" }],
    });
  const speakerId = speaker === null ? null : await row.names.speaker(row, speaker, companyId);
  if (speakerId !== null && role !== null)
    await keepRole(row, { title: role, saidOn: given.saidOn, speakerId, companyId });
  const sourceId = await row.names.source(row, source);
  const input = { ...statement, company: companyId, about: aboutId, speakerId, sourceId };
  return (await recordStatement(row.act, input)).id;
}

/** Records what a row describes and the database lacks. */
async function recordRow(
  row: RowAct,
  given: ImportedRow,
  there: ImportedStatement | undefined,
): Promise<Outcome> {
  if (isComplete(given, there)) return alreadyThere;
  const statementId = there?.id ?? (await recordNew(row, given));
  let added = there === undefined ? 1 : 0;
  for (const { claim, index } of newClaims(given, there)) {
    const work = recordClaim(row.act, { ...claim, statementId });
    added += await within(`/claims/${index}`, work).then(
      () => 1,
      (error: unknown) => {
        if (error instanceof DomainError && error.code === "duplicate-claim" && there !== undefined) return 0;
        throw error;
      },
    );
  }
  return added > 0 ? { kind: "recorded" } : alreadyThere;
}

/** Does a row between two savepoints, so that a refused row leaves nothing behind and the others stay. */
async function tryRow(
  row: RowAct,
  given: ImportedRow,
  there: ImportedStatement | undefined,
): Promise<Outcome> {
  await row.tx.$executeRawUnsafe("SAVEPOINT import_row");
  try {
    const outcome = await recordRow(row, given, there);
    await row.tx.$executeRawUnsafe("RELEASE SAVEPOINT import_row");
    return outcome;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await row.tx.$executeRawUnsafe("ROLLBACK TO SAVEPOINT import_row");
    row.names.forget();
    return { kind: "refused", error };
  }
}

/** An earlier row of the same batch, or another writer, may have recorded the statement since it was looked up. */
async function tryRowAgain(row: RowAct, given: ImportedRow, first: Outcome): Promise<Outcome> {
  if (first.kind !== "refused" || first.error.code !== "duplicate-statement") return first;
  const there = (await mapImported(readerOf(row.tx), [given])).get(0);
  return there === undefined ? first : tryRow(row, given, there);
}

class DryRun extends Error {}

/** Records imported rows through the API's operations. */
export class RowRecorder {
  readonly #act: Act;
  readonly #options: RowOptions;
  readonly #names = new Names();

  constructor(act: Act, options: RowOptions) {
    this.#act = act;
    this.#options = options;
  }

  /**
   * What became of each row. All are done in one transaction; a refused row takes nothing of the others with it.
   *
   * Rows that are recorded already are left as they are, so the same rows may come again at any time.
   * @throws whatever is no fault of a row, such as a lost connection. Nothing of these rows is recorded then.
   */
  async record(rows: readonly ImportedRow[]): Promise<Outcome[]> {
    const there = await mapImported(this.#act.database, rows);
    if (rows.every((row, place) => isComplete(row, there.get(place)))) return rows.map(() => alreadyThere);
    const outcomes: Outcome[] = [];
    try {
      await this.#act.database.transaction(async (tx) => {
        const { createsMissing, isDryRun } = this.#options;
        const row = { act: actIn(this.#act, tx), tx, createsMissing, names: this.#names };
        for (const [place, given] of rows.entries()) {
          const first = await tryRow(row, given, there.get(place));
          outcomes.push(await tryRowAgain(row, given, first));
        }
        if (isDryRun) throw new DryRun();
      });
    } catch (error) {
      this.#names.forget();
      if (!(error instanceof DryRun)) throw error;
    }
    return outcomes;
  }
}
