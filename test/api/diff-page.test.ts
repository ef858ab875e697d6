import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "../../src/root.js";
import { diffRequest } from "../../src/schemas/diff.js";
import { testApp } from "../support/app.js";
import { testDatabase } from "../support/database.js";

const service = testApp(testDatabase());

async function diffSection(): Promise<string> {
  const page = await readFile(join(projectRoot, "docs/api.md"), "utf8");
  return page.split("### ").find((section) => section.startsWith("Diff")) ?? "";
}

test("docs/api.md names every field that a pair may have, and no other", async () => {
  const rows = (await diffSection()).matchAll(/^\| (`\w+`(?:, `\w+`)*) \|/gm);
  const named = [...rows].flatMap(([, names = ""]) => names.replaceAll("`", "").split(", "));
  const texts = ["claim", "evidence"];
  expect([...texts, ...named].sort()).toEqual(Object.keys(diffRequest.shape).sort());
});

test("the example in docs/api.md gets the answer that the page shows", async () => {
  const [, example = ""] = /```json\n([\s\S]*?)```/.exec(await diffSection()) ?? [];
  const { evidenceDisclosure, ...rest } = JSON.parse(example);
  const relationOf = async (body: object) => (await service.post("/api/v1/diff", { body })).json().relation;
  expect(await relationOf({ ...rest, evidenceDisclosure })).toBe("qualifies");
  expect(await relationOf(rest)).toBe("contradicts");
});

test("a delivery after the given due day is a missed deadline", async () => {
  const body = {
    claim: "We will ship the electric truck.",
    evidence: "The company delivered the electric truck.",
    claimDueDay: "2022-12-31",
    evidenceDay: "2024-10",
  };
  const answer = (await service.post("/api/v1/diff", { body })).json();
  expect(answer).toMatchObject({ relation: "contradicts", manner: "missed_deadline" });
});
