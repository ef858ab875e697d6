import { describe, expect, test } from "vitest";
import { judgeEntry } from "../../../src/operations/diff/judge-entry.js";
import { testDatabase } from "../../support/database.js";
import { judgeSaying } from "../../support/judges.js";
import { recordsOf } from "../../support/records.js";
import { actOf, contributor, testWorld } from "../../support/world.js";

const opened = testDatabase();
const world = () => testWorld(opened.database);
const records = recordsOf(() => actOf(world(), contributor));

describe("a judge reads at most a number of pairs", () => {
  test("and the outcome says how many were left unread", async () => {
    const { slug } = await records.company();
    const statement = await records.statement({ company: slug, quote: "We will keep all weights open." });
    for (const text of ["keep all weights open", "We will keep all weights open", "all weights open"])
      await records.claim(statement, { text });
    const move = await records.move({ company: slug, description: "Withheld the weights of its model." });
    const entry = { kind: "move", id: move.id } as const;
    const judge = judgeSaying({});
    expect(await judgeEntry({ ...world(), mostPairs: 2 }, judge, entry)).toEqual({
      ...{ judged: 2, proposed: 2, unread: 1 },
    });
    expect(judge.read).toHaveLength(2);
    expect(await judgeEntry({ ...world(), mostPairs: 3 }, judge, entry)).toEqual({ judged: 3, proposed: 1 });
  });

  test("of which its open proposals come first", async () => {
    const { slug } = await records.company();
    const claim = await records.claim(
      await records.statement({ company: slug, quote: "We will keep all weights open." }),
    );
    const move = await records.move({ company: slug, description: "Withheld the weights of its model." });
    const entry = { kind: "move", id: move.id } as const;
    await judgeEntry(world(), judgeSaying({}), entry);
    for (let count = 0; count < 3; count += 1)
      await records.claim(
        await records.statement({
          company: slug,
          quote: "The weights of each model will never be withheld.",
        }),
      );
    const newer = judgeSaying({}, "2");
    await judgeEntry({ ...world(), mostPairs: 1 }, newer, entry);
    const links = await opened.database.prisma.link.findMany({ where: { claimId: claim.id } });
    expect(links.map(({ judgeVersion }) => judgeVersion)).toEqual(["2"]);
  });
});

test("the pairs of one claim are read one after the other", async () => {
  const { slug } = await records.company();
  for (const description of ["Withheld the weights.", "Published the weights.", "Sold the weights."])
    await records.move({ company: slug, description });
  const said = await records.statement({
    company: slug,
    quote: "We keep all weights.",
    saidOn: "2020-01-01",
  });
  for (const text of ["We keep all weights.", "keep all weights"]) await records.claim(said, { text });
  const judge = judgeSaying({});
  await judgeEntry(world(), judge, { kind: "statement", id: said.id });
  const texts = judge.read.map(({ claim }) => claim.text);
  expect(texts).toHaveLength(6);
  expect(new Set(texts.slice(0, 3)).size).toBe(1);
});
