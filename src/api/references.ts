import { z } from "zod";
import { recordRole } from "../operations/record/record-role.js";
import { recordSource } from "../operations/record/record-source.js";
import { recordSpeaker } from "../operations/record/record-speaker.js";
import { recordTopic } from "../operations/record/record-topic.js";
import { sourceId, speakerId, topicId } from "../schemas/id.js";
import { newSource, source, sourceKinds } from "../schemas/source.js";
import { newRole, newSpeaker, type Speaker, speaker } from "../schemas/speaker.js";
import { line, slug, webUrl } from "../schemas/text.js";
import { newTopic, topic } from "../schemas/topic.js";
import { getSource, listSources } from "../store/source.js";
import { getSpeaker, listSpeakers } from "../store/speaker.js";
import { getTopic, listTopics } from "../store/topic.js";
import { type ApiParts, list, none, read } from "./route.js";
import { write } from "./write-route.js";

const ofSpeaker = {
  tag: "Speakers",
  params: z.strictObject({ id: speakerId }),
  answer: speaker,
  status: 201,
  location: ({ id }: Speaker) => `/api/v1/speakers/${id}`,
} as const;

/** Routes of speakers: people who speak for companies, with the roles they held. */
export function speakerRoutes(parts: ApiParts): void {
  const { database } = parts.world;
  const { tag, params } = ofSpeaker;
  list(parts, "/speakers", {
    operationId: "listSpeakers",
    summary: "List speakers by name; `name` finds those whose name begins with it or resembles it",
    tag,
    params: none,
    query: z.strictObject({ name: line(200).optional() }),
    item: speaker,
    pageName: "SpeakerPage",
    list: ({ query }, audience) => listSpeakers(database, query, audience),
  });
  read(parts, "/speakers/:id", {
    operationId: "getSpeaker",
    summary: "Get a speaker with the roles held, and their days",
    tag,
    errors: ["speaker-not-found"],
    params,
    query: none,
    answer: speaker,
    find: ({ params: { id } }, audience) => getSpeaker(database, id, audience),
  });
  speakerWrites(parts);
}

function speakerWrites(parts: ApiParts): void {
  write(parts, "/speakers", {
    ...ofSpeaker,
    operationId: "recordSpeaker",
    summary: "Record a speaker",
    errors: ["duplicate-speaker", "company-not-found", "overlapping-role"],
    params: none,
    body: newSpeaker,
    act: (act, { body }) => recordSpeaker(act, body),
  });
  write(parts, "/speakers/:id/roles", {
    ...ofSpeaker,
    operationId: "recordRole",
    summary: "Record a role that a speaker held at a company, with the days",
    errors: ["speaker-not-found", "company-not-found", "overlapping-role"],
    body: newRole,
    act: (act, asked) => recordRole(act, asked.params.id, asked.body),
  });
}

/** Routes of sources, the documents that prove statements and moves. */
export function sourceRoutes(parts: ApiParts): void {
  const { database } = parts.world;
  const tag = "Sources";
  const params = z.strictObject({ id: sourceId });
  list(parts, "/sources", {
    operationId: "listSources",
    summary: "List sources, newest record first",
    tag,
    params: none,
    query: z.strictObject({
      kind: z.enum(sourceKinds).optional(),
      event: slug.optional().meta({ description: "Slug of an event: lists the sources that report it" }),
      url: webUrl.optional(),
    }),
    item: source,
    pageName: "SourcePage",
    list: ({ query }, audience) => listSources(database, query, audience),
  });
  read(parts, "/sources/:id", {
    operationId: "getSource",
    summary: "Get a source",
    tag,
    errors: ["source-not-found"],
    params,
    query: none,
    answer: source,
    find: ({ params: { id } }, audience) => getSource(database, id, audience),
  });
  sourceWrite(parts);
}

function sourceWrite(parts: ApiParts): void {
  write(parts, "/sources", {
    operationId: "recordSource",
    summary: "Record a published document",
    tag: "Sources",
    errors: ["duplicate-source", "day-in-future"],
    params: none,
    body: newSource,
    answer: source,
    status: 201,
    location: ({ id }) => `/api/v1/sources/${id}`,
    act: (act, { body }) => recordSource(act, body),
  });
}

/** Routes of topics. */
export function topicRoutes(parts: ApiParts): void {
  const { database } = parts.world;
  const tag = "Topics";
  list(parts, "/topics", {
    operationId: "listTopics",
    summary: "List topics by slug",
    tag,
    params: none,
    query: none,
    item: topic,
    pageName: "TopicPage",
    list: ({ query }) => listTopics(database, query),
  });
  read(parts, "/topics/:id", {
    operationId: "getTopic",
    summary: "Get a topic by its id or slug",
    tag,
    errors: ["topic-not-found"],
    params: z.strictObject({ id: z.union([topicId, slug]) }),
    query: none,
    answer: topic,
    find: ({ params: { id } }) => getTopic(database, id),
  });
  write(parts, "/topics", {
    operationId: "recordTopic",
    summary: "Record a topic",
    tag,
    errors: ["duplicate-topic", "topic-not-found"],
    params: none,
    body: newTopic,
    answer: topic,
    status: 201,
    location: ({ slug: of }) => `/api/v1/topics/${of}`,
    act: (act, { body }) => recordTopic(act, body),
  });
}
