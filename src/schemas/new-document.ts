import { z } from "zod";
import { newSource } from "./source.js";
import { webUrl } from "./text.js";

const { title, publisher, kind, tier, event, publishedOn } = newSource.shape;
const about = {
  title: title.nullable().default(null).meta({ description: "Title; by default the document's own" }),
  publisher: publisher.nullable().default(null).meta({
    description: "Who published it; by default whom the document names, or its host",
  }),
  kind: kind.default("other"),
  tier: tier.default("secondary"),
  event,
  publishedOn: publishedOn.meta({
    description: "The day it was published; by default the day that the document states beyond doubt",
  }),
};

/** A document to fetch and keep. All but `url` describe its source if that is not yet recorded. */
export const newDocument = z
  .strictObject({ url: webUrl.meta({ description: "Address of the document" }), ...about })
  .meta({ id: "NewDocument" });
export type NewDocument = z.input<typeof newDocument>;

/** What a person says about an uploaded document. */
export const uploadedDocument = z.strictObject({
  url: webUrl.nullable().default(null).meta({ description: "Address where the document was published" }),
  ...about,
});
export type UploadedDocument = z.input<typeof uploadedDocument>;
export type AboutDocument = z.output<typeof uploadedDocument>;
