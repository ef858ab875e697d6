import { v7 } from "uuid";

/** The prefix of each kind of id. */
export const idPrefixes = {
  company: "com",
  alias: "als",
  ownership: "own",
  speaker: "spk",
  role: "rol",
  source: "src",
  capture: "cap",
  statement: "stm",
  claim: "clm",
  move: "mov",
  link: "lnk",
  verdict: "vdt",
  review: "rev",
  defence: "dfn",
  reply: "rpl",
  correction: "cor",
  topic: "top",
  watch: "wat",
  apiKey: "key",
  job: "job",
} as const;

export type IdKind = keyof typeof idPrefixes;

/** A new id such as `stm_019a2b...`: a prefix and a UUIDv7 without dashes. Sorts by the instant it was made. */
export function newId(kind: IdKind, now: Date, random: Uint8Array): string {
  return `${idPrefixes[kind]}_${v7({ msecs: now.getTime(), random }).replaceAll("-", "")}`;
}
