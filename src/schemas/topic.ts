import { z } from "zod";
import { topicId } from "./id.js";
import { line, recordedAt, slug } from "./text.js";

export const topicRef = z.strictObject({ id: topicId, slug, name: z.string() }).meta({ id: "TopicRef" });

export const topic = z
  .strictObject({ id: topicId, slug, name: z.string(), parent: topicRef.nullable(), recordedAt })
  .meta({ id: "Topic" });
export type Topic = z.infer<typeof topic>;

export const newTopic = z
  .strictObject({
    name: line(100),
    slug: slug.optional().meta({ description: "Made from the name if absent" }),
    parent: slug
      .nullable()
      .default(null)
      .meta({ description: "Slug of the broader topic; null if there is none" }),
  })
  .meta({ id: "NewTopic" });
export type NewTopic = z.input<typeof newTopic>;
