import { z } from "zod";

// All control characters except tab and line feed. U+2028 and U+2029 break lines where nothing expects it.
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]/;
// Direction overrides and isolates make a page show other words than the ones stored.
const direction = /[\u202a-\u202e\u2066-\u2069]/;
const markup = /<[/!?]?[a-zA-Z]/;

/** Text for a person to read: 1 to `most` well-formed characters, without control characters or markup. */
export function text(most: number) {
  return z
    .string()
    .max(most, { abort: true })
    .refine((value) => value.isWellFormed(), "holds half of a surrogate pair: send well-formed Unicode")
    .refine((value) => !control.test(value), "holds a control character: use only tabs and line breaks")
    .refine((value) => !direction.test(value), "holds a character that changes the text direction: remove it")
    .refine((value) => !markup.test(value), "holds HTML markup: send the words as a reader sees them")
    .refine((value) => value.trim().length > 0, "is empty");
}

/** Text on one line, such as a name or a title. */
export function line(most: number) {
  return text(most).refine((value) => !/[\n\t]/.test(value), "has more than one line: write it on one");
}

const isHttp = (value: string): boolean => {
  try {
    return ["http:", "https:"].includes(new URL(value).protocol);
  } catch {
    return false;
  }
};

/** An http or https address without a user name or password. */
export const webUrl = line(2_000)
  .refine(isHttp, "must be an http or https address, such as https://example.org/page")
  .refine(
    (value) => !isHttp(value) || new URL(value).username === "",
    "must not hold a user name or password: remove it",
  )
  .meta({ format: "uri" });

export const slug = z
  .string()
  .max(80)
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    "must be lower-case letters and digits with single dashes, such as open-models",
  );

/** An instant in ISO 8601. Answers give it in UTC; requests may use any zone. */
export const instant = z.iso.datetime({ offset: true }).meta({
  pattern: undefined,
  description: "An instant in ISO 8601; answers give it in UTC",
  examples: ["2026-12-01T17:00:00Z"],
});

export const publicSince = instant
  .nullable()
  .meta({ description: "When it was published; null while it is a draft" });
export const recordedAt = instant.meta({ description: "When it was recorded here" });
export const page = z
  .string()
  .meta({ description: "Address of its page, relative to the site; the page appears on publication" });
