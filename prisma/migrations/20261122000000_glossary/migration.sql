-- CreateTable
CREATE TABLE "company" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "public_since" TIMESTAMPTZ(3),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" TEXT NOT NULL,

    CONSTRAINT "company_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "company_slug" (
    "slug" TEXT NOT NULL,
    "company_id" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "company_slug_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "company_alias" (
    "id" TEXT NOT NULL,
    "company_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "used_from" DATE,
    "used_to" DATE,

    CONSTRAINT "company_alias_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "company_parent" (
    "id" TEXT NOT NULL,
    "company_id" TEXT NOT NULL,
    "parent_id" TEXT NOT NULL,
    "owned_from" DATE,
    "owned_to" DATE,

    CONSTRAINT "company_parent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "company_identifier" (
    "scheme" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "company_id" TEXT NOT NULL,

    CONSTRAINT "company_identifier_pkey" PRIMARY KEY ("scheme","value")
);

-- CreateTable
CREATE TABLE "speaker" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "wikidata" TEXT,
    "public_since" TIMESTAMPTZ(3),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" TEXT NOT NULL,

    CONSTRAINT "speaker_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role" (
    "id" TEXT NOT NULL,
    "speaker_id" TEXT NOT NULL,
    "company_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "held_from" DATE,
    "held_to" DATE,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" TEXT NOT NULL,

    CONSTRAINT "role_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source" (
    "id" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "publisher" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "tier" TEXT NOT NULL,
    "event" TEXT,
    "published_from" DATE,
    "published_to" DATE,
    "published_precision" TEXT,
    "public_since" TIMESTAMPTZ(3),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" TEXT NOT NULL,

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "capture" (
    "id" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "captured_at" TIMESTAMPTZ(3) NOT NULL,
    "media_type" TEXT,
    "http_status" INTEGER,
    "sha256" TEXT,
    "text" TEXT,
    "failure" TEXT,
    "archive_url" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" TEXT NOT NULL,

    CONSTRAINT "capture_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "statement" (
    "id" TEXT NOT NULL,
    "company_id" TEXT NOT NULL,
    "about_id" TEXT,
    "speaker_id" TEXT,
    "source_id" TEXT NOT NULL,
    "capture_id" TEXT,
    "quote" TEXT NOT NULL,
    "context_before" TEXT,
    "context_after" TEXT,
    "voice" TEXT NOT NULL,
    "said_from" DATE NOT NULL,
    "said_to" DATE NOT NULL,
    "said_precision" TEXT NOT NULL,
    "locator" JSONB NOT NULL,
    "quote_confidence" TEXT NOT NULL,
    "seen_in" TEXT[],
    "note" TEXT,
    "quote_hash" TEXT NOT NULL,
    "search" tsvector,
    "public_since" TIMESTAMPTZ(3),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" TEXT NOT NULL,

    CONSTRAINT "statement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim" (
    "id" TEXT NOT NULL,
    "statement_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "span_start" INTEGER NOT NULL,
    "span_end" INTEGER NOT NULL,
    "reading" TEXT,
    "kind" TEXT NOT NULL,
    "strength" TEXT NOT NULL,
    "condition" TEXT,
    "scope" TEXT,
    "due_from" DATE,
    "due_to" DATE,
    "due_precision" TEXT,
    "testability" TEXT NOT NULL,
    "public_since" TIMESTAMPTZ(3),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" TEXT NOT NULL,

    CONSTRAINT "claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "move" (
    "id" TEXT NOT NULL,
    "company_id" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "capture_id" TEXT,
    "kind" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "quote" TEXT,
    "effective_from" DATE NOT NULL,
    "effective_to" DATE NOT NULL,
    "effective_precision" TEXT NOT NULL,
    "disclosure" TEXT NOT NULL,
    "stated_reason" TEXT,
    "locator" JSONB NOT NULL,
    "quote_confidence" TEXT NOT NULL,
    "seen_in" TEXT[],
    "note" TEXT,
    "description_hash" TEXT NOT NULL,
    "search" tsvector,
    "public_since" TIMESTAMPTZ(3),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" TEXT NOT NULL,

    CONSTRAINT "move_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "topic" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "parent_id" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" TEXT NOT NULL,

    CONSTRAINT "topic_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "statement_topic" (
    "statement_id" TEXT NOT NULL,
    "topic_id" TEXT NOT NULL,

    CONSTRAINT "statement_topic_pkey" PRIMARY KEY ("statement_id","topic_id")
);

-- CreateTable
CREATE TABLE "move_topic" (
    "move_id" TEXT NOT NULL,
    "topic_id" TEXT NOT NULL,

    CONSTRAINT "move_topic_pkey" PRIMARY KEY ("move_id","topic_id")
);

-- CreateTable
CREATE TABLE "link" (
    "id" TEXT NOT NULL,
    "claim_id" TEXT NOT NULL,
    "evidence_statement_id" TEXT,
    "evidence_move_id" TEXT,
    "relation" TEXT NOT NULL,
    "manner" TEXT,
    "degree" TEXT,
    "letter_or_spirit" TEXT,
    "status" TEXT NOT NULL,
    "proposer_kind" TEXT NOT NULL,
    "proposer" TEXT NOT NULL,
    "judge_version" TEXT,
    "input_hash" TEXT,
    "confidence" DOUBLE PRECISION,
    "probabilities" JSONB,
    "reasons" JSONB NOT NULL,
    "explanation" TEXT,
    "company_id" TEXT NOT NULL,
    "speaker_id" TEXT,
    "evidence_from" DATE NOT NULL,
    "evidence_to" DATE NOT NULL,
    "published_as" TEXT,
    "published_at" TIMESTAMPTZ(3),
    "published_by" TEXT,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_reason" TEXT,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "link_topic" (
    "link_id" TEXT NOT NULL,
    "topic_id" TEXT NOT NULL,

    CONSTRAINT "link_topic_pkey" PRIMARY KEY ("topic_id","link_id")
);

-- CreateTable
CREATE TABLE "verdict" (
    "id" TEXT NOT NULL,
    "link_id" TEXT NOT NULL,
    "judge" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "input_hash" TEXT NOT NULL,
    "relation" TEXT NOT NULL,
    "manner" TEXT,
    "degree" TEXT,
    "confidence" DOUBLE PRECISION NOT NULL,
    "probabilities" JSONB NOT NULL,
    "reasons" JSONB NOT NULL,
    "judged_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verdict_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review" (
    "id" TEXT NOT NULL,
    "link_id" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "comment" TEXT,
    "reviewer" TEXT NOT NULL,
    "api_key_id" TEXT,
    "rule_version" TEXT NOT NULL,
    "reviewed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "defence" (
    "id" TEXT NOT NULL,
    "link_id" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "none_found" BOOLEAN NOT NULL,
    "written_by" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "defence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "defence_statement" (
    "defence_id" TEXT NOT NULL,
    "statement_id" TEXT NOT NULL,

    CONSTRAINT "defence_statement_pkey" PRIMARY KEY ("defence_id","statement_id")
);

-- CreateTable
CREATE TABLE "defence_candidate" (
    "link_id" TEXT NOT NULL,
    "statement_id" TEXT NOT NULL,
    "strength" DOUBLE PRECISION NOT NULL,
    "reasons" JSONB NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "defence_candidate_pkey" PRIMARY KEY ("link_id","statement_id")
);

-- CreateTable
CREATE TABLE "reply" (
    "id" TEXT NOT NULL,
    "link_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "asked_whom" TEXT,
    "route" TEXT,
    "deadline" TIMESTAMPTZ(3),
    "words" TEXT,
    "happened_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" TEXT NOT NULL,

    CONSTRAINT "reply_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "correction" (
    "id" TEXT NOT NULL,
    "record_type" TEXT NOT NULL,
    "record_id" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "old_value" JSONB,
    "new_value" JSONB,
    "reason" TEXT NOT NULL,
    "requested_by" TEXT NOT NULL,
    "made_by" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "is_public" BOOLEAN NOT NULL,
    "company_id" TEXT,

    CONSTRAINT "correction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "watch" (
    "id" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "every_hours" INTEGER NOT NULL,
    "is_active" BOOLEAN NOT NULL,
    "next_at" TIMESTAMPTZ(3) NOT NULL,
    "last_sha256" TEXT,
    "changed_at" TIMESTAMPTZ(3),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" TEXT NOT NULL,

    CONSTRAINT "watch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" TEXT NOT NULL,
    "lookup" TEXT NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" TEXT NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "api_key_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "answer" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("api_key_id","key")
);

-- CreateTable
CREATE TABLE "job" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "status" TEXT NOT NULL,
    "run_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL,
    "max_attempts" INTEGER NOT NULL,
    "leased_until" TIMESTAMPTZ(3),
    "leased_by" TEXT,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "data_version" (
    "id" INTEGER NOT NULL,
    "version" BIGINT NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "data_version_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "company_slug_key" ON "company"("slug");

-- CreateIndex
CREATE INDEX "company_public_since_name_id_idx" ON "company"("public_since", "name", "id");

-- CreateIndex
CREATE INDEX "company_name_id_idx" ON "company"("name", "id");

-- CreateIndex
CREATE INDEX "company_slug_company_id_idx" ON "company_slug"("company_id");

-- CreateIndex
CREATE INDEX "company_alias_company_id_idx" ON "company_alias"("company_id");

-- CreateIndex
CREATE INDEX "company_parent_company_id_idx" ON "company_parent"("company_id");

-- CreateIndex
CREATE INDEX "company_parent_parent_id_idx" ON "company_parent"("parent_id");

-- CreateIndex
CREATE INDEX "company_identifier_company_id_idx" ON "company_identifier"("company_id");

-- CreateIndex
CREATE UNIQUE INDEX "speaker_wikidata_key" ON "speaker"("wikidata");

-- CreateIndex
CREATE INDEX "speaker_name_id_idx" ON "speaker"("name", "id");

-- CreateIndex
CREATE INDEX "role_speaker_id_company_id_held_from_idx" ON "role"("speaker_id", "company_id", "held_from");

-- CreateIndex
CREATE INDEX "role_company_id_idx" ON "role"("company_id");

-- CreateIndex
CREATE UNIQUE INDEX "source_url_key" ON "source"("url");

-- CreateIndex
CREATE INDEX "source_public_since_id_idx" ON "source"("public_since", "id");

-- CreateIndex
CREATE INDEX "source_event_idx" ON "source"("event");

-- CreateIndex
CREATE INDEX "source_kind_id_idx" ON "source"("kind", "id");

-- CreateIndex
CREATE INDEX "capture_source_id_captured_at_id_idx" ON "capture"("source_id", "captured_at", "id");

-- CreateIndex
CREATE INDEX "capture_captured_at_id_idx" ON "capture"("captured_at", "id");

-- CreateIndex
CREATE INDEX "statement_company_id_said_from_id_idx" ON "statement"("company_id", "said_from", "id");

-- CreateIndex
CREATE INDEX "statement_said_from_id_idx" ON "statement"("said_from", "id");

-- CreateIndex
CREATE INDEX "statement_speaker_id_said_from_id_idx" ON "statement"("speaker_id", "said_from", "id");

-- CreateIndex
CREATE INDEX "statement_about_id_idx" ON "statement"("about_id");

-- CreateIndex
CREATE INDEX "statement_source_id_idx" ON "statement"("source_id");

-- CreateIndex
CREATE INDEX "statement_capture_id_idx" ON "statement"("capture_id");

-- CreateIndex
CREATE INDEX "statement_search_idx" ON "statement" USING GIN ("search");

-- CreateIndex
CREATE UNIQUE INDEX "statement_company_id_source_id_said_from_quote_hash_key" ON "statement"("company_id", "source_id", "said_from", "quote_hash");

-- CreateIndex
CREATE INDEX "claim_kind_id_idx" ON "claim"("kind", "id");

-- CreateIndex
CREATE INDEX "claim_public_since_id_idx" ON "claim"("public_since", "id");

-- CreateIndex
CREATE UNIQUE INDEX "claim_statement_id_span_start_span_end_key" ON "claim"("statement_id", "span_start", "span_end");

-- CreateIndex
CREATE INDEX "move_company_id_effective_from_id_idx" ON "move"("company_id", "effective_from", "id");

-- CreateIndex
CREATE INDEX "move_effective_from_id_idx" ON "move"("effective_from", "id");

-- CreateIndex
CREATE INDEX "move_kind_id_idx" ON "move"("kind", "id");

-- CreateIndex
CREATE INDEX "move_source_id_idx" ON "move"("source_id");

-- CreateIndex
CREATE INDEX "move_capture_id_idx" ON "move"("capture_id");

-- CreateIndex
CREATE INDEX "move_search_idx" ON "move" USING GIN ("search");

-- CreateIndex
CREATE UNIQUE INDEX "move_company_id_effective_from_description_hash_key" ON "move"("company_id", "effective_from", "description_hash");

-- CreateIndex
CREATE UNIQUE INDEX "topic_slug_key" ON "topic"("slug");

-- CreateIndex
CREATE INDEX "topic_parent_id_idx" ON "topic"("parent_id");

-- CreateIndex
CREATE INDEX "statement_topic_topic_id_statement_id_idx" ON "statement_topic"("topic_id", "statement_id");

-- CreateIndex
CREATE INDEX "move_topic_topic_id_move_id_idx" ON "move_topic"("topic_id", "move_id");

-- CreateIndex
CREATE INDEX "link_evidence_statement_id_idx" ON "link"("evidence_statement_id");

-- CreateIndex
CREATE INDEX "link_evidence_move_id_idx" ON "link"("evidence_move_id");

-- CreateIndex
CREATE INDEX "link_status_published_at_id_idx" ON "link"("status", "published_at", "id");

-- CreateIndex
CREATE INDEX "link_status_relation_published_at_id_idx" ON "link"("status", "relation", "published_at", "id");

-- CreateIndex
CREATE INDEX "link_company_id_status_published_at_id_idx" ON "link"("company_id", "status", "published_at", "id");

-- CreateIndex
CREATE INDEX "link_company_id_evidence_from_id_idx" ON "link"("company_id", "evidence_from", "id");

-- CreateIndex
CREATE INDEX "link_speaker_id_status_published_at_id_idx" ON "link"("speaker_id", "status", "published_at", "id");

-- CreateIndex
CREATE INDEX "link_manner_published_at_id_idx" ON "link"("manner", "published_at", "id");

-- CreateIndex
CREATE INDEX "link_changed_at_id_idx" ON "link"("changed_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "link_claim_id_evidence_statement_id_key" ON "link"("claim_id", "evidence_statement_id");

-- CreateIndex
CREATE UNIQUE INDEX "link_claim_id_evidence_move_id_key" ON "link"("claim_id", "evidence_move_id");

-- CreateIndex
CREATE INDEX "link_topic_link_id_idx" ON "link_topic"("link_id");

-- CreateIndex
CREATE UNIQUE INDEX "verdict_link_id_judge_version_input_hash_key" ON "verdict"("link_id", "judge", "version", "input_hash");

-- CreateIndex
CREATE INDEX "review_link_id_reviewed_at_idx" ON "review"("link_id", "reviewed_at");

-- CreateIndex
CREATE INDEX "review_api_key_id_idx" ON "review"("api_key_id");

-- CreateIndex
CREATE INDEX "defence_link_id_written_at_idx" ON "defence"("link_id", "written_at");

-- CreateIndex
CREATE INDEX "defence_statement_statement_id_idx" ON "defence_statement"("statement_id");

-- CreateIndex
CREATE INDEX "defence_candidate_statement_id_idx" ON "defence_candidate"("statement_id");

-- CreateIndex
CREATE INDEX "reply_link_id_recorded_at_idx" ON "reply"("link_id", "recorded_at");

-- CreateIndex
CREATE INDEX "correction_record_type_record_id_made_at_idx" ON "correction"("record_type", "record_id", "made_at");

-- CreateIndex
CREATE INDEX "correction_is_public_made_at_id_idx" ON "correction"("is_public", "made_at", "id");

-- CreateIndex
CREATE INDEX "correction_company_id_made_at_id_idx" ON "correction"("company_id", "made_at", "id");

-- CreateIndex
CREATE INDEX "watch_source_id_idx" ON "watch"("source_id");

-- CreateIndex
CREATE INDEX "watch_is_active_next_at_idx" ON "watch"("is_active", "next_at");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_lookup_key" ON "api_key"("lookup");

-- CreateIndex
CREATE INDEX "idempotency_key_created_at_idx" ON "idempotency_key"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "job_key_key" ON "job"("key");

-- CreateIndex
CREATE INDEX "job_status_run_at_id_idx" ON "job"("status", "run_at", "id");

-- CreateIndex
CREATE INDEX "job_created_at_id_idx" ON "job"("created_at", "id");

-- AddForeignKey
ALTER TABLE "company_slug" ADD CONSTRAINT "company_slug_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "company_alias" ADD CONSTRAINT "company_alias_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "company_parent" ADD CONSTRAINT "company_parent_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "company_parent" ADD CONSTRAINT "company_parent_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "company_identifier" ADD CONSTRAINT "company_identifier_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role" ADD CONSTRAINT "role_speaker_id_fkey" FOREIGN KEY ("speaker_id") REFERENCES "speaker"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role" ADD CONSTRAINT "role_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "capture" ADD CONSTRAINT "capture_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement" ADD CONSTRAINT "statement_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement" ADD CONSTRAINT "statement_about_id_fkey" FOREIGN KEY ("about_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement" ADD CONSTRAINT "statement_speaker_id_fkey" FOREIGN KEY ("speaker_id") REFERENCES "speaker"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement" ADD CONSTRAINT "statement_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement" ADD CONSTRAINT "statement_capture_id_fkey" FOREIGN KEY ("capture_id") REFERENCES "capture"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "move" ADD CONSTRAINT "move_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "move" ADD CONSTRAINT "move_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "move" ADD CONSTRAINT "move_capture_id_fkey" FOREIGN KEY ("capture_id") REFERENCES "capture"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic" ADD CONSTRAINT "topic_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "topic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_topic" ADD CONSTRAINT "statement_topic_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_topic" ADD CONSTRAINT "statement_topic_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "move_topic" ADD CONSTRAINT "move_topic_move_id_fkey" FOREIGN KEY ("move_id") REFERENCES "move"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "move_topic" ADD CONSTRAINT "move_topic_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link" ADD CONSTRAINT "link_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link" ADD CONSTRAINT "link_evidence_statement_id_fkey" FOREIGN KEY ("evidence_statement_id") REFERENCES "statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link" ADD CONSTRAINT "link_evidence_move_id_fkey" FOREIGN KEY ("evidence_move_id") REFERENCES "move"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link" ADD CONSTRAINT "link_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link" ADD CONSTRAINT "link_speaker_id_fkey" FOREIGN KEY ("speaker_id") REFERENCES "speaker"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_topic" ADD CONSTRAINT "link_topic_link_id_fkey" FOREIGN KEY ("link_id") REFERENCES "link"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_topic" ADD CONSTRAINT "link_topic_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_link_id_fkey" FOREIGN KEY ("link_id") REFERENCES "link"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_link_id_fkey" FOREIGN KEY ("link_id") REFERENCES "link"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_key"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "defence" ADD CONSTRAINT "defence_link_id_fkey" FOREIGN KEY ("link_id") REFERENCES "link"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "defence_statement" ADD CONSTRAINT "defence_statement_defence_id_fkey" FOREIGN KEY ("defence_id") REFERENCES "defence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "defence_statement" ADD CONSTRAINT "defence_statement_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "defence_candidate" ADD CONSTRAINT "defence_candidate_link_id_fkey" FOREIGN KEY ("link_id") REFERENCES "link"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "defence_candidate" ADD CONSTRAINT "defence_candidate_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reply" ADD CONSTRAINT "reply_link_id_fkey" FOREIGN KEY ("link_id") REFERENCES "link"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "watch" ADD CONSTRAINT "watch_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "idempotency_key" ADD CONSTRAINT "idempotency_key_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_key"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

