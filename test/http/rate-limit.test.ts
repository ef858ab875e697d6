import { expect, test } from "vitest";
import { RateLimit } from "../../src/http/rate-limit.js";

test("a caller has so many requests a minute, and all again in the next", () => {
  let now = 0;
  const limit = new RateLimit(2, () => now);
  expect([1, 2, 3].map(() => limit.count("192.0.2.1")?.left)).toEqual([1, 0, -1]);
  expect(limit.count("192.0.2.2")?.left).toBe(1);
  now = 59_001;
  expect(limit.count("192.0.2.1")).toEqual({ left: -2, seconds: 1 });
  now = 60_000;
  expect(limit.count("192.0.2.1")).toEqual({ left: 1, seconds: 60 });
});

test("one IPv6 network counts as one caller, an IPv4 address in IPv6 form as itself", () => {
  const limit = new RateLimit(10);
  limit.count("2001:db8:1:2::1");
  expect(limit.count("2001:db8:1:2:ffff:ffff:ffff:ffff")?.left).toBe(8);
  expect(limit.count("2001:db8:1:3::1")?.left).toBe(9);
  expect(limit.count("::1")?.left).toBe(9);
  limit.count("192.0.2.1");
  expect(limit.count("::ffff:192.0.2.1")?.left).toBe(8);
});

test("a limit of 0 is none", () => {
  expect(new RateLimit(0).count("192.0.2.1")).toBeNull();
});

test("the policy is written as the draft says", () => {
  expect(new RateLimit(600).policy).toBe('"default";q=600;w=60');
});
