import type { Database } from "../../database/database.js";
import { findDataState } from "../../store/data-version.js";
import type { AnswerCache } from "./answer-cache.js";

const CHANNEL = "walkback_data_version";
// Notices make changes show at once. Looking finds the changes that a silently dead connection did not report.
const LOOK_EVERY_MS = 10_000;

/**
 * Keeps the cache at the version of the database until the returned function is called.
 *
 * Suspends the cache while notices may be missing, so that every answer is made anew.
 */
export async function followDataVersion(
  database: Database,
  cache: AnswerCache,
  warn: (error: unknown) => void,
): Promise<() => Promise<void>> {
  let isLost = false;
  const look = async (): Promise<void> => {
    try {
      const { version, raisedAt } = await findDataState(database);
      if (!isLost) cache.resume(version, raisedAt);
    } catch (error) {
      cache.suspend();
      warn(error);
    }
  };
  const stop = await database.listen(
    CHANNEL,
    (payload) => {
      isLost = false;
      if (/^\d+$/.test(payload)) cache.setVersion(BigInt(payload));
      else void look();
    },
    () => {
      isLost = true;
      cache.suspend();
    },
  );
  await look();
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await stop();
  };
}
