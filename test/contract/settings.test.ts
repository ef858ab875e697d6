import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readConfig, settings } from "../../src/config.js";
import { projectRoot } from "../../src/root.js";

const read = (path: string) => readFile(join(projectRoot, path), "utf8");
const names = Object.keys(settings).sort();

/** The default of each setting as somebody would write it in the environment; empty where there is none. */
const defaults: Record<string, string> = Object.fromEntries(
  Object.entries(settings).map(([name, schema]) => {
    const value: unknown = schema.parse(undefined);
    return [name, value === undefined ? "" : String(value)];
  }),
);

/** The settings that .env.example names, with what stands after the `=`. */
async function exampleSettings(): Promise<Map<string, string>> {
  const lines = (await read(".env.example")).matchAll(/^#?([A-Z][A-Z0-9_]*)=(.*)$/gm);
  return new Map([...lines].map(([, name = "", value = ""]) => [name, value]));
}

/** The rows of README's configuration table: name and default, without their backticks. */
async function readmeSettings(): Promise<Map<string, string>> {
  const rows = (await read("README.md")).matchAll(/^\| `([A-Z][A-Z0-9_]*)` \|([^|]*)\|/gm);
  return new Map([...rows].map(([, name = "", value = ""]) => [name, value.replaceAll("`", "").trim()]));
}

describe("settings", () => {
  test(".env.example names every setting, and none that does not exist", async () => {
    const example = await exampleSettings();
    // Read by docker-compose.yml, not by the service.
    example.delete("POSTGRES_PASSWORD");
    expect([...example.keys()].sort()).toEqual(names);
  });

  test(".env.example shows each setting's default", async () => {
    const example = await exampleSettings();
    const shown = names.filter((name) => defaults[name] !== "").map((name) => [name, example.get(name)]);
    expect(Object.fromEntries(shown)).toEqual(
      Object.fromEntries(Object.entries(defaults).filter(([, value]) => value !== "")),
    );
  });

  test("what .env.example shows is accepted", async () => {
    const config = readConfig(Object.fromEntries(await exampleSettings()));
    expect(config.publicUrl).toMatch(/^https:\/\//);
  });

  test(".env.example holds no password", async () => {
    expect((await exampleSettings()).get("POSTGRES_PASSWORD")).toBe("");
  });

  test("README's configuration table has every setting with its default, and none that does not exist", async () => {
    const table = await readmeSettings();
    expect([...table.keys()].sort()).toEqual(names);
    for (const name of names) {
      if (defaults[name] !== "") expect([name, table.get(name)]).toEqual([name, defaults[name]]);
    }
  });

  test("every mistake is reported at once, each with the setting's name", () => {
    const wrong = { PORT: "http", SEED: "some", CACHE_MB: "-1", DATABASE_URL: "mysql://x" };
    expect(() => readConfig(wrong)).toThrow(/DATABASE_URL[\s\S]*PORT[\s\S]*SEED[\s\S]*CACHE_MB/);
  });

  test("each mistake says in plain words what would be right", () => {
    const wrong = { PORT: "80.5", SEED: "everything", SITE_NAME: "x".repeat(81), PUBLIC_URL: "ftp://x" };
    expect(() => readConfig(wrong)).toThrow(
      [
        "The configuration has mistakes:",
        "  PORT: must be a whole number from 0 to 65535",
        "  PUBLIC_URL: must be an address, such as https://example.org/page",
        '  SEED: must be one of collection, none, not "everything"',
        "  SITE_NAME: is too long: it has 81 characters, and the limit is 80",
      ].join("\n"),
    );
  });

  test("an empty value is the default, so that a file with empty lines changes nothing", () => {
    const empty = Object.fromEntries(names.map((name) => [name, ""]));
    expect(readConfig(empty)).toEqual(readConfig({}));
  });

  test("a judge without what it needs is reported with all other mistakes", () => {
    expect(() => readConfig({ JUDGE: "llm", LLM_TIMEOUT_SECONDS: "0", PORT: "no" })).toThrow(
      /PORT[\s\S]*LLM_TIMEOUT_SECONDS[\s\S]*LLM_BASE_URL: must be set if JUDGE is llm\n[\s\S]*LLM_MODEL: must be set/,
    );
    expect(() => readConfig({ JUDGE: "nli" })).toThrow(/NLI_MODEL: must be set if JUDGE is nli/);
    expect(() => readConfig({ JUDGE: "oracle" })).toThrow(/JUDGE: /);
  });

  test("what a judge that was not chosen would need may be set or left out", () => {
    expect(readConfig({ LLM_MODEL: "small" }).judge).toEqual({
      kind: "builtin",
      threads: 1,
      fallsBackToRules: false,
    });
    const chosen = { JUDGE: "llm", LLM_BASE_URL: "http://127.0.0.1:11434/v1", LLM_MODEL: "small" };
    expect(readConfig(chosen).judge).toMatchObject({ kind: "llm", model: "small", apiKey: null });
  });

  test("captures lie beside the embedded database unless a setting names another place", () => {
    const placeOf = (environment: Record<string, string>) => readConfig(environment).captures.place;
    expect(placeOf({})).toEqual({ kind: "folder", path: "data/captures" });
    expect(placeOf({ DATABASE_URL: "/srv/walkback" })).toEqual({
      kind: "folder",
      path: "/srv/walkback/captures",
    });
    expect(placeOf({ DATABASE_URL: "postgres://db/w" })).toEqual({ kind: "folder", path: "data/captures" });
    const store = { S3_ENDPOINT: "https://s3.example", S3_ACCESS_KEY_ID: "id", S3_SECRET_ACCESS_KEY: "key" };
    expect(placeOf({ CAPTURES: "s3://news-room/walkback/captures", ...store })).toMatchObject({
      kind: "s3",
      bucket: "news-room",
      prefix: "walkback/captures",
      endpoint: "https://s3.example",
    });
  });

  test("an S3 address without what it needs is reported with all other mistakes", () => {
    expect(() => readConfig({ CAPTURES: "s3://news-room", PORT: "no", CAPTURE_PORTS: "80;81" })).toThrow(
      /PORT[\s\S]*CAPTURE_PORTS: must be ports[\s\S]*S3_ENDPOINT: must be set[\s\S]*S3_ACCESS_KEY_ID[\s\S]*S3_SECRET_ACCESS_KEY/,
    );
    expect(() => readConfig({ CAPTURES: "ftp://news-room" })).toThrow(/CAPTURES: must be a folder, or/);
  });

  test("no secret that a setting holds is repeated in what is said of its mistakes", () => {
    const secret = "hunter2-very-secret";
    for (const wrong of [
      { LLM_API_KEY: `${secret} ${secret}` },
      { LLM_BASE_URL: `https://user:${secret}@models.example/v1` },
      { LLM_BASE_URL: `ftp://user:${secret}@models.example/v1` },
      { LLM_BASE_URL: `https://models.example/v1?key=${secret}` },
    ]) {
      const said = { JUDGE: "llm", LLM_MODEL: "small", LLM_BASE_URL: "https://models.example/v1", ...wrong };
      expect(() => readConfig(said)).toThrow(new RegExp(`^(?![\\s\\S]*${secret})[\\s\\S]*LLM_`));
    }
  });
});
