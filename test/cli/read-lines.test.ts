import fc from "fast-check";
import { expect, test } from "vitest";
import { type Line, MAX_LINE_BYTES, readLines } from "../../src/cli/read-lines.js";

async function* piecesOf(whole: Buffer, cuts: readonly number[]): AsyncGenerator<Buffer> {
  const at = [0, ...cuts.map((cut) => cut % (whole.length + 1)), whole.length].sort((a, b) => a - b);
  for (let index = 1; index < at.length; index += 1) yield whole.subarray(at[index - 1], at[index]);
}

async function linesOf(whole: Buffer, cuts: readonly number[] = []): Promise<readonly Line[]> {
  const found: Line[] = [];
  for await (const lines of readLines(piecesOf(whole, cuts))) found.push(...lines);
  return found;
}

test("the lines do not depend on how the bytes arrive, and none is lost", () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: fc.constantFrom("a", "é", "😀", "\r", "\ufffd", "\n") })),
      fc.array(fc.nat()),
      async (parts, cuts) => {
        const text = parts.join("\n");
        const lines = await linesOf(Buffer.from(text), cuts);
        const expected = text.split("\n");
        if (expected.at(-1) === "") expected.pop();
        expect(lines).toEqual(expected.map((line, at) => ({ number: at + 1, text: line, isUtf8: true })));
      },
    ),
  ));

test("only the line that is not UTF-8 is marked", async () => {
  const lines = await linesOf(Buffer.from([0x61, 0x0a, 0xe9, 0x0a, 0xef, 0xbf, 0xbd, 0x0a, 0x0a, 0x63]));
  expect(lines.map(({ text }) => text)).toEqual(["a", "\ufffd", "\ufffd", "", "c"]);
  expect(lines.map(({ isUtf8 }) => isUtf8)).toEqual([true, false, true, true, true]);
});

test("a line that is too long is skipped, and the lines after it are read", async () => {
  const long = Buffer.alloc(MAX_LINE_BYTES + 1, "x");
  const whole = Buffer.concat([Buffer.from("a\n"), long, Buffer.from("\nb\n")]);
  const lines = await linesOf(whole, [7, 1_000_000, MAX_LINE_BYTES]);
  expect(lines.map(({ number, text }) => [number, text])).toEqual([
    [1, "a"],
    [2, null],
    [3, "b"],
  ]);
});
