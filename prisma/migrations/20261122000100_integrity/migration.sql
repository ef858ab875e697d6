-- What Prisma cannot say: checks, insert-only tables, search vectors, notifications. SQL that PostgreSQL 15 knows.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- A day is the interval of days it may be; its precision says which.
CREATE FUNCTION is_day(first date, last date, day_precision text) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE day_precision
    WHEN 'day' THEN first = last
    WHEN 'month' THEN first = date_trunc('month', first::timestamp)::date
      AND last = (date_trunc('month', first::timestamp) + interval '1 month - 1 day')::date
    WHEN 'year' THEN first = date_trunc('year', first::timestamp)::date
      AND last = (date_trunc('year', first::timestamp) + interval '1 year - 1 day')::date
    ELSE false
  END
$$;

ALTER TABLE company
  ADD CONSTRAINT company_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 80),
  ADD CONSTRAINT company_name_said CHECK (length(btrim(name)) BETWEEN 1 AND 200);
ALTER TABLE company_alias
  ADD CONSTRAINT company_alias_order CHECK (used_from IS NULL OR used_to IS NULL OR used_from <= used_to);
ALTER TABLE company_parent
  ADD CONSTRAINT company_parent_not_self CHECK (company_id <> parent_id),
  ADD CONSTRAINT company_parent_order CHECK (owned_from IS NULL OR owned_to IS NULL OR owned_from <= owned_to);
ALTER TABLE role
  ADD CONSTRAINT role_order CHECK (held_from IS NULL OR held_to IS NULL OR held_from <= held_to);
ALTER TABLE topic
  ADD CONSTRAINT topic_not_self CHECK (parent_id IS NULL OR parent_id <> id);

ALTER TABLE source
  ADD CONSTRAINT source_tier CHECK (tier IN ('primary', 'secondary')),
  ADD CONSTRAINT source_kind CHECK (kind IN ('open_letter', 'interview', 'testimony', 'post', 'filing',
    'press_release', 'policy', 'terms', 'licence', 'news_report', 'court_paper', 'repository')),
  ADD CONSTRAINT source_published CHECK (
    (published_from IS NULL AND published_to IS NULL AND published_precision IS NULL)
    OR is_day(published_from, published_to, published_precision));

ALTER TABLE capture
  ADD CONSTRAINT capture_text_or_failure CHECK ((text IS NULL) <> (failure IS NULL)),
  ADD CONSTRAINT capture_hashed CHECK ((text IS NULL) = (sha256 IS NULL)),
  ADD CONSTRAINT capture_sha256 CHECK (sha256 IS NULL OR sha256 ~ '^[0-9a-f]{64}$');

ALTER TABLE statement
  ADD CONSTRAINT statement_said CHECK (is_day(said_from, said_to, said_precision)),
  ADD CONSTRAINT statement_voice CHECK (voice IN ('own', 'reporting')),
  ADD CONSTRAINT statement_confidence CHECK (quote_confidence IN ('primary', 'secondary')),
  ADD CONSTRAINT statement_quote CHECK (length(btrim(quote)) BETWEEN 1 AND 10000);

ALTER TABLE claim
  ADD CONSTRAINT claim_kind CHECK (kind IN ('promise', 'position', 'prediction', 'fact', 'definition')),
  ADD CONSTRAINT claim_strength CHECK (strength IN ('firm', 'intended', 'hedged')),
  ADD CONSTRAINT claim_testability CHECK (testability IN ('testable', 'vague')),
  ADD CONSTRAINT claim_span CHECK (span_start >= 0 AND span_start < span_end),
  ADD CONSTRAINT claim_due CHECK (
    (due_from IS NULL AND due_to IS NULL AND due_precision IS NULL)
    OR is_day(due_from, due_to, due_precision));

