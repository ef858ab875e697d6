import { createHash, randomUUID } from "node:crypto";
import { link, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { DomainError } from "../errors.js";

const holder = z.object({ pid: z.number().int().positive(), started: z.string().nullable() });
type Holder = z.infer<typeof holder>;

/** When a process started, in the kernel's ticks and boot, where the system tells: a pid alone is used again. */
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
    // EPERM: it lives, and belongs to somebody else.
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
 * Creates a file with all of its content at once, where there is none.
 *
 * Written aside and linked: a lock that is there but still empty would look like one that nobody holds.
 */
async function create(path: string, content: string): Promise<boolean> {
  const aside = `${path}.${randomUUID()}`;
  await write(aside, content);
  try {
    await link(aside, path).catch((error: unknown) => {
      // A file system without hard links.
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

/** What a lock says: its text, null where there is no lock; and its holder, null where it names none. */
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
 * Takes a lock file; null, or who has it.
 *
 * A lock whose process is gone is replaced by the one process that holds a claim on that very lock: of many that find
 * it at once, none can replace another's fresh one. A claim is a lock itself, and taken over in the same way.
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
 * Takes the folder for this process; the function given back lets it go.
 *
 * A lock whose process is gone is taken over. PGlite itself takes no lock: two processes would silently lose rows.
 * @throws DomainError `data-folder-in-use` naming the pid of the process that has it
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
