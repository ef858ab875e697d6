import { createHash, timingSafeEqual } from "node:crypto";

/** The parts of a key, `wb_<lookup>_<secret>`. The lookup part finds the key's row; the secret part proves the key. */
export interface KeyText {
  readonly lookup: string;
  readonly secret: string;
}

const form = /^wb_([0-9a-f]{8})_([0-9a-f]{64})$/;

/** A new key with a secret of 256 bits. `random` returns 16 bytes a call. */
export function newKeyText(random: () => Uint8Array): KeyText {
  const hex = (): string => Buffer.from(random()).toString("hex");
  return { lookup: hex().slice(0, 8), secret: hex() + hex() };
}

export function formatKey({ lookup, secret }: KeyText): string {
  return `wb_${lookup}_${secret}`;
}

/** The parts of a key, or null if the text does not have the form of a key. */
export function parseKey(text: string): KeyText | null {
  const [, lookup, secret] = form.exec(text) ?? [];
  return lookup === undefined || secret === undefined ? null : { lookup, secret };
}

/** SHA-256 in hex. The secret is long and random, so it needs no slow password hash. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** Whether a secret has this hash. Compares in constant time, so that the duration reveals nothing. */
export function hasHash(secret: string, hash: string): boolean {
  return timingSafeEqual(Buffer.from(hashSecret(secret), "hex"), Buffer.from(hash, "hex"));
}
