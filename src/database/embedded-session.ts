import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import { DomainError } from "../errors.js";
import { createPglite } from "./embedded.js";
import { lockFolder } from "./folder-lock.js";
import type { NewSession, Session } from "./session.js";

function sessionOn(pglite: PGlite, close: () => Promise<void>): Session {
  return {
    home: "embedded",
    run: async (sql) => {
      await pglite.exec(sql);
    },
    rows: async <Row>(sql: string, parameters: readonly unknown[] = []) =>
      (await pglite.query<Row>(sql, [...parameters])).rows,
    close,
  };
}

/** @throws DomainError `invalid-input` if the folder holds no database, `data-folder-in-use` */
export async function openEmbeddedSession(folder: string): Promise<Session> {
  const dataDir = join(folder, "pg");
  if (!existsSync(dataDir))
    throw new DomainError(
      "invalid-input",
      `There is no database in the folder ${folder}. Set DATABASE_URL to the folder or the server that has one.`,
    );
  const release = await lockFolder(folder);
  try {
    const pglite = await createPglite({ dataDir });
    return sessionOn(pglite, async () => {
      await pglite.close();
      await release();
    });
  } catch (error) {
    await release();
    throw error;
  }
}

/**
 * A session on a new data folder, which gets its final name when it is kept.
 *
 * If the process is killed before that, the next start of the service removes the unfinished folder.
 * @throws DomainError `invalid-input` if the folder holds a database already, `data-folder-in-use`
 */
export async function openNewFolder(folder: string): Promise<NewSession> {
  const release = await lockFolder(folder);
  const [dataDir, unfinished] = [join(folder, "pg"), join(folder, "pg.new")];
  try {
    if (existsSync(dataDir))
      throw new DomainError(
        "invalid-input",
        `The folder ${folder} holds a database already. Set DATABASE_URL to a folder that holds none.`,
      );
    await rm(unfinished, { recursive: true, force: true });
    const pglite = await createPglite({ dataDir: unfinished });
    const close = async (isKept: boolean): Promise<void> => {
      await pglite.close();
      if (isKept) await rename(unfinished, dataDir);
      else await rm(unfinished, { recursive: true, force: true });
      await release();
    };
    const discard = () => close(false);
    return { ...sessionOn(pglite, discard), keep: () => close(true), discard };
  } catch (error) {
    await release();
    throw error;
  }
}
