import { expect, test } from "vitest";
import { RateLimit } from "../../src/http/rate-limit.js";

test("a caller may make the set number of requests in each minute", () => {
  let now = 0;
  const limit = new RateLimit(2, () => now);
  expect([1, 2, 3].map(() => limit.count("192.0.2.1")?.left)).toEqual([1, 0, -1]);
  expect(limit.count("192.0.2.2")?.left).toBe(1);
  now = 59_001;
  expect(limit.count("192.0.2.1")).toEqual({ left: -2, seconds: 1 });
  now = 60_000;
  expect(limit.count("192.0.2.1")).toEqual({ left: 1, seconds: 60 });
});

test("an IPv6 network counts as one caller, and an IPv4 address in IPv6 form counts as itself", () => {
  const limit = new RateLimit(10);
  limit.count("2001:db8:1:2::1");
  expect(limit.count("2001:db8:1:2:ffff:ffff:ffff:ffff")?.left).toBe(8);
  expect(limit.count("2001:db8:1:3::1")?.left).toBe(9);
  expect(limit.count("::1")?.left).toBe(9);
  limit.count("192.0.2.1");
  expect(limit.count("::ffff:192.0.2.1")?.left).toBe(8);
});

test("a limit of 0 turns the limit off", () => {
  expect(new RateLimit(0).count("192.0.2.1")).toBeNull();
});

test("the headers are written as the RateLimit draft says", () => {
  expect(new RateLimit(600).policy).toBe('"default";q=600;w=60');
});
