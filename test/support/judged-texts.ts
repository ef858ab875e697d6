import { parseDay } from "../../src/core/dates/day.js";
import type { JudgedClaim, JudgedEvidence } from "../../src/core/verdict/verdict.js";

/** A claim of Meta as a judge reads it. */
export const claim = (text: string, more: Partial<JudgedClaim> = {}): JudgedClaim => ({
  text,
  companies: ["Meta"],
  ...more,
});

/** Meta's later words as a judge reads them. */
export const statement = (text: string, more: Partial<JudgedEvidence> = {}): JudgedEvidence => ({
  text,
  form: "statement",
  companies: ["Meta"],
  ...more,
});

/** Meta's later act as a judge reads it. */
export const move = (text: string, more: Partial<JudgedEvidence> = {}): JudgedEvidence =>
  statement(text, { form: "move", ...more });

/** The founding case's letter of July 2025. */
export const letterOf2025 = statement(
  "superintelligence will raise novel safety concerns. We’ll need to be rigorous about mitigating these risks and careful about what we choose to open source.",
  { day: parseDay("2025-07-30") },
);
