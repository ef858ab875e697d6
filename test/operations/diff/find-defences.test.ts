import { expect, test } from "vitest";
import { rulesJudge } from "../../../src/core/rules/judge.js";
import { startJobs } from "../../../src/jobs/start-jobs.js";
import { embedEntry } from "../../../src/operations/diff/embed-entries.js";
import { judgeEntry } from "../../../src/operations/diff/judge-entry.js";
import { proposeLink } from "../../../src/operations/links/propose-link.js";
import { defenceCandidates } from "../../../src/schemas/defence-candidate.js";
import { listDefenceCandidates } from "../../../src/store/defence-candidate.js";
import { readJson } from "../../../src/store/json.js";
import { testDatabase } from "../../support/database.js";
import { tinyEmbedder } from "../../support/embedder.js";
import { jobLog } from "../../support/job-log.js";
import { judgeSaying, verdictOf } from "../../support/judges.js";
import { recordsOf } from "../../support/records.js";
import { actOf, contributor, editor, testWorld } from "../../support/world.js";

const opened = testDatabase();
const world = () => testWorld(opened.database);
const records = recordsOf(() => actOf(world(), contributor));

async function onlyLink(claimId: string) {
  const [link, ...others] = await opened.database.prisma.link.findMany({ where: { claimId } });
  expect(others).toEqual([]);
  if (!link) throw new Error("no link was proposed");
  return link;
}

const candidatesOf = async (linkId: string) =>
  defenceCandidates.parse(readJson(await listDefenceCandidates(opened.database, linkId))).data;

const condition = "if there's some qualitative change in what the thing is capable of";
const conditional = `${condition} and we feel like it's not responsible to open source it, then we won't.`;

async function foundingCase() {
  const { slug } = await records.company();
  const source = await records.source({ publishedOn: "2025-07-30" });
  const podcast = await records.statement({ company: slug, quote: conditional, saidOn: "2024-04-18" });
  const quote = "open source AI will be safer than the alternatives";
  const letter = await records.statement({ company: slug, quote, saidOn: "2024-07-23" });
  const safer = await records.claim(letter, { kind: "position" });
  const later = await records.statement({
    company: slug,
    sourceId: source.id,
    quote:
      "we'll need to be rigorous about mitigating these risks and careful about what we choose to open source",
    saidOn: "2025-07-30",
  });
  return { slug, podcast, safer, later, entry: { kind: "statement", id: later.id } as const };
}

test("in the founding case the letter narrows one claim, and the podcast's condition is found as its defence", async () => {
  const { podcast, safer, entry } = await foundingCase();
  const ifChanged = await records.claim(podcast, { condition, kind: "promise", strength: "hedged" });
  await judgeEntry(world(), rulesJudge, entry);
  const accusation = await onlyLink(safer.id);
  expect(["contradicts", "qualifies"]).toContain(accusation.relation);
  expect(await onlyLink(ifChanged.id)).toMatchObject({ relation: "confirms", manner: "condition_met" });
  const found = await candidatesOf(accusation.id);
  expect(found.map(({ statement }) => statement.id)).toEqual([podcast.id]);
  expect(found[0]?.reasons.length).toBeGreaterThan(0);
});

test("a defence recorded after the accusation is found too, and only once", async () => {
  const { podcast, safer, entry } = await foundingCase();
  await judgeEntry(world(), rulesJudge, entry);
  const { id } = await onlyLink(safer.id);
  expect(await candidatesOf(id)).toEqual([]);
  await records.claim(podcast, { condition, kind: "promise", strength: "hedged" });
  for (const _ of [1, 2]) await judgeEntry(world(), rulesJudge, { kind: "statement", id: podcast.id });
  expect((await candidatesOf(id)).map(({ statement }) => statement.id)).toEqual([podcast.id]);
});

test("no defence is searched for a kept promise", async () => {
  const { podcast, safer, entry } = await foundingCase();
  await records.claim(podcast, { condition, kind: "promise", strength: "hedged" });
  const kind = judgeSaying(({ claim }) =>
    claim.kind === "position"
      ? verdictOf({ relation: "confirms", manner: "kept" })
      : { relation: "unrelated" },
  );
  await judgeEntry(world(), kind, entry);
  expect(await candidatesOf((await onlyLink(safer.id)).id)).toEqual([]);
});

test("the defences of an unknown link are not found", async () => {
  const unknown = listDefenceCandidates(opened.database, `lnk_${"0".repeat(32)}`);
  await expect(unknown).rejects.toMatchObject({ code: "link-not-found" });
});

test("a defence is searched for a person's proposal too", async () => {
  const { podcast, safer, later } = await foundingCase();
  await records.claim(podcast, { condition, kind: "promise", strength: "hedged" });
  await opened.database.prisma.job.deleteMany();
  const proposal = { claimId: safer.id, evidenceId: later.id, relation: "contradicts" } as const;
  const link = await proposeLink(actOf(world(), editor), {
    ...proposal,
    explanation: "Safety was the reason.",
  });
  const judge = judgeSaying({ relation: "unrelated" });
  const jobs = startJobs({ world: world(), judge, leaseSeconds: 60, log: jobLog(), workerId: "worker" });
  await jobs.idle();
  await jobs.close();
  expect((await candidatesOf(link.id)).map(({ statement }) => statement.id)).toEqual([podcast.id]);
});

test("at most five defences are stored, strongest first", async () => {
  const { slug, safer, entry } = await foundingCase();
  for (let count = 0; count < 7; count += 1) {
    const quote = `${conditional} ${count}`;
    await records.claim(await records.statement({ company: slug, quote, saidOn: "2024-04-18" }), {
      condition,
    });
  }
  await judgeEntry(world(), rulesJudge, entry);
  const found = await candidatesOf((await onlyLink(safer.id)).id);
  expect(found).toHaveLength(5);
  const strengths = found.map(({ strength }) => strength);
  expect(strengths).toEqual([...strengths].sort((a, b) => b - a));
});

test("words on the same matter are found by their meaning, but not words that the evidence contradicts", async () => {
  const { slug } = await records.company();
  const said = async (quote: string) => {
    const statement = await records.statement({ company: slug, quote });
    return { statement, claim: await records.claim(statement) };
  };
  const broken = await said("No layoffs, ever.");
  const brokenToo = await said("Every job is safe.");
  const warning = await said("Hard years may come, and then we talk about staff.");
  await said("We bake bread.");
  const move = await records.move({ company: slug, description: "Dismissed 300 people." });
  const entries = await opened.database.rows<{ kind: "move" | "statement"; id: string }>(
    `SELECT 'move' AS kind, m.id FROM move m JOIN company c ON c.id = m.company_id WHERE c.slug = $1
     UNION ALL SELECT 'statement', s.id FROM statement s JOIN company c ON c.id = s.company_id WHERE c.slug = $1`,
    [slug],
  );
  for (const entry of entries) await embedEntry(world(), tinyEmbedder(), entry);
  const judge = judgeSaying(({ claim }) =>
    claim.text.includes("ever") || claim.text.includes("safe") ? {} : { relation: "unrelated" },
  );
  await judgeEntry(world(), judge, { kind: "move", id: move.id });
  for (const { claim } of [broken, brokenToo]) {
    const found = await candidatesOf((await onlyLink(claim.id)).id);
    expect(found.map(({ statement }) => statement.id)).toEqual([warning.statement.id]);
    expect(found[0]?.reasons[0]?.sentence).toMatch(/spoken of a similar matter before/);
  }
});
