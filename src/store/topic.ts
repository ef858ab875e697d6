import type { Reader } from "../database/database.js";
import { DomainError } from "../errors.js";
import type { Topic } from "../schemas/topic.js";
import { Conditions } from "./conditions.js";
import { array, instantText, type Json, object } from "./json.js";
import { findOne, listPage, type Page, type PageRequest } from "./page.js";

function topicRefJson(alias: string): string {
  return object({ id: `${alias}.id`, slug: `${alias}.slug`, name: `${alias}.name` });
}

/** SQL for the topics of a statement, a move or a link, from its join table. */
export function topicsJson(
  table: "statement_topic" | "move_topic" | "link_topic",
  column: string,
  id: string,
): string {
  return array(
    topicRefJson("tt"),
    `${table} tj JOIN topic tt ON tt.id = tj.topic_id WHERE tj.${column} = ${id} ORDER BY tt.slug`,
  );
}

/** SQL for the ids of a topic, by its slug, and of all topics below it. */
export function topicTreeSql(slugPlaceholder: string): string {
  return `(WITH RECURSIVE tree(id) AS (
    SELECT id FROM topic WHERE slug = ${slugPlaceholder}
    UNION SELECT t.id FROM topic t JOIN tree ON t.parent_id = tree.id
  ) SELECT id FROM tree)`;
}

const topicJson = object({
  id: "t.id",
  slug: "t.slug",
  name: "t.name",
  parent: `(SELECT ${topicRefJson("tp")} FROM topic tp WHERE tp.id = t.parent_id)`,
  recordedAt: instantText("t.recorded_at"),
});

/** A topic by its id or slug. @throws DomainError `topic-not-found` */
export async function getTopic(reader: Reader, idOrSlug: string): Promise<Json<Topic>> {
  const conditions = new Conditions().add("t.id = ? OR t.slug = ?", idOrSlug, idOrSlug);
  const found = await findOne<Topic>(reader, { item: topicJson, from: "topic t", conditions });
  if (!found) throw new DomainError("topic-not-found", "No topic has this id or slug.");
  return found;
}

export function listTopics(reader: Reader, page: PageRequest): Promise<Page<Topic>> {
  return listPage<Topic>(
    reader,
    {
      item: topicJson,
      from: "topic t",
      conditions: new Conditions(),
      order: [{ column: "t.slug", type: "text" }],
      direction: "ASC",
    },
    page,
  );
}
