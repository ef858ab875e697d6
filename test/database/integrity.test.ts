import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../support/database.js";
import { recordsOf } from "../support/records.js";
import { countRows } from "../support/refusal.js";
import { actOf, contributor, testWorld } from "../support/world.js";

const opened = testDatabase();
const records = recordsOf(() => actOf(testWorld(opened.database), contributor));
const run = (sql: string): Promise<unknown> => opened.database.rows(sql);

const ids = {
  company: "",
  other: "",
  speaker: "",
  source: "",
  statement: "",
  later: "",
  claim: "",
  move: "",
};
const link = (more: Record<string, string> = {}): string => {
  const values: Record<string, string> = {
    id: "'lnk_x'",
    claim_id: `'${ids.claim}'`,
    evidence_statement_id: `'${ids.later}'`,
    evidence_move_id: "NULL",
    relation: "'contradicts'",
    manner: "'reversal'",
    status: "'proposed'",
    proposer_kind: "'person'",
    proposer: "'Edda'",
    reasons: "'[]'",
    company_id: `'${ids.company}'`,
    evidence_from: "'2025-07-30'",
    evidence_to: "'2025-07-30'",
    changed_at: "now()",
    recorded_at: "now()",
    ...more,
  };
  return `INSERT INTO link (${Object.keys(values).join(", ")}) VALUES (${Object.values(values).join(", ")})`;
};

beforeAll(async () => {
  const [company, other, source] = [await records.company(), await records.company(), await records.source()];
  const statement = await records.statement({ company: company.id, sourceId: source.id });
  const later = await records.statement({ company: company.id, saidOn: "2024-07-22" });
  const claim = await records.claim(statement);
  const move = await records.move({ company: company.id });
  await records.capture(source.id, "A text.");
  Object.assign(ids, {
    company: company.id,
    other: other.id,
    speaker: (await records.speaker()).id,
    source: source.id,
    statement: statement.id,
    later: later.id,
    claim: claim.id,
    move: move.id,
  });
  await run(link({ id: "'lnk_1'" }));
  await run(
    `INSERT INTO verdict VALUES ('vdt_1', 'lnk_1', 'rules', '1', 'h', 'contradicts', NULL, NULL, 0.9, '{}', '[]', now())`,
  );
  await run(
    `INSERT INTO review (id, link_id, verdict, reviewer, rule_version, reviewed_at) VALUES ('rev_1', 'lnk_1', 'approve', 'Edda', '1', now())`,
  );
  await run(`INSERT INTO defence VALUES ('dfn_1', 'lnk_1', 'It said so.', false, 'Edda', now())`);
  await run(`INSERT INTO defence_statement VALUES ('dfn_1', '${ids.statement}')`);
  await run(
    `INSERT INTO reply (id, link_id, state, happened_at, recorded_at, recorded_by) VALUES ('rpl_1', 'lnk_1', 'declined', now(), now(), 'Edda')`,
  );
  await run(`INSERT INTO correction (id, record_type, record_id, field, reason, requested_by, made_by, made_at, is_public)
    VALUES ('cor_1', 'statement', '${ids.statement}', 'quote', 'A typing error', 'A reader', 'Edda', now(), true)`);
});

/** Expects that the database itself refuses, and that its rows do not change. */
async function expectRefused(sql: string, why: RegExp): Promise<void> {
  const before = await countRows(opened.database);
  await expect(run(sql)).rejects.toThrow(why);
  expect(await countRows(opened.database)).toEqual(before);
}

describe("the database refuses to change or delete insert-only rows:", () => {
  test.each([
    ["capture", "failure = 'x'"],
    ["review", "comment = 'x'"],
    ["verdict", "judge = 'x'"],
    ["defence", "words = 'x'"],
    ["defence_statement", "defence_id = 'x'"],
    ["reply", "route = 'x'"],
    ["correction", "reason = 'x'"],
  ])("%s", async (table, change) => {
    const insertOnly = new RegExp(`${table} is insert-only`);
    await expectRefused(`UPDATE ${table} SET ${change}`, insertOnly);
    await expectRefused(`DELETE FROM ${table}`, insertOnly);
  });

  test.each(["capture", "review", "correction"])("all rows of %s at once", async (table) => {
    await expectRefused(`TRUNCATE ${table} CASCADE`, new RegExp(`${table} is insert-only`));
  });
});

describe("the database refuses a link", () => {
  test("whose evidence is not exactly one statement or one move", async () => {
    await expectRefused(link({ evidence_statement_id: "NULL" }), /link_one_evidence/);
    await expectRefused(link({ evidence_move_id: `'${ids.move}'` }), /link_one_evidence/);
  });

  test("that exists already from the claim to the evidence", () =>
    expectRefused(link(), /link_claim_id_evidence_statement_id_key/));

  test.each<[Record<string, string>, RegExp]>([
    [{ relation: "'lied'" }, /link_relation|link_manner/],
    [{ manner: "'kept'" }, /link_manner/],
    [{ status: "'published'" }, /link_published/],
    [{ status: "'withdrawn'", published_at: "now()", published_as: "'contradicts'" }, /link_withdrawn/],
    [{ proposer_kind: "'judge'" }, /link_proposer/],
    [{ confidence: "1.01" }, /link_confidence/],
    [{ claim_id: "'clm_none'" }, /link_claim_id_fkey/],
  ])("with %j", async (more, why) => {
    const evidence = { evidence_statement_id: "NULL", evidence_move_id: `'${ids.move}'` };
    await expectRefused(link({ ...evidence, ...more }), why);
  });
});