ALTER TABLE move
  ADD CONSTRAINT move_effective CHECK (is_day(effective_from, effective_to, effective_precision)),
  ADD CONSTRAINT move_kind CHECK (kind IN ('release', 'licence_change', 'policy_change', 'product_change',
    'shutdown', 'price_change', 'filing', 'settlement', 'layoff', 'reported_plan', 'restructuring', 'rename',
    'terms_change', 'enforcement', 'acquisition', 'other')),
  ADD CONSTRAINT move_disclosure CHECK (disclosure IN ('announced', 'silent', 'reported')),
  ADD CONSTRAINT move_confidence CHECK (quote_confidence IN ('primary', 'secondary')),
  ADD CONSTRAINT move_description CHECK (length(btrim(description)) BETWEEN 1 AND 10000);

ALTER TABLE link
  ADD CONSTRAINT link_one_evidence CHECK ((evidence_statement_id IS NULL) <> (evidence_move_id IS NULL)),
  ADD CONSTRAINT link_relation CHECK (relation IN ('contradicts', 'confirms', 'qualifies')),
  ADD CONSTRAINT link_manner CHECK (manner IS NULL OR
    (relation = 'contradicts' AND manner IN ('broken_promise', 'reversal', 'missed_deadline', 'definition_gap',
      'changed_reason')) OR
    (relation = 'confirms' AND manner IN ('kept', 'restated', 'condition_met')) OR
    (relation = 'qualifies' AND manner IN ('narrowed', 'clarified', 'changed_reason', 'definition_gap'))),
  ADD CONSTRAINT link_degree CHECK (degree IN ('full', 'partial')),
  ADD CONSTRAINT link_letter_or_spirit CHECK (letter_or_spirit IN ('letter', 'spirit')),
  ADD CONSTRAINT link_status CHECK (status IN ('proposed', 'published', 'rejected', 'withdrawn')),
  ADD CONSTRAINT link_proposer CHECK (
    (proposer_kind = 'judge' AND judge_version IS NOT NULL AND confidence IS NOT NULL)
    OR (proposer_kind = 'person' AND judge_version IS NULL)),
  ADD CONSTRAINT link_confidence CHECK (confidence IS NULL OR confidence BETWEEN 0 AND 1),
  ADD CONSTRAINT link_published CHECK (
    (status IN ('published', 'withdrawn')) = (published_at IS NOT NULL AND published_as IS NOT NULL)),
  ADD CONSTRAINT link_withdrawn CHECK (
    (status = 'withdrawn') = (withdrawn_at IS NOT NULL AND withdrawn_reason IS NOT NULL));

ALTER TABLE review
  ADD CONSTRAINT review_verdict CHECK (verdict IN ('approve', 'reject'));
ALTER TABLE defence
  ADD CONSTRAINT defence_words CHECK (length(btrim(words)) > 0);
ALTER TABLE reply
  ADD CONSTRAINT reply_state CHECK (state IN ('asked', 'replied', 'declined', 'no_reply_by_deadline')),
  ADD CONSTRAINT reply_asked CHECK (state <> 'asked' OR (asked_whom IS NOT NULL AND route IS NOT NULL)),
  ADD CONSTRAINT reply_words CHECK ((state = 'replied') = (words IS NOT NULL));
ALTER TABLE api_key
  ADD CONSTRAINT api_key_role CHECK (role IN ('contributor', 'editor', 'admin'));
ALTER TABLE watch
  ADD CONSTRAINT watch_every CHECK (every_hours BETWEEN 1 AND 8760);
ALTER TABLE job
  ADD CONSTRAINT job_status CHECK (status IN ('waiting', 'running', 'done', 'dead')),
  ADD CONSTRAINT job_lease CHECK ((status = 'running') = (leased_until IS NOT NULL AND leased_by IS NOT NULL));
ALTER TABLE data_version
  ADD CONSTRAINT data_version_one_row CHECK (id = 1);

