import { expect, test } from "vitest";
import { StartProgress } from "../../src/start-progress.js";

function printed(isTTY: boolean): string {
  let text = "";
  const progress = new StartProgress({
    isTTY,
    write: (chunk: string | Uint8Array) => {
      text += String(chunk);
      return true;
    },
  });
  progress.step("Loading: speakers.");
  progress.step("Loading: links.");
  progress.say("Loaded.");
  progress.say("Walkback is at http://127.0.0.1:4200/");
  return text;
}

test("a start that is not on a terminal prints each step on a line", () => {
  expect(printed(false)).toBe(
    "Loading: speakers.\nLoading: links.\nLoaded.\nWalkback is at http://127.0.0.1:4200/\n",
  );
});

test("a start on a terminal shows its steps in one line that changes", () => {
  expect(printed(true)).toBe(
    "\r\u001b[KLoading: speakers.\r\u001b[KLoading: links.\r\u001b[KLoaded.\nWalkback is at http://127.0.0.1:4200/\n",
  );
});
