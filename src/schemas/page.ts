import { z } from "zod";

/** Query parameters of every list: the size of a page, and where it begins. */
export const pageQuery = {
  limit: z.coerce
    .number({ error: "must be a whole number from 1 to 100" })
    .int()
    .min(1)
    .max(100)
    .default(25)
    .meta({ description: "Rows on a page, from 1 to 100" }),
  cursor: z.string().min(1).max(400).optional().meta({ description: "The nextCursor of the page before" }),
};

/** A page of a list: rows in a stable order, and the cursor of the next page. */
export function pageOf<Item extends z.ZodType>(item: Item, id: string) {
  return z
    .strictObject({
      data: z.array(item),
      pagination: z.strictObject({
        nextCursor: z
          .string()
          .nullable()
          .meta({ description: "Give it as cursor to read the next page; null on the last page" }),
      }),
    })
    .meta({ id });
}
