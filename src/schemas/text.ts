import { z } from "zod";

// Control characters but tab and line feed; U+2028 and U+2029 end lines in places that do not expect it.
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]/;
// Overrides and isolates turn a quote around on the page: what a reader sees is not what was stored.
const direction = /[\u202a-\u202e\u2066-\u2069]/;
const markup = /<[/!?]?[a-zA-Z]/;

/** Text that a person reads: 1 to `most` characters, well-formed, without control or direction characters or markup. */
export function text(most: number) {
  return z
    .string()
    .max(most, { error: `is longer than ${most} characters`, abort: true })
    .refine((value) => value.isWellFormed(), "holds half of a surrogate pair: send well-formed Unicode")
    .refine((value) => !control.test(value), "holds a control character: only tab and line feed are taken")
    .refine(
      (value) => !direction.test(value),
      "holds a text direction override, which changes how it reads: remove it",
    )
    .refine((value) => !markup.test(value), "holds HTML markup: send the words as a reader sees them")
    .refine((value) => value.trim().length > 0, "is empty");
}

/** A word of a list, a name, a title: one line. */
export function line(most: number) {
  return text(most).refine((value) => !/[\n\t]/.test(value), "has more than one line");
}

const isHttp = (value: string): boolean => {
  try {
    return ["http:", "https:"].includes(new URL(value).protocol);
  } catch {
    return false;
  }
};

/** An http or https address without user name or password. */
export const webUrl = line(2_000)
  .refine(isHttp, "must be an http or https address")
  .refine(
    (value) => !isHttp(value) || new URL(value).username === "",
    "must not hold a user name or password",
  )
  .meta({ format: "uri" });

export const slug = z
  .string()
  .max(80)
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    "must be lower-case letters and digits with single dashes, such as open-models",
  );

/** An instant as the API writes it: ISO 8601 in UTC. */
export const instant = z.iso.datetime({ offset: true }).meta({ pattern: undefined });
