import { readerOf } from "../../database/database.js";
import { DomainError } from "../../errors.js";
import { type NewTopic, newTopic, type Topic } from "../../schemas/topic.js";
import { readJson } from "../../store/json.js";
import { getTopic } from "../../store/topic.js";
import { type Act, perform } from "../act.js";
import { checked } from "../input.js";
import { notRecorded } from "../references.js";
import { slugOf } from "./record-company.js";

/**
 * A new topic (a subject heading). It is public at once.
 *
 * @throws DomainError `invalid-input`, `topic-not-found` for an unknown parent, `duplicate-topic`
 */
export function recordTopic(act: Act, input: NewTopic): Promise<Topic> {
  return perform(act, "editor", async (work) => {
    const { name, parent, slug = slugOf(name) } = checked(newTopic, input);
    const broader = parent === null ? null : await work.tx.topic.findUnique({ where: { slug: parent } });
    if (parent !== null && !broader) throw notRecorded("topic-not-found", "topic", "/parent");
    const id = work.id("topic");
    const { count } = await work.tx.topic.createMany({
      data: [
        {
          id,
          slug,
          name,
          parentId: broader?.id ?? null,
          recordedAt: work.now,
          recordedBy: work.actor.holder,
        },
      ],
      skipDuplicates: true,
    });
    if (count === 0) {
      const existing = await work.tx.topic.findUniqueOrThrow({ where: { slug } });
      throw new DomainError("duplicate-topic", `The topic "${slug}" is already recorded: ${existing.id}.`, {
        faults: [
          {
            pointer: "/slug",
            detail: `is already the slug of "${existing.name}": use that topic, or give another slug`,
          },
        ],
      });
    }
    work.changePublic();
    return readJson(await getTopic(readerOf(work.tx), id));
  });
}
