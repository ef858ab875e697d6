import { z } from "zod";

/** How much of a list, and from where. */
export const pageQuery = {
  limit: z.coerce
    .number({ error: "must be a whole number from 1 to 100" })
    .int()
    .min(1)
    .max(100)
    .default(25)
    .meta({ description: "Rows of one page, 1 to 100" }),
  cursor: z.string().min(1).max(400).optional().meta({ description: "nextCursor of the page before" }),
};

/** A page of a list: its rows in a stable order, and the cursor of the next page. */
export function pageOf<Item extends z.ZodType>(item: Item, id: string) {
  return z
    .strictObject({
      data: z.array(item),
      pagination: z.strictObject({ nextCursor: z.string().nullable() }),
    })
    .meta({ id });
}
