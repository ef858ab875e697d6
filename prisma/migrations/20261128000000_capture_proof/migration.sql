-- A capture also keeps the proof of a fetch: the hash and length of the bytes, the address, the headers, and the outcome.
-- AlterTable
ALTER TABLE "capture" ADD COLUMN     "byte_length" INTEGER,
ADD COLUMN     "file_name" TEXT,
ADD COLUMN     "final_url" TEXT,
ADD COLUMN     "headers" JSONB,
ADD COLUMN     "outcome" TEXT,
ADD COLUMN     "raw_sha256" TEXT,
ADD COLUMN     "redirects" JSONB;

-- CreateIndex
CREATE INDEX "capture_raw_sha256_idx" ON "capture"("raw_sha256");

-- An unchanged document has neither a text nor a failure. A check that is NULL passes, so no check may become NULL.
ALTER TABLE capture DROP CONSTRAINT capture_text_or_failure;
ALTER TABLE capture
  ADD CONSTRAINT capture_text_or_failure CHECK (
    CASE WHEN outcome IS NOT DISTINCT FROM 'not-modified' THEN text IS NULL AND failure IS NULL
      ELSE (text IS NULL) <> (failure IS NULL) END),
  ADD CONSTRAINT capture_outcome CHECK (outcome IS NULL OR outcome IN ('ok', 'not-modified', 'http-error',
    'robots-refused', 'blocked-address', 'timeout', 'too-large', 'redirect-loop', 'robot-wall', 'paywall', 'soft-404',
    'consent-page', 'network-error', 'unreadable')),
  ADD CONSTRAINT capture_ok_has_text CHECK (outcome IS NULL OR (outcome = 'ok') = (text IS NOT NULL)),
  ADD CONSTRAINT capture_ok_has_bytes CHECK (outcome IS DISTINCT FROM 'ok' OR raw_sha256 IS NOT NULL),
  ADD CONSTRAINT capture_bytes CHECK ((raw_sha256 IS NULL) = (byte_length IS NULL)),
  ADD CONSTRAINT capture_raw_sha256 CHECK (raw_sha256 IS NULL OR raw_sha256 ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT capture_byte_length CHECK (byte_length IS NULL OR byte_length >= 0);
