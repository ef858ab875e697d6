import { createHash, timingSafeEqual } from "node:crypto";

/** A key as its holder has it: `wb_<lookup>_<secret>`. The lookup part finds it, the secret part proves it. */
export interface KeyText {
  readonly lookup: string;
  readonly secret: string;
}

const form = /^wb_([0-9a-f]{8})_([0-9a-f]{64})$/;

/** A new key; `random` gives 16 bytes a call. The secret is 256 bits. */
export function newKeyText(random: () => Uint8Array): KeyText {
  const hex = (): string => Buffer.from(random()).toString("hex");
  return { lookup: hex().slice(0, 8), secret: hex() + hex() };
}

export function formatKey({ lookup, secret }: KeyText): string {
  return `wb_${lookup}_${secret}`;
}

/** The parts of a key, or null where the text has not the form of one. */
export function parseKey(text: string): KeyText | null {
  const [, lookup, secret] = form.exec(text) ?? [];
  return lookup === undefined || secret === undefined ? null : { lookup, secret };
}

/** SHA-256 in hex: the secret is random and long, so that no slow hash is needed. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** Whether a secret has a hash, in a time that tells nothing of either. */
export function hasHash(secret: string, hash: string): boolean {
  return timingSafeEqual(Buffer.from(hashSecret(secret), "hex"), Buffer.from(hash, "hex"));
}
