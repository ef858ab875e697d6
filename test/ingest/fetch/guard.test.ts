import { createServer } from "node:http";
import { describe, expect, test } from "vitest";
import { MemoryBytes, testFetcher } from "../../support/fetching.js";
import { servedSite } from "../../support/served-site.js";

const site = servedSite();
const { keep } = new MemoryBytes();

describe("nothing is sent to a host that is not public:", () => {
  test.each([
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://0177.0.0.1/",
    "http://0/",
    "http://127.0.0.1./",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[64:ff9b::127.0.0.1]/",
    "http://169.254.169.254/latest/meta-data/",
    "https://10.0.0.1/",
    "http://①②⑦.⓪.⓪.①/",
  ])("%s", async (url) => {
    await expect(testFetcher(site.port).fetch({ url, keep })).resolves.toMatchObject({
      kind: "blocked-address",
      answer: null,
      reason: expect.stringContaining("is not a public address"),
    });
  });

  test("a name of which one address is private", async () => {
    const resolve = async () => ["93.184.216.34", "192.168.0.7"];
    await expect(
      testFetcher(site.port, { guard: { resolve } }).fetch({ url: "http://two.example/", keep }),
    ).resolves.toMatchObject({ kind: "blocked-address", reason: expect.stringContaining("192.168.0.7") });
  });

  test("localhost, by the system's resolver", async () => {
    await expect(testFetcher(site.port).fetch({ url: "http://localhost/", keep })).resolves.toMatchObject({
      kind: "blocked-address",
    });
  });
});

describe("an address is not asked for", () => {
  test.each([
    ["ftp://files.example/a", /Only http and https/],
    ["file:///etc/passwd", /Only http and https/],
    ["http://public.example:8080/", /names port 8080/],
    ["http://public.example:22/", /names port 22/],
    ["http://user:secret@public.example/", /user name or a password/],
  ])("%s", async (url, why) => {
    const asked: string[] = [];
    const resolve = async (name: string) => {
      asked.push(name);
      return ["93.184.216.34"];
    };
    const { kind, ...more } = await testFetcher(site.port, { guard: { resolve } }).fetch({ url, keep });
    expect(kind).toBe("blocked-address");
    expect("reason" in more && more.reason).toMatch(why);
    expect(asked).toEqual([]);
  });
});

describe("a redirect to an address that is not public is not followed:", () => {
  test.each([
    "http://169.254.169.254/latest/meta-data/",
    "http://[::ffff:127.0.0.1]:PORT/secret",
    "http://127.0.0.2:PORT/secret",
    "file:///etc/passwd",
    "http://127.0.0.1:1/",
  ])("%s", async (target) => {
    const location = target.replace("PORT", String(site.port));
    site.serve("/there", (_request, response) => response.writeHead(302, { location }).end());
    site.requests.length = 0;
    const guard = { exceptions: [{ address: "127.0.0.1", port: site.port }], ports: [1] };
    const fetched = await testFetcher(site.port, { guard }).fetch({ url: site.url("/there"), keep });
    expect(fetched).toMatchObject({
      kind: "blocked-address",
      answer: null,
      finalUrl: new URL(location).href,
    });
    expect(fetched.redirects).toMatchObject([{ status: 302 }]);
    expect(site.requests.map(({ url }) => url)).toEqual(["/robots.txt", "/there"]);
  });
});

test("a name that resolves to an allowed address first and to a private one later is asked once for each connection, and refused the second time", async () => {
  const answers = [["127.0.0.1"], ["127.0.0.1"], ["10.0.0.1"]];
  const resolve = async () => answers.shift() ?? ["10.0.0.1"];
  site.serve("/twice", (_request, response) => response.writeHead(302, { location: "/again" }).end());
  site.serve("/again", "<p>Secret.</p>");
  site.requests.length = 0;
  const fetched = await testFetcher(site.port, {
    guard: { resolve, exceptions: [{ address: "127.0.0.1", port: site.port }] },
  }).fetch({
    url: `http://rebind.example:${site.port}/twice`,
    keep,
  });
  expect(fetched).toMatchObject({ kind: "blocked-address", reason: expect.stringContaining("10.0.0.1") });
  expect(answers).toEqual([]);
  // robots.txt and the page that redirects; the third connection was never made.
  expect(site.requests.map(({ url }) => url)).toEqual(["/robots.txt", "/twice"]);
});

test("the address that was checked is the one that is dialled, with the name kept for the host", async () => {
  site.serve("/named", "<p>A letter.</p>");
  site.requests.length = 0;
  const resolve = async () => ["127.0.0.1"];
  const guard = { resolve, exceptions: [{ address: "127.0.0.1", port: site.port }] };
  const url = `http://name-that-no-resolver-knows.invalid:${site.port}/named`;
  await expect(testFetcher(site.port, { guard }).fetch({ url, keep })).resolves.toMatchObject({ kind: "ok" });
  expect(site.requests.at(-1)?.headers.host).toBe(`name-that-no-resolver-knows.invalid:${site.port}`);
});

test("the exception for one port of loopback opens no other port", async () => {
  const other = createServer((_request, response) => response.end("secret"));
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const address = other.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const fetched = await testFetcher(site.port, {
    guard: { ports: [port], exceptions: [{ address: "127.0.0.1", port: site.port }] },
  }).fetch({
    url: `http://127.0.0.1:${port}/`,
    keep,
  });
  other.close();
  expect(fetched.kind).toBe("blocked-address");
});
