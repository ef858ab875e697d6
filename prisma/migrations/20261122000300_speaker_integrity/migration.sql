-- Speakers' names are searched by prefix, by the prefix of a word, and by likeness, as companies' are.
CREATE INDEX speaker_name_trgm ON speaker USING gin (lower(name) gin_trgm_ops);

-- A speaker whom the public has seen stays public, as every other record does.
CREATE TRIGGER speaker_stays_public BEFORE UPDATE OR DELETE ON speaker
  FOR EACH ROW EXECUTE FUNCTION refuse_unpublish();
