import { createHash, randomUUID } from "node:crypto";
import { link, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { DomainError } from "../errors.js";

const holder = z.object({ pid: z.number().int().positive(), started: z.string().nullable() });
type Holder = z.infer<typeof holder>;

/** The start of a process, as boot and kernel ticks; `null` if the system does not tell. The system reuses pids. */
async function startOf(pid: number): Promise<string | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    const boot = await readFile("/proc/sys/kernel/random/boot_id", "utf8");
    return `${boot.trim()}/${stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? ""}`;
  } catch {
    return null;
  }
}

async function isAlive({ pid, started }: Holder): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: the process is alive and belongs to another user.
    if (!hasCode(error, "EPERM")) return false;
  }
  const startedNow = await startOf(pid);
  return started === null || startedNow === null || started === startedNow;
}

const hasCode = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof Error && "code" in error && codes.includes(String(error.code));

async function write(path: string, content: string): Promise<void> {
  const file = await open(path, "wx");
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Whether the file was created, with all of its content at once. `false` means that it exists already.
 *
 * The file is written under another name and then linked, because an empty lock file would seem to have no holder.
 */
async function create(path: string, content: string): Promise<boolean> {
  const aside = `${path}.${randomUUID()}`;
  await write(aside, content);
  try {
    await link(aside, path).catch((error: unknown) => {
      // Some file systems have no hard links.
      if (hasCode(error, "EPERM", "ENOTSUP", "ENOSYS")) return write(path, content);
      throw error;
    });
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

/** The text of a lock file and its holder. `text` is `null` without a file, and `holder` if the text names none. */
async function readHolder(path: string): Promise<{ text: string | null; holder: Holder | null }> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  });
  try {
    return { text, holder: holder.parse(JSON.parse(text ?? "")) };
  } catch {
    return { text, holder: null };
  }
}

/**
 * `null` if this process took the lock file, else the pid of the process that holds it.
 *
 * To replace the lock of a process that is gone, a process must first take a second lock, named after the old lock's
 * text. Without it, two processes that find the old lock could each replace the other's new lock.
 */
async function acquire(path: string, content: string): Promise<number | null> {
  if (await create(path, content)) return null;
  const seen = await readHolder(path);
  if (seen.text === null) return acquire(path, content);
  if (seen.holder && (await isAlive(seen.holder))) return seen.holder.pid;
  const claim = `${path}.${createHash("sha256").update(seen.text).digest("hex").slice(0, 16)}`;
  const claimant = await acquire(claim, content);
  if (claimant !== null) return claimant;
  try {
    if ((await readHolder(path)).text === seen.text) {
      const aside = `${path}.${randomUUID()}`;
      await write(aside, content);
      await rename(aside, path);
      return null;
    }
  } finally {
    await rm(claim, { force: true });
  }
  return acquire(path, content);
}

/**
 * The function that unlocks the folder, which is locked for this process.
 *
 * This process takes over the lock of a process that is gone. PGlite itself takes no lock, and two processes on one
 * folder would silently lose rows.
 * @throws DomainError `data-folder-in-use` with the pid of the process that holds the lock
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, "walkback.lock");
  const content = JSON.stringify({ pid: process.pid, started: await startOf(process.pid) });
  const pid = await acquire(path, content);
  if (pid !== null)
    throw new DomainError(
      "data-folder-in-use",
      `The data folder ${folder} is in use by process ${pid}. Stop that process, or set DATABASE_URL to another folder or to postgres://...`,
    );
  return async () => {
    if ((await readHolder(path)).text === content) await rm(path, { force: true });
  };
}
