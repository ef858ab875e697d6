import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectRoot } from "../../src/root.js";

const read = (path: string) => readFile(join(projectRoot, path), "utf8");

async function markdownFiles(): Promise<string[]> {
  const inFolder = async (folder: string) =>
    (await readdir(join(projectRoot, folder), { recursive: true }))
      .filter((name) => name.endsWith(".md"))
      .map((name) => join(folder, name));
  const atRoot = (await readdir(projectRoot)).filter((name) => name.endsWith(".md"));
  return [...atRoot, ...(await inFolder("docs")), ...(await inFolder("bench"))];
}

/** A heading's anchor, as GitHub and other renderers make it. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replaceAll(/\s/g, "-");
}

async function anchorsOf(path: string): Promise<Set<string>> {
  return new Set(
    [...(await readFile(path, "utf8")).matchAll(/^#+ (.+)$/gm)].map(([, text = ""]) => anchorOf(text)),
  );
}

/** The faults of one page's relative links. */
async function brokenLinks(page: string): Promise<string[]> {
  const text = (await read(page)).replaceAll(/^```[\s\S]*?^```/gm, "");
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target);
  const broken: string[] = [];
  for (const target of targets.filter((value) => !/^[a-z]+:/.test(value))) {
    const [path = "", anchor] = target.split("#");
    const file = path === "" ? join(projectRoot, page) : join(projectRoot, dirname(page), path);
    if (!existsSync(file)) broken.push(`${page}: ${target}`);
    else if (anchor && !(await anchorsOf(file)).has(anchor)) broken.push(`${page}: ${target}`);
  }
  return broken;
}

describe("documents", () => {
  test("every relative link of every page leads to a file and a heading that exist", async () => {
    const pages = await markdownFiles();
    expect(pages).toContain("README.md");
    expect((await Promise.all(pages.map(brokenLinks))).flat()).toEqual([]);
  });

  test("every npm script that a page names exists", async () => {
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(await read("package.json"));
    const known = new Set([...Object.keys(scripts), "ci", "prune"]);
    const named = await Promise.all(
      (await markdownFiles()).map(async (page) =>
        [...(await read(page)).matchAll(/\bnpm (?:run (?:-s )?)?((?:start|test|ci)\b|(?<=run )[a-z:-]+)/g)]
          .map(([, script = ""]) => script)
          .filter((script) => !known.has(script))
          .map((script) => `${page}: npm run ${script}`),
      ),
    );
    expect(named.flat()).toEqual([]);
  });

  test("every file and folder that a page names in code exists", async () => {
    const form = /`((?:src|test|docs|bench|eval|seed|prisma|\.ci)\/[\w./{},*-]*)`/g;
    const missing = await Promise.all(
      (await markdownFiles()).map(async (page) =>
        [...(await read(page)).matchAll(form)]
          .map(([, path = ""]) => path)
          .filter((path) => !/[*{]/.test(path) && !existsSync(join(projectRoot, path)))
          .map((path) => `${page}: ${path}`),
      ),
    );
    expect(missing.flat()).toEqual([]);
  });

  test("docs/decisions has a line with the licence for each runtime dependency", async () => {
    const page = await read("docs/decisions/0006-dependencies.md");
    const lines = new Map(
      [...page.matchAll(/^\| `([^`]+)` \| ([^|]+) \|/gm)].map(([, name = "", licence = ""]) => [
        name,
        licence.trim(),
      ]),
    );
    const {
      dependencies,
      optionalDependencies,
    }: Record<string, Record<string, string>> = JSON.parse(await read("package.json"));
    const licences = await Promise.all(
      Object.keys({ ...dependencies, ...optionalDependencies }).map(async (name) => {
        const { license }: { license: string } = JSON.parse(await read(`node_modules/${name}/package.json`));
        return [name, license] as const;
      }),
    );
    expect(Object.fromEntries(lines)).toEqual(Object.fromEntries(licences));
  });

  test("each version is pinned, so that a fresh clone has the tested packages", async () => {
    const {
      dependencies,
      optionalDependencies,
      devDependencies,
    }: Record<string, Record<string, string>> = JSON.parse(await read("package.json"));
    const loose = Object.entries({ ...dependencies, ...optionalDependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  test("decision records are numbered without a gap, and each has its four parts", async () => {
    const names = (await readdir(join(projectRoot, "docs/decisions")))
      .filter((name) => /^\d/.test(name))
      .sort();
    expect(names.map((name) => Number(name.slice(0, 4)))).toEqual(names.map((_, index) => index + 1));
    for (const name of names) {
      const headings = [...(await read(`docs/decisions/${name}`)).matchAll(/^## (.+)$/gm)].map(
        ([, text]) => text,
      );
      expect([name, ...headings.slice(0, 4)]).toEqual([name, "Context", "Choice", "Why", "Consequences"]);
    }
  });

  test("the list of decisions names every record by its title", async () => {
    const list = await read("docs/decisions/README.md");
    const names = (await readdir(join(projectRoot, "docs/decisions"))).filter((name) => /^\d/.test(name));
    for (const name of names) {
      const [, title = ""] = /^# (.+)$/m.exec(await read(`docs/decisions/${name}`)) ?? [];
      expect(list).toContain(`- [${title}](${name})`);
    }
  });

  test("the changelog has an entry for the version in package.json or for what is unreleased", async () => {
    const { version }: { version: string } = JSON.parse(await read("package.json"));
    expect(await read("CHANGELOG.md")).toMatch(
      new RegExp(`^## \\[(Unreleased|${version.replaceAll(".", "\\.")})\\]`, "m"),
    );
  });
});

describe("the sources", () => {
  test("the running service imports each runtime dependency", async () => {
    const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(await read("package.json"));
    const texts = await Promise.all(
      (await readdir(join(projectRoot, "src"), { recursive: true }))
        .filter((name) => /\.tsx?$/.test(name))
        .map((name) => read(join("src", name))),
    );
    const isImported = (name: string) =>
      texts.some((text) => text.includes(`"${name}"`) || text.includes(`"${name}/`));
    // The build imports hono: it compiles every .tsx file to hono's JSX.
    expect(Object.keys(dependencies).filter((name) => name !== "hono" && !isImported(name))).toEqual([]);
  });

  const sources = async () => {
    const folders = ["src", "test", "bench", "prisma", "seed", "eval", "train"];
    const files = await Promise.all(
      folders.map(async (folder) =>
        (await readdir(join(projectRoot, folder), { recursive: true })).map((name) => join(folder, name)),
      ),
    );
    return files.flat().filter((path) => /\.tsx?$/.test(path) && !path.includes("/generated/"));
  };

  test("no file is called utils, helpers, common, misc or lib", async () => {
    expect(
      (await sources()).filter((path) => /(^|\/)(utils?|helpers?|common|misc|lib)(\.|\/)/.test(path)),
    ).toEqual([]);
  });

  test("only main and the commands pass the environment to the configuration", async () => {
    const readers: string[] = [];
    for (const path of (await sources()).filter((name) => name.startsWith("src/")))
      if ((await read(path)).includes("process.env")) readers.push(path);
    expect(readers.filter((path) => !/^src\/(main\.ts|cli\/)/.test(path))).toEqual([]);
  });
});