-- Insert-only: what was captured, reviewed, judged, answered and corrected stays as it was written.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is insert-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER capture_insert_only BEFORE UPDATE OR DELETE ON capture FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER review_insert_only BEFORE UPDATE OR DELETE ON review FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER verdict_insert_only BEFORE UPDATE OR DELETE ON verdict FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER defence_insert_only BEFORE UPDATE OR DELETE ON defence FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER defence_statement_insert_only BEFORE UPDATE OR DELETE ON defence_statement
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER reply_insert_only BEFORE UPDATE OR DELETE ON reply FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER correction_insert_only BEFORE UPDATE OR DELETE ON correction
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER capture_no_truncate BEFORE TRUNCATE ON capture FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER review_no_truncate BEFORE TRUNCATE ON review FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER correction_no_truncate BEFORE TRUNCATE ON correction
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The ids and slugs of what the public has seen never change and are never deleted.
CREATE FUNCTION refuse_unpublish() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.public_since IS NOT NULL AND (TG_OP = 'DELETE' OR NEW.public_since IS DISTINCT FROM OLD.public_since) THEN
    RAISE EXCEPTION '% is public and stays so', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END
$$;
CREATE TRIGGER company_stays_public BEFORE UPDATE OR DELETE ON company FOR EACH ROW EXECUTE FUNCTION refuse_unpublish();
CREATE TRIGGER source_stays_public BEFORE UPDATE OR DELETE ON source FOR EACH ROW EXECUTE FUNCTION refuse_unpublish();
CREATE TRIGGER statement_stays_public BEFORE UPDATE OR DELETE ON statement
  FOR EACH ROW EXECUTE FUNCTION refuse_unpublish();
CREATE TRIGGER claim_stays_public BEFORE UPDATE OR DELETE ON claim FOR EACH ROW EXECUTE FUNCTION refuse_unpublish();
CREATE TRIGGER move_stays_public BEFORE UPDATE OR DELETE ON move FOR EACH ROW EXECUTE FUNCTION refuse_unpublish();

-- Search vectors are columns kept by triggers: a generated column would look like a default to Prisma.
CREATE FUNCTION keep_statement_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search := setweight(to_tsvector('english', NEW.quote), 'A')
    || setweight(to_tsvector('english', concat_ws(' ', NEW.context_before, NEW.context_after)), 'C');
  RETURN NEW;
END
$$;
CREATE TRIGGER statement_search BEFORE INSERT OR UPDATE OF quote, context_before, context_after ON statement
  FOR EACH ROW EXECUTE FUNCTION keep_statement_search();
CREATE FUNCTION keep_move_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search := setweight(to_tsvector('english', concat_ws(' ', NEW.description, NEW.stated_reason)), 'A')
    || setweight(to_tsvector('english', coalesce(NEW.quote, '')), 'B');
  RETURN NEW;
END
$$;
CREATE TRIGGER move_search BEFORE INSERT OR UPDATE OF description, stated_reason, quote ON move
  FOR EACH ROW EXECUTE FUNCTION keep_move_search();

-- Names are searched by prefix and by likeness.
CREATE INDEX company_alias_name_trgm ON company_alias USING gin (lower(name) gin_trgm_ops);
CREATE INDEX company_name_trgm ON company USING gin (lower(name) gin_trgm_ops);

-- Other processes learn at commit that there is work, and that what the public sees has changed.
CREATE FUNCTION tell_job() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('walkback_job', '');
  RETURN NULL;
END
$$;
CREATE TRIGGER job_told AFTER INSERT ON job FOR EACH STATEMENT EXECUTE FUNCTION tell_job();
CREATE FUNCTION tell_data_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('walkback_data_version', NEW.version::text);
  RETURN NULL;
END
$$;
CREATE TRIGGER data_version_told AFTER UPDATE ON data_version FOR EACH ROW EXECUTE FUNCTION tell_data_version();
INSERT INTO data_version (id, version, raised_at) VALUES (1, 0, CURRENT_TIMESTAMP);
