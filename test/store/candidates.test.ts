import { describe, expect, test } from "vitest";
import { recordParent } from "../../src/operations/record/record-parent.js";
import { listEarlierClaims, listLaterEvidence, MOST_CLAIMS } from "../../src/store/candidates.js";
import { testDatabase } from "../support/database.js";
import { recordsOf } from "../support/records.js";
import { actOf, contributor, testWorld } from "../support/world.js";

const opened = testDatabase();
const act = () => actOf(testWorld(opened.database), contributor);
const records = recordsOf(act);

const company = async (): Promise<string> => (await records.company()).slug;

/** The texts of the claims that a move finds. */
const claimsFor = async (moveId: string): Promise<string[]> =>
  (await listEarlierClaims(opened.database, { kind: "move", id: moveId })).map(({ claim }) => claim.text);

/** A statement of 2025, in a source of the same day. */
async function saidIn2025(more: { company: string; quote: string; about?: string; voice?: "reporting" }) {
  const { id: sourceId } = await records.source({ publishedOn: "2025-02-18" });
  return records.statement({ ...more, sourceId, saidOn: "2025-02-18" });
}

async function claimed(quote: string, more: { company: string; saidOn?: string; kind?: "fact" | "promise" }) {
  const { kind = "promise", ...said } = more;
  const statement = await records.statement({ quote, ...said });
  return records.claim(statement, { kind });
}

