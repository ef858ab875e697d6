import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
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
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false;
  }
  const startedNow = await startOf(pid);
  return started === null || startedNow === null || started === startedNow;
}

async function create(path: string, content: string): Promise<boolean> {
  try {
    const file = await open(path, "wx");
    await file.writeFile(content);
    await file.sync();
    await file.close();
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

async function readHolder(path: string): Promise<{ text: string; holder: Holder | null }> {
  const text = await readFile(path, "utf8").catch(() => "");
  try {
    return { text, holder: holder.parse(JSON.parse(text)) };
  } catch {
    return { text, holder: null };
  }
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
  const refuse = (pid: number | string): never => {
    throw new DomainError(
      "data-folder-in-use",
      `The data folder ${folder} is in use by process ${pid}. Stop that process, or set DATABASE_URL to another folder or to postgres://...`,
    );
  };
  if (!(await create(path, content))) {
    const seen = await readHolder(path);
    if (seen.holder && (await isAlive(seen.holder))) refuse(seen.holder.pid);
    // Moved aside before it is judged again: of two that take over at once, one finds the other's fresh lock.
    const aside = `${path}.${process.pid}`;
    await rename(path, aside).catch(() => undefined);
    const moved = await readHolder(aside);
    if (moved.text !== seen.text) {
      await rename(aside, path);
      refuse(moved.holder?.pid ?? "unknown");
    }
    await rm(aside, { force: true });
    if (!(await create(path, content))) refuse((await readHolder(path)).holder?.pid ?? "unknown");
  }
  return async () => {
    if ((await readHolder(path)).text === content) await rm(path, { force: true });
  };
}
