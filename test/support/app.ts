import type { FastifyInstance, LightMyRequestResponse } from "fastify";
import { afterAll, beforeAll } from "vitest";
import { buildApp } from "../../src/app.js";
import { readConfig } from "../../src/config.js";
import { rulesJudge } from "../../src/core/rules/judge.js";
import type { Judge } from "../../src/core/verdict/verdict.js";
import type { Database } from "../../src/database/database.js";
import { AnswerCache } from "../../src/http/answers/answer-cache.js";
import { type Jobs, startJobs } from "../../src/jobs/start-jobs.js";
import type { Capturing } from "../../src/operations/captures/capturing.js";
import { issueApiKey } from "../../src/operations/keys/issue-api-key.js";
import type { KeyRole } from "../../src/schemas/api-key.js";
import { testCapturing } from "./capturing.js";
import { actOf, admin, testWorld } from "./world.js";

export interface TestApp {
  readonly app: FastifyInstance;
  /** Resolves once no job is due. */
  jobsDone(): Promise<void>;
  close(): Promise<void>;
  readonly world: ReturnType<typeof testWorld>;
  readonly cache: AnswerCache;
  /** A new key's text. */
  key(role: KeyRole, holder?: string): Promise<string>;
  get(url: string, key?: string): Promise<LightMyRequestResponse>;
  post(
    url: string,
    more?: { readonly key?: string; readonly body?: unknown; readonly headers?: Record<string, string> },
  ): Promise<LightMyRequestResponse>;
}

export interface TestAppOptions {
  readonly at?: Date;
  readonly requiredApprovals?: number;
  readonly environment?: Record<string, string>;
  readonly judge?: Judge;
  /** The judge that holders of a key may ask; by default the same. */
  readonly siteJudge?: Judge;
  readonly runsJobs?: boolean;
  /** By default, nothing on the network may be fetched, and bytes go to a folder that is made when it is needed. */
  readonly capturing?: Capturing;
}

const bearer = (key: string | undefined) => (key === undefined ? {} : { authorization: `Bearer ${key}` });

/** The whole service on a database, called without a network. Its clock stands still until a test moves it. */
export async function openTestApp(database: Database, options: TestAppOptions = {}): Promise<TestApp> {
  const config = readConfig({
    LOG_LEVEL: "silent",
    RATE_LIMIT_PER_MINUTE: "0",
    ...options.environment,
  });
  const base = testWorld(database, options);
  const cache = new AnswerCache(config.cacheBytes, base.now);
  cache.resume(0n, base.now());
  const judge = options.judge ?? rulesJudge;
  let jobs: Jobs | undefined;
  const world = {
    ...base,
    jobsQueued: () => jobs?.wake(),
    publicChanged: (version: bigint) => {
      base.publicChanged(version);
      cache.setVersion(version);
    },
  };
  const app = await buildApp({
    world,
    judges: { ofQuestions: judge, ofSite: options.siteJudge ?? judge },
    capturing: options.capturing ?? testCapturing({ now: base.now }),
    config,
    siteUrl: () => "https://walkback.example",
    cache,
  });
  if (options.runsJobs === true)
    jobs = startJobs({ world, judge, leaseSeconds: 60, log: app.log, workerId: "worker of the test" });
  return {
    app,
    jobsDone: async () => jobs?.idle(),
    close: async () => {
      await app.close();
      await jobs?.close();
    },
    world,
    cache,
    key: async (role, holder = `${role} of the test`) =>
      (await issueApiKey(actOf(world, admin), { holder, role })).key,
    get: (url, key) => app.inject({ url, headers: bearer(key) }),
    post: (url, { key, body, headers } = {}) =>
      app.inject({
        method: "POST",
        url,
        headers: { ...bearer(key), ...headers },
        ...(body !== undefined && { payload: JSON.stringify(body) }),
        ...(body !== undefined && {
          headers: { "content-type": "application/json", ...bearer(key), ...headers },
        }),
      }),
  };
}

/** The service for all tests of a file. Read the properties inside tests. */
export function testApp(opened: { readonly database: Database }, options: TestAppOptions = {}): TestApp {
  let service: TestApp | undefined;
  beforeAll(async () => {
    service = await openTestApp(opened.database, options);
  });
  afterAll(async () => {
    await service?.close();
  });
  const open = (): TestApp => {
    if (service === undefined) throw new Error("The service is not open yet.");
    return service;
  };
  return {
    get app() {
      return open().app;
    },
    jobsDone: () => open().jobsDone(),
    close: () => open().close(),
    get world() {
      return open().world;
    },
    get cache() {
      return open().cache;
    },
    key: (role, holder) => open().key(role, holder),
    get: (url, key) => open().get(url, key),
    post: (url, more) => open().post(url, more),
  };
}
