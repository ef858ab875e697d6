import { expect, test } from "vitest";
import { issuedApiKey } from "../../src/schemas/api-key.js";
import { diffAnswer } from "../../src/schemas/diff.js";
import { testApp } from "../support/app.js";
import { testDatabase } from "../support/database.js";

const opened = testDatabase();
const service = testApp(opened);

test("recording something answers with the record and its address", async () => {
  const key = await service.key("contributor");
  const answer = await service.post("/api/v1/companies", { key, body: { name: "Recorded" } });
  expect([answer.statusCode, answer.headers.location]).toEqual([201, "/api/v1/companies/recorded"]);
  expect(answer.headers["cache-control"]).toBe("private, no-store");
  expect((await service.get("/api/v1/companies/recorded", key)).json()).toEqual(answer.json());
  expect((await service.get("/api/v1/companies/recorded")).statusCode).toBe(404);
});

test.each([
  ["no key", undefined, 401, "key-required", 'Bearer realm="walkback"'],
  [
    "an unknown key",
    "wb_00000000_00000000000000000000000000000000",
    401,
    "key-refused",
    'Bearer realm="walkback", error="invalid_token"',
  ],
  ["a text that is not a key", "x", 401, "key-refused", 'Bearer realm="walkback", error="invalid_token"'],
])("%s is refused before the body is read", async (_name, key, status, code, challenge) => {
  const answer = await service.post("/api/v1/companies", {
    ...(key !== undefined && { key }),
    body: { nonsense: true },
  });
  expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
  expect(answer.headers["www-authenticate"]).toBe(challenge);
});

test("a wrong key or another scheme is refused on reads too", async () => {
  expect((await service.get("/api/v1/companies", "wb_bad")).statusCode).toBe(401);
  const basic = await service.app.inject({
    url: "/api/v1/companies",
    headers: { authorization: "Basic eDp5" },
  });
  expect(basic.json().code).toBe("key-refused");
});

test("a key whose role does not allow the act is refused", async () => {
  const key = await service.key("contributor");
  expect((await service.get("/api/v1/jobs", key)).json()).toMatchObject({
    status: 403,
    code: "role-refused",
  });
  expect((await service.get("/api/v1/keys", await service.key("editor"))).statusCode).toBe(403);
  const issue = await service.post("/api/v1/keys", { key, body: { holder: "X", role: "admin" } });
  expect(issue.json().code).toBe("role-refused");
});

test("an issued key works until it is revoked", async () => {
  const admin = await service.key("admin");
  const issued = await service.post("/api/v1/keys", { key: admin, body: { holder: "Nora", role: "editor" } });
  expect(issued.statusCode).toBe(201);
  expect(issuedApiKey.parse(issued.json())).toEqual(issued.json());
  const { key, id } = issued.json();
  expect((await service.get("/api/v1/me", key)).json()).toEqual({
    holder: "Nora",
    role: "editor",
    keyId: id,
  });
  expect((await service.get("/api/v1/keys", admin)).body).not.toContain(key);
  const revoked = await service.app.inject({
    method: "DELETE",
    url: `/api/v1/keys/${id}`,
    headers: { authorization: `Bearer ${admin}` },
  });
  expect(revoked.statusCode).toBe(200);
  expect((await service.get("/api/v1/me", key)).json().code).toBe("key-refused");
});

test("a request repeated with the same Idempotency-Key acts once and gets the same answer", async () => {
  const key = await service.key("editor");
  const headers = { "idempotency-key": "a-1" };
  const send = (body: unknown) => service.post("/api/v1/companies", { key, body, headers });
  const first = await send({ name: "Once", description: "x" });
  const again = await send({ description: "x", name: "Once" });
  expect([again.statusCode, again.json()]).toEqual([201, first.json()]);
  expect(first.headers["idempotency-replayed"]).toBeUndefined();
  expect(again.headers).toMatchObject({ "idempotency-replayed": "true", location: "/api/v1/companies/once" });
  expect((await send({ name: "Other" })).json()).toMatchObject({
    status: 422,
    code: "idempotency-key-reused",
  });
  const elsewhere = await service.post("/api/v1/topics", { key, body: { name: "Once" }, headers });
  expect(elsewhere.json().code).toBe("idempotency-key-reused");
});

test.each([["two words"], ["é"], ["x".repeat(201)], [""]])(
  "the Idempotency-Key %j is refused",
  async (value) => {
    const answer = await service.post("/api/v1/companies", {
      key: await service.key("contributor"),
      body: { name: "Never" },
      headers: { "idempotency-key": value },
    });
    expect(answer.json().errors).toMatchObject([{ parameter: "idempotency-key" }]);
  },
);

test.each([
  [{ name: 5 }, "/name"],
  [{ name: "A", alias: [] }, "/alias"],
  [{ name: "A", aliases: [{ name: "B", from: "2024-02-30" }] }, "/aliases/0/from"],
  [{ name: "A", aliases: [{ name: "B", from: "2024-02" }] }, "/aliases/0/from"],
  [{ name: "a\u0000" }, "/name"],
  [{ name: "<script>alert(1)</script>" }, "/name"],
  [{ name: "\u202eevil" }, "/name"],
  [{}, "/name"],
  [[], ""],
  [null, ""],
])("a body of %j is refused with the field %j, and nothing is stored", async (body, pointer) => {
  const before = await opened.database.prisma.company.count();
  const answer = await service.post("/api/v1/companies", { key: await service.key("contributor"), body });
  expect(answer.json()).toMatchObject({ status: 400, code: "invalid-input", errors: [{ pointer }] });
  expect(await opened.database.prisma.company.count()).toBe(before);
});

