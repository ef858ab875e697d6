-- A link's page asks for the corrections of all it shows by their ids alone, which tell the kind of record.
DROP INDEX "correction_record_type_record_id_made_at_idx";
CREATE INDEX "correction_record_id_made_at_idx" ON "correction"("record_id", "made_at");