describe("new evidence is compared with", () => {
  test("every claim of a small company, the one with the rarest shared words first", async () => {
    const slug = await company();
    await claimed("Our encryption protects every message.", { company: slug });
    await claimed("Every message is answered.", { company: slug });
    await claimed("Each message counts.", { company: slug });
    await claimed("Prices stay as they are.", { company: slug });
    const move = await records.move({ company: slug, description: "Dropped encryption of a message." });
    const found = await claimsFor(move.id);
    expect(found[0]).toBe("Our encryption protects every message.");
    expect(found).toHaveLength(4);
    expect(found.at(-1)).toBe("Prices stay as they are.");
  });

  test("a claim that shares only one word of a long text", async () => {
    const slug = await company();
    await claimed("Weights stay open.", { company: slug });
    const description =
      "Announced a fresh flagship that ships only behind an interface, its weights withheld.";
    const move = await records.move({ company: slug, description });
    expect(await claimsFor(move.id)).toEqual(["Weights stay open."]);
  });

  test("a claim with another form of the word, or with a word of the same subject", async () => {
    const slug = await company();
    await claimed("We never sell anything.", { company: slug });
    await claimed("Layoffs are behind us.", { company: slug });
    await claimed("Prices stay as they are.", { company: slug });
    const sold = await records.move({ company: slug, description: "Sold the archive." });
    expect(await claimsFor(sold.id)).toContain("We never sell anything.");
    const cut = await records.move({ company: slug, description: "Reduced the workforce by a tenth." });
    expect((await claimsFor(cut.id))[0]).toBe("Layoffs are behind us.");
  });

  test("a claim under a broader topic before one of another topic", async () => {
    const slug = await company();
    await records.topic(`ai-${slug}`);
    await records.topic(`open-models-${slug}`, `ai-${slug}`);
    await records.topic(`climate-${slug}`);
    const about = (quote: string, topic: string) =>
      records.statement({ company: slug, quote, topics: [topic] }).then((said) => records.claim(said));
    await about("We publish what we train.", `ai-${slug}`);
    await about("We plant forests.", `climate-${slug}`);
    const move = await records.move({
      company: slug,
      description: "Kept its newest network closed.",
      topics: [`open-models-${slug}`],
    });
    expect(await claimsFor(move.id)).toEqual(["We publish what we train.", "We plant forests."]);
  });

  test("no claim that only reports what others say, and no claim at all if the evidence only reports", async () => {
    const slug = await company();
    const theme = await records.statement({
      company: slug,
      quote: "Developers tell us they want control.",
      voice: "reporting",
    });
    await records.claim(theme);
    await claimed("We give developers control.", { company: slug });
    const move = await records.move({ company: slug, description: "Took control from developers." });
    expect(await claimsFor(move.id)).toEqual(["We give developers control."]);
    const quote = "Developers say control is gone.";
    const reported = await saidIn2025({ company: slug, quote, voice: "reporting" });
    expect(await listEarlierClaims(opened.database, { kind: "statement", id: reported.id })).toEqual([]);
  });

  test("no claim of the statement itself", async () => {
    const slug = await company();
    const said = await records.statement({ company: slug, quote: "We keep the source open, always open." });
    await records.claim(said, { text: "We keep the source open" });
    expect(await listEarlierClaims(opened.database, { kind: "statement", id: said.id })).toEqual([]);
    expect(await listLaterEvidence(opened.database, said.id)).toEqual([]);
  });

  test("only claims with a shared word if the company has more claims than are judged whole", async () => {
    const slug = await company();
    for (let index = 0; index < MOST_CLAIMS; index += 1)
      await claimed(`We sell product ${index}.`, { company: slug });
    await claimed("We guard privacy.", { company: slug });
    const move = await records.move({ company: slug, description: "Weakened privacy." });
    expect(await claimsFor(move.id)).toEqual(["We guard privacy."]);
  });

  test(`at most ${MOST_CLAIMS} claims`, async () => {
    const slug = await company();
    for (let index = 0; index < MOST_CLAIMS + 3; index += 1)
      await claimed(`We keep promise ${index} on privacy.`, { company: slug });
    const move = await records.move({ company: slug, description: "Weakened privacy." });
    expect(await claimsFor(move.id)).toHaveLength(MOST_CLAIMS);
  });

  test("claims with everything the judge reads: the company's names, the claim's kind and condition, and both days", async () => {
    const meta = await records.company({ aliases: [{ name: "The Old Name", to: "2021-10-28" }] });
    const said = await records.statement({
      company: meta.slug,
      quote: "If it is safe, we will release the weights.",
      saidOn: "2024-04",
      contextBefore: "On models.",
    });
    const condition = "If it is safe";
    await records.claim(said, { condition, kind: "promise", strength: "hedged", dueOn: "2026" });
    const move = await records.move({
      company: meta.slug,
      description: "Released the weights.",
      statedReason: "It is safe.",
      disclosure: "reported",
    });
    const [pair] = await listEarlierClaims(opened.database, { kind: "move", id: move.id });
    expect(pair?.claim).toMatchObject({
      condition,
      kind: "promise",
      strength: "hedged",
      voice: "own",
      day: { first: "2024-04-01", last: "2024-04-30", precision: "month" },
      dueDay: { first: "2026-01-01", precision: "year" },
      companies: [meta.name, "The Old Name"],
    });
    expect(pair?.claim.context).toContain("On models.");
    expect(pair?.claim).not.toHaveProperty("scope");
    expect(pair?.evidence).toEqual({
      text: "Released the weights.",
      form: "move",
      statedReason: "It is safe.",
      disclosure: "reported",
      day: { first: "2025-07-30", last: "2025-07-30", precision: "day" },
      companies: [meta.name, "The Old Name"],
    });
  });
});

