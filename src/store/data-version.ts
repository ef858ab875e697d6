import type { Reader, Tx } from "../database/database.js";
import { instantText } from "./json.js";

/** The version of the public data. It rises with every change that the public can see. */
export async function findDataVersion(reader: Reader): Promise<bigint> {
  const [row] = await reader.rows<{ version: string }>("SELECT version::text AS version FROM data_version");
  return BigInt(row?.version ?? 0);
}

/** The data version with the instant at which it was last raised. */
export async function findDataState(
  reader: Reader,
): Promise<{ readonly version: bigint; readonly raisedAt: Date }> {
  const [row] = await reader.rows<{ version: string; raised: string }>(
    `SELECT version::text AS version, ${instantText("raised_at")} AS raised FROM data_version`,
  );
  return { version: BigInt(row?.version ?? 0), raisedAt: new Date(row?.raised ?? 0) };
}

/** The raised data version. The database notifies other processes at commit. Publishing acts wait for this row's lock. */
export async function raiseDataVersion(tx: Tx, now: Date): Promise<bigint> {
  const { version } = await tx.dataVersion.update({
    where: { id: 1 },
    data: { version: { increment: 1 }, raisedAt: now },
  });
  return version;
}
