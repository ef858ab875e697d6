import { describe, expect, test } from "vitest";
import { STATEMENTS_LIVE_MS, StatementNames } from "../../src/database/statement-names.js";

function clock(): { now: () => number; pass: (ms: number) => void } {
  let millis = 0;
  return {
    now: () => millis,
    pass: (ms) => {
      millis += ms;
    },
  };
}

const askAll = (names: StatementNames, count: number): (string | undefined)[] =>
  Array.from({ length: count }, (_, index) => names.nameOf(`SELECT ${index}`));

describe("prepared statements", () => {
  test("the same text keeps its name, another text gets another", () => {
    const names = new StatementNames(() => 0);
    const first = names.nameOf("SELECT 1");
    expect(first).toBeDefined();
    expect(names.nameOf("SELECT 2")).not.toBe(first);
    expect(names.nameOf("SELECT 1")).toBe(first);
  });

  test("a client that asks for every combination of filters makes the server keep only 64", () => {
    const names = new StatementNames(() => 0);
    const given = askAll(names, 5_000).filter((name) => name !== undefined);
    expect(new Set(given).size).toBe(64);
    expect(names.nameOf("SELECT 0")).toBe(given[0]);
  });

  test("new texts get names again after a connection's life, and no two texts share a name", () => {
    const time = clock();
    const names = new StatementNames(time.now);
    const before = askAll(names, 100);
    time.pass(STATEMENTS_LIVE_MS);
    const usual = names.nameOf("SELECT 'the usual'");
    expect(usual).toBeDefined();
    expect(before).not.toContain(usual);
  });
});