describe("the database refuses", () => {
  test("a day whose precision does not fit its interval", async () => {
    const set = (assignment: string) => `UPDATE statement SET ${assignment} WHERE id = '${ids.statement}'`;
    await expectRefused(set("said_precision = 'month'"), /statement_said/);
    await expectRefused(
      set("said_from = '2024-02-01', said_to = '2024-02-28', said_precision = 'month'"),
      /statement_said/,
    );
    await expectRefused(set("said_to = '2024-07-24'"), /statement_said/);
    await run(set("said_from = '2024-02-01', said_to = '2024-02-29', said_precision = 'month'"));
  });

  test("to delete a record that another record needs", async () => {
    await expectRefused(`DELETE FROM company WHERE id = '${ids.company}'`, /_fkey/);
    await expectRefused(`DELETE FROM source WHERE id = '${ids.source}'`, /_fkey/);
    await expectRefused(
      `UPDATE statement SET speaker_id = 'spk_none' WHERE id = '${ids.statement}'`,
      /statement_speaker_id_fkey/,
    );
    await expectRefused(
      "INSERT INTO topic VALUES ('top_1', 's', 'n', 'top_none', now(), 'x')",
      /topic_parent_id_fkey/,
    );
  });

  test("a company that owns itself, a period that ends before it begins, a slug of another form", async () => {
    const owned = (values: string) =>
      `INSERT INTO company_parent VALUES ('own_1', '${ids.company}', ${values})`;
    await expectRefused(owned(`'${ids.company}', NULL, NULL`), /company_parent_not_self/);
    await expectRefused(owned(`'${ids.other}', '2020-01-02', '2020-01-01'`), /company_parent_order/);
    await expectRefused(`UPDATE company SET slug = 'Meta!' WHERE id = '${ids.company}'`, /company_slug_form/);
  });

  test("a capture with both a text and a failure, or a text without its hash", async () => {
    const capture = (more: string) =>
      `INSERT INTO capture (id, source_id, captured_at, recorded_at, recorded_by, text, sha256, failure)
       VALUES ('cap_x', '${ids.source}', now(), now(), 'x', ${more})`;
    await expectRefused(capture(`'t', repeat('0', 64), 'HTTP 500'`), /capture_text_or_failure/);
    await expectRefused(capture(`'t', NULL, NULL`), /capture_hashed/);
    await expectRefused(capture(`'t', 'abc', NULL`), /capture_sha256/);
  });

  test("a capture whose outcome and what it holds do not agree", async () => {
    const hash = "repeat('0', 64)";
    const capture = (more: string) =>
      `INSERT INTO capture (id, source_id, captured_at, recorded_at, recorded_by,
         outcome, text, sha256, failure, raw_sha256, byte_length)
       VALUES ('cap_x', '${ids.source}', now(), now(), 'x', ${more})`;
    await expectRefused(capture(`'gone', NULL, NULL, 'x', NULL, NULL`), /capture_outcome/);
    await expectRefused(capture(`'ok', NULL, NULL, 'x', ${hash}, 1`), /capture_ok_has_text/);
    await expectRefused(capture(`'timeout', 't', ${hash}, NULL, NULL, NULL`), /capture_ok_has_text/);
    await expectRefused(capture(`'ok', 't', ${hash}, NULL, NULL, NULL`), /capture_ok_has_bytes/);
    await expectRefused(capture(`'not-modified', NULL, NULL, 'x', NULL, NULL`), /capture_text_or_failure/);
    await expectRefused(capture(`'timeout', NULL, NULL, NULL, NULL, NULL`), /capture_text_or_failure/);
    await expectRefused(capture(`NULL, NULL, NULL, NULL, NULL, NULL`), /capture_text_or_failure/);
    await expectRefused(capture(`'ok', 't', ${hash}, NULL, ${hash}, NULL`), /capture_bytes/);
    await expectRefused(capture(`'ok', 't', ${hash}, NULL, 'abc', 1`), /capture_raw_sha256/);
    await expectRefused(capture(`'ok', 't', ${hash}, NULL, ${hash}, -1`), /capture_byte_length/);
  });

  test("a running job without a lease, and a second data version", async () => {
    await expectRefused("UPDATE job SET status = 'running'", /job_lease/);
    await expectRefused("INSERT INTO data_version VALUES (2, 0, now())", /data_version_one_row/);
  });

  test.each(["company", "speaker", "source", "statement", "claim", "move"] as const)(
    "to hide or delete a public %s",
    async (table) => {
      const where = `WHERE id = '${ids[table]}'`;
      await run(`UPDATE ${table} SET public_since = '2026-11-22T09:00:00Z' ${where}`);
      await expectRefused(`UPDATE ${table} SET public_since = NULL ${where}`, /stays so/);
      await expectRefused(`UPDATE ${table} SET public_since = now() ${where}`, /stays so/);
      await expectRefused(`DELETE FROM ${table} ${where}`, /stays so/);
    },
  );
});

test("the search index follows every write", async () => {
  const found = (word: string) =>
    run(`SELECT id FROM statement WHERE id = '${ids.later}' AND search @@ to_tsquery('english', '${word}')`);
  await run(`UPDATE statement SET quote = 'We publish weights.' WHERE id = '${ids.later}'`);
  expect(await found("weight")).toHaveLength(1);
  await run(`UPDATE statement SET quote = 'We publish nothing.' WHERE id = '${ids.later}'`);
  expect(await found("weight")).toHaveLength(0);
});