describe("a claim is compared with evidence of other companies", () => {
  test("between a parent and its subsidiary in both directions, but not between sister companies", async () => {
    const [meta, whatsapp, instagram] = [await company(), await company(), await company()];
    for (const child of [whatsapp, instagram]) await recordParent(act(), child, { parent: meta });
    await claimed("WhatsApp stays free of advertising.", { company: whatsapp });
    await claimed("Meta limits advertising.", { company: meta });
    const move = (slug: string) =>
      records.move({ company: slug, description: `Put advertising in: ${slug}.` });
    expect((await claimsFor((await move(meta)).id)).sort()).toEqual([
      "Meta limits advertising.",
      "WhatsApp stays free of advertising.",
    ]);
    expect(await claimsFor((await move(instagram)).id)).toEqual(["Meta limits advertising."]);
    expect(await claimsFor((await move(await company())).id)).toEqual([]);
  });

  test("if one owned the other on the evidence's day", async () => {
    const [owner, bought] = [await company(), await company()];
    await recordParent(act(), bought, { parent: owner, from: "2014-10-06", to: "2020-01-01" });
    await claimed("No advertising, ever.", { company: bought, saidOn: "2009-01-01" });
    const on = async (effectiveOn: string) => {
      const move = await records.move({
        company: owner,
        description: `Advertising ${effectiveOn}.`,
        effectiveOn,
      });
      return claimsFor(move.id);
    };
    expect(await on("2013-05-05")).toEqual([]);
    expect(await on("2014")).toEqual(["No advertising, ever."]);
    expect(await on("2018-02-03")).toEqual(["No advertising, ever."]);
    expect(await on("2021-02-03")).toEqual([]);
  });

  test("if a third party speaks about the company, whose own claims stay separate", async () => {
    const [meta, osi] = [await company(), await company()];
    await claimed("Our licence is open source.", { company: meta });
    const quote = "The licence is not open source.";
    const finding = await saidIn2025({ company: osi, about: meta, quote });
    const found = await listEarlierClaims(opened.database, { kind: "statement", id: finding.id });
    expect(found.map(({ claim }) => claim.text)).toEqual(["Our licence is open source."]);
    await records.claim(finding, { kind: "fact" });
    const move = await records.move({ company: meta, description: "Changed the licence to open source." });
    expect(await claimsFor(move.id)).toEqual(["Our licence is open source."]);
  });
});

describe("the order of days", () => {
  const order = async (claimDay: string, evidenceDay: string, kind: "fact" | "promise") => {
    const slug = await company();
    const claim = await claimed("We label synthetic pictures.", { company: slug, saidOn: claimDay, kind });
    const move = await records.move({
      company: slug,
      description: "Stopped labels on synthetic pictures.",
      effectiveOn: evidenceDay,
    });
    const later = await listLaterEvidence(opened.database, claim.statement.id);
    const earlier = await claimsFor(move.id);
    // Both directions must give the same pairs, whichever record came last.
    expect(later).toHaveLength(earlier.length);
    return earlier.length === 1;
  };

  test.each([
    ["2024-05-01", "2024-05-02", true, true],
    ["2024-05-02", "2024-05-02", true, true],
    ["2024-05-03", "2024-05-02", false, true],
    ["2024-05", "2024-05-20", false, false],
    ["2024-04", "2024-05-20", true, true],
    ["2024", "2023-12-31", false, true],
    ["2024", "2024", false, false],
  ])("said %s, done %s: evidence on a promise %s, on a fact %s", async (said, done, promise, fact) => {
    expect(await order(said, done, "promise")).toBe(promise);
    expect(await order(said, done, "fact")).toBe(fact);
  });
});

test("new claims are compared with recorded statements, moves and third parties' statements", async () => {
  const [meta, osi, stranger] = [await company(), await company(), await company()];
  const move = await records.move({ company: meta, description: "Withheld the weights." });
  const letter = await saidIn2025({ company: meta, quote: "Some weights stay with us." });
  const finding = await saidIn2025({ company: osi, about: meta, quote: "No weights, no freedom." });
  await saidIn2025({ company: stranger, quote: "Weights are heavy." });
  await records.statement({ company: meta, quote: "Weights matter.", saidOn: "2020-01-01" });
  const said = await records.statement({ company: meta, quote: "We publish all weights." });
  await records.claim(said);
  const found = await listLaterEvidence(opened.database, said.id);
  expect(found.map(({ evidenceId }) => evidenceId).sort()).toEqual([letter.id, finding.id, move.id].sort());
  expect(found.every(({ statementId }) => statementId === said.id)).toBe(true);
});