test("the problem of a refused body names every wrong field", async () => {
  const answer = await service.post("/api/v1/sources", {
    key: await service.key("contributor"),
    body: { url: "ftp://x.example", titel: "A speech", publisher: "Acme", kind: "speach", tier: "primary" },
  });
  const { detail, errors } = answer.json();
  expect(errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
    "/url",
    "/title",
    "/kind",
    "/titel",
  ]);
  expect(detail).toMatch(
    /^url must be an http or https address, such as .+; title is missing; kind must be one of .+/,
  );
  expect(detail).toMatch(/the nearest is speech; titel is not a field here: the nearest name is title\.$/);
});

test.each(["speech", "press_conference", "book", "other"])("a source may be a %s", async (kind) => {
  const answer = await service.post("/api/v1/sources", {
    key: await service.key("contributor"),
    body: { url: `https://acme.example/${kind}`, title: "A title", publisher: "Acme", kind, tier: "primary" },
  });
  expect([answer.statusCode, answer.json().kind]).toEqual([201, kind]);
});

test("U+0000 inside any value is refused, and the problem names its place", async () => {
  const answer = await service.post("/api/v1/corrections", {
    key: await service.key("editor"),
    body: {
      recordType: "company",
      recordId: "com_00000000000000000000000000000000",
      field: "name",
      value: { deep: ["a\u0000"] },
      reason: "x",
      requestedBy: "y",
    },
  });
  expect(answer.json()).toMatchObject({ status: 400, errors: [{ pointer: "/value/deep/0" }] });
});

test("an action accepts only an empty body", async () => {
  const key = await service.key("editor");
  const url = "/api/v1/statements/stm_00000000000000000000000000000000/publish";
  expect((await service.post(url, { key })).json().code).toBe("statement-not-found");
  expect((await service.post(url, { key, body: {} })).json().code).toBe("statement-not-found");
  expect((await service.post(url, { key, body: { force: true } })).json().errors).toMatchObject([
    { pointer: "/force" },
  ]);
});

test("POST /diff answers the relation of two texts with probabilities and reasons, and stores nothing", async () => {
  const answer = await service.post("/api/v1/diff", {
    body: {
      claim: "We will always keep our models open.",
      evidence: "We will no longer keep our models open.",
      claimDay: "2024-07-23",
      evidenceDay: "2025-07-30",
      company: "Meta",
    },
  });
  expect(diffAnswer.parse(answer.json())).toEqual(answer.json());
  const { relation, probabilities, reasons, judge } = answer.json();
  expect(relation).toBe("contradicts");
  expect(Object.values<number>(probabilities).reduce((a, b) => a + b)).toBeCloseTo(1);
  expect(reasons.length).toBeGreaterThan(0);
  expect(judge).toHaveProperty("version");
  expect(await opened.database.prisma.verdict.count()).toBe(0);
});

test.each([
  ["an empty claim", { claim: "", evidence: "x" }, "/claim"],
  ["a day no calendar has", { claim: "x", evidence: "y", claimDay: "2024-13" }, "/claimDay"],
  ["half of a surrogate pair", { claim: "x", evidence: "\ud83d" }, "/evidence"],
  [
    "a disclosure nobody knows",
    { claim: "x", evidence: "y", evidenceDisclosure: "leaked" },
    "/evidenceDisclosure",
  ],
])("POST /diff refuses %s and names the field", async (_name, body, pointer) => {
  const answer = await service.post("/api/v1/diff", { body });
  expect(answer.json()).toMatchObject({ status: 400, errors: [{ pointer }] });
});

test("POST /diff refuses a text that is longer than its documented limit", async () => {
  const answer = await service.post("/api/v1/diff", { body: { claim: "x", evidence: "y".repeat(120_001) } });
  expect(answer.json()).toMatchObject({ status: 413, code: "text-too-long" });
  expect(answer.json().detail).toMatch(/evidence has 120001 characters.*at most 120000/);
  const { paths } = (await service.get("/openapi.json")).json();
  expect(paths["/api/v1/diff"].post.responses[413].description).toContain("text-too-long");
});

test("POST /diff takes into account that evidence is only reported, or reports what others say", async () => {
  const pair = {
    claim: "We will keep our models open source.",
    evidence: "Acme released its new model as a closed, proprietary model.",
    company: "Acme",
    evidenceForm: "move",
  };
  const relationOf = async (more: object) =>
    (await service.post("/api/v1/diff", { body: { ...pair, ...more } })).json().relation;
  expect(await relationOf({ evidenceDisclosure: "announced", evidenceVoice: "own" })).toBe("contradicts");
  expect(await relationOf({ evidenceDisclosure: "reported" })).toBe("qualifies");
  expect(await relationOf({ evidenceVoice: "reporting" })).toBe("unrelated");
});
