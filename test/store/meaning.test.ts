import { beforeAll, expect, test } from "vitest";
import { embedEntry } from "../../src/operations/diff/embed-entries.js";
import { listEarlierClaims, listLaterEvidence, MOST_CLAIMS } from "../../src/store/candidates.js";
import { insertEmbeddings, listVectors } from "../../src/store/embedding.js";
import { testDatabase } from "../support/database.js";
import { tinyEmbedder } from "../support/embedder.js";
import { recordsOf } from "../support/records.js";
import { actOf, contributor, testWorld } from "../support/world.js";

const opened = testDatabase();
const world = () => testWorld(opened.database);
const records = recordsOf(() => actOf(world(), contributor));
const embedder = tinyEmbedder();
const embed = (kind: "statement" | "move", id: string) => embedEntry(world(), embedder, { kind, id });

let company: string;
let promised: string;
let source: string;

/** A company with more claims than are judged whole. Only one is about hens, and it shares no word with the move. */
beforeAll(async () => {
  company = (await records.company()).slug;
  source = (await records.source()).id;
  for (let index = 0; index < MOST_CLAIMS + 2; index += 1) {
    const said = await records.statement({ company, quote: `We sell product ${index}.`, sourceId: source });
    await records.claim(said);
    await embed("statement", said.id);
  }
  const promise = await records.statement({ company, quote: "No cages, ever.", sourceId: source });
  promised = promise.id;
  await records.claim(promise);
  await embed("statement", promised);
}, 120_000);

const claimsFor = async (id: string): Promise<string[]> =>
  (await listEarlierClaims(opened.database, { kind: "move", id })).map(({ claim }) => claim.text);

test("a claim of the same meaning is found though it shares no word with the evidence", async () => {
  const move = await records.move({ company, description: "Kept 300 hens locked up." });
  expect(await claimsFor(move.id)).toEqual([]);
  await embed("move", move.id);
  const found = await claimsFor(move.id);
  expect(found[0]).toBe("No cages, ever.");
  expect(found).toHaveLength(MOST_CLAIMS);
});

test("shared words still count beside the meaning", async () => {
  const move = await records.move({ company, description: "Stopped to sell product 17." });
  await embed("move", move.id);
  expect((await claimsFor(move.id))[0]).toBe("We sell product 17.");
});

test("a statement's claims find evidence of the same meaning", async () => {
  const { id: sourceId } = await records.source({ publishedOn: "2025-07-30" });
  for (let index = 0; index < MOST_CLAIMS; index += 1) {
    const move = await records.move({ company, description: `Opened shop ${index}.`, sourceId });
    await embed("move", move.id);
  }
  const cut = await records.move({ company, description: "Kept 10 hens locked up.", sourceId });
  await embed("move", cut.id);
  const [first] = await listLaterEvidence(opened.database, promised);
  expect(first?.evidence.text).toMatch(/hens/);
}, 60_000);

test("another version's vectors are not compared with this one's", async () => {
  const move = await records.move({ company, description: "Kept its last hens locked up." });
  await embedEntry(world(), tinyEmbedder("2"), { kind: "move", id: move.id });
  expect((await claimsFor(move.id))[0]).not.toBe("No cages, ever.");
});

test("a vector of words that an entry no longer has is not stored", async () => {
  const move = await records.move({ company, description: "Closed a shop." });
  const [vector] = await embedder.embed(["Opened a shop."]);
  if (!vector) throw new Error("no vector");
  const old = {
    kind: "move",
    id: move.id,
    text: "Opened a shop.",
    textHash: "0".repeat(32),
    vector,
  } as const;
  const by = { version: "1", now: world().now() };
  expect(await insertEmbeddings(opened.database, by, [old])).toBe(0);
  expect(await listVectors(opened.database, [move.id])).toEqual(new Map());
});
