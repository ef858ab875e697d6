/** The name of the unique index that a write ran into, or null where the failure was another one. */
export function brokenUnique(error: unknown): string | null {
  for (let fault: unknown = error; fault instanceof Error; fault = fault.cause) {
    const text = `${fault.message} ${"meta" in fault ? JSON.stringify(fault.meta) : ""}`;
    if (
      !/P2002|23505|[Uu]nique constraint|UniqueConstraintViolation/.test(
        `${"code" in fault ? fault.code : ""} ${text}`,
      )
    )
      continue;
    return text;
  }
  return null;
}
