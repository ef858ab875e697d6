-- What entries mean, as vectors: candidates are found by meaning as well as by words.
-- CreateTable
CREATE TABLE "embedding" (
    "version" TEXT NOT NULL,
    "entry_id" TEXT NOT NULL,
    "entry_kind" TEXT NOT NULL,
    "company_id" TEXT NOT NULL,
    "text_hash" TEXT NOT NULL,
    "vector" BYTEA NOT NULL,
    "signs" VARBIT NOT NULL,
    "embedded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "embedding_pkey" PRIMARY KEY ("entry_id","version")
);

-- CreateIndex
CREATE INDEX "embedding_company_id_version_idx" ON "embedding"("company_id", "version");

-- AddForeignKey
ALTER TABLE "embedding" ADD CONSTRAINT "embedding_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE embedding
  ADD CONSTRAINT embedding_entry_kind CHECK (entry_kind IN ('statement', 'move')),
  ADD CONSTRAINT embedding_signs CHECK (length(signs) = length(vector));
