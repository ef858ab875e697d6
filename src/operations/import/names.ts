import { parseDay } from "../../core/dates/day.js";
import { sourceUrl } from "../../core/sources/source-url.js";
import { type Reader, readerOf, type Tx } from "../../database/database.js";
import { DomainError, type ErrorCode } from "../../errors.js";
import type { ImportedRow } from "../../schemas/imported-row.js";
import { findSourceAt, listCompaniesCalled, listRolesAt, listSpeakersCalled } from "../../store/named.js";
import type { Act } from "../act.js";
import { recordCompany } from "../record/record-company.js";
import { recordRole } from "../record/record-role.js";
import { recordSource } from "../record/record-source.js";
import { recordSpeaker } from "../record/record-speaker.js";

/** An act whose operations run in one open transaction, and fail together with it. */
export interface RowAct {
  readonly act: Act;
  readonly tx: Tx;
  /** Whether to record companies and speakers that are not recorded. */
  readonly createsMissing: boolean;
  readonly names: Names;
}

type Noun = "company" | "speaker";

function refuse(code: ErrorCode, pointer: string, detail: string): never {
  throw new DomainError(code, detail, { faults: [{ pointer, detail }] });
}

/** What `work` gives. Faults of its input get `at` in front of their pointers. */
export async function within<Result>(at: string, work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const faults = error.faults.map(({ pointer = "", ...fault }) => ({
      ...fault,
      pointer: `${at}${pointer}`,
    }));
    const whole = [{ pointer: at, detail: error.message }];
    throw new DomainError(error.code, error.message, {
      faults: faults.length > 0 ? faults : whole,
      cause: error,
    });
  }
}

const missing = (noun: Noun, name: string, pointer: string): never =>
  refuse(
    `${noun}-not-found`,
    pointer,
    `names no recorded ${noun} ("${name}"): correct it, record the ${noun} first, or use --create-missing`,
  );

/**
 * The ids of the companies, speakers and sources that rows name.
 *
 * It remembers them, so call `forget` whenever a transaction is rolled back: it may have made some of them.
 */
export class Names {
  readonly #known = new Map<string, string>();

  forget(): void {
    this.#known.clear();
  }

  /** @throws DomainError `company-not-found`, `invalid-input` if several companies have the name */
  company(row: RowAct, name: string, pointer: string): Promise<string> {
    return this.#find(`company ${name}`, async () => {
      const [id, ...others] = await listCompaniesCalled(readerOf(row.tx), name);
      if (others.length > 0)
        refuse("invalid-input", pointer, `names ${others.length + 1} companies: give the slug`);
      if (id !== undefined) return id;
      if (!row.createsMissing) return missing("company", name, pointer);
      return (await within(pointer, recordCompany(row.act, { name }))).id;
    });
  }

  /** @throws DomainError `speaker-not-found`, `invalid-input` if several people have the name */
  speaker(row: RowAct, name: string, companyId: string): Promise<string> {
    return this.#find(`speaker ${companyId} ${name}`, async () => {
      const all = await listSpeakersCalled(readerOf(row.tx), name, companyId);
      const ofCompany = all.filter(({ isOfCompany }) => isOfCompany);
      const [found, ...others] = ofCompany.length > 0 ? ofCompany : all;
      if (others.length > 0)
        refuse(
          "invalid-input",
          "/speaker",
          `names ${others.length + 1} people: give the id of the right one`,
        );
      // Two people may have one name. Nobody gets words of another company by their name alone.
      if (found?.isOfAnother && !found.isOfCompany && found.id !== name)
        refuse(
          "invalid-input",
          "/speaker",
          `is recorded for another company: if it is the same person, give the id (${found.id})`,
        );
      if (found !== undefined) return found.id;
      if (!row.createsMissing) return missing("speaker", name, "/speaker");
      return (await within("/speaker", recordSpeaker(row.act, { name }))).id;
    });
  }

  /** The source at the row's address, which is recorded if it is new. */
  source(row: RowAct, source: ImportedRow["source"]): Promise<string> {
    const url = sourceUrl(source.url);
    return this.#find(`source ${url}`, async () => {
      const id = await findSourceAt(readerOf(row.tx), url);
      return id ?? (await within("/source", recordSource(row.act, source))).id;
    });
  }

  async #find(key: string, find: () => Promise<string>): Promise<string> {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const id = await find();
    if (this.#known.size >= 10_000) this.#known.clear();
    this.#known.set(key, id);
    return id;
  }
}

/**
 * Records the title that a speaker held on a day, if none is recorded at the company yet.
 *
 * @throws DomainError `overlapping-role` if another title is recorded for that day
 */
export async function keepRole(
  { act, tx }: RowAct,
  { title, saidOn, ...ids }: { title: string; saidOn: string; speakerId: string; companyId: string },
): Promise<void> {
  const held = await listRolesAt(readerOf(tx) satisfies Reader, ids.speakerId, ids.companyId);
  const { first, last, precision } = parseDay(saidOn);
  const then = held.find(({ from, to }) => (from ?? "") <= first && last <= (to ?? "9999"));
  if (then !== undefined && then.title !== title)
    refuse(
      "overlapping-role",
      "/role",
      `is not the title recorded for this speaker on this day: "${then.title}"`,
    );
  // A month does not tell on which day the title was held.
  if (held.length > 0 || precision !== "day") return;
  await within("/role", recordRole(act, ids.speakerId, { company: ids.companyId, title, from: first }));
}
