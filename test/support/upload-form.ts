/** A form with fields and a file, as a browser sends it. */
export function formOf(
  fields: Record<string, string>,
  text: string | Uint8Array = "A letter to all.",
  name = "letter.txt",
) {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append("file", new Blob([text], { type: "text/plain" }), name);
  return form;
}
