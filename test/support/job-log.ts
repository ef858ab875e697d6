import type { Log } from "../../src/jobs/log.js";

/** A log that keeps its lines as `level message`, and the fields of each line. */
export function jobLog(): Log & { readonly lines: string[]; readonly fields: object[] } {
  const lines: string[] = [];
  const fields: object[] = [];
  const at = (level: string) => (more: object, message: string) => {
    lines.push(`${level} ${message}`);
    fields.push(more);
  };
  return { lines, fields, debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}
