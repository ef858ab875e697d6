-- Answers of judges that must be asked (a model, an endpoint), and what they were given of a day's budget.
-- CreateTable
CREATE TABLE "cached_verdict" (
    "judge" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "claim_hash" TEXT NOT NULL,
    "evidence_hash" TEXT NOT NULL,
    "answer" JSONB NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cached_verdict_pkey" PRIMARY KEY ("judge","version","claim_hash","evidence_hash")
);

-- CreateTable
CREATE TABLE "judge_spending" (
    "judge" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "calls" INTEGER NOT NULL,
    "tokens" BIGINT NOT NULL,

    CONSTRAINT "judge_spending_pkey" PRIMARY KEY ("judge","day")
);

-- CreateIndex
CREATE INDEX "cached_verdict_used_at_idx" ON "cached_verdict"("used_at");
