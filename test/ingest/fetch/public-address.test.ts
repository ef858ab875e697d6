import { describe, expect, test } from "vitest";
import { isPublicAddress } from "../../../src/ingest/fetch/public-address.js";

describe("an address that is not public:", () => {
  test.each([
    "0.0.0.0",
    "10.0.0.1",
    "100.64.0.1",
    "100.100.100.200",
    "127.0.0.1",
    "127.255.255.254",
    "168.63.129.16",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.192",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "::ffff:7f00:1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::a00:1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
  ])("%s", (address) => expect(isPublicAddress(address)).toBe(false));

  test.each(["127.1", "0x7f.1", "2130706433", "0177.0.0.1", "localhost", "", "8.8.8.8 "])(
    "%j, which is not an IP address as Node dials it",
    (address) => expect(isPublicAddress(address)).toBe(false),
  );
});

test.each(["8.8.8.8", "93.184.216.34", "172.15.0.1", "172.32.0.1", "2001:4860:4860::8888", "2a00:1450::1"])(
  "%s is public",
  (address) => expect(isPublicAddress(address)).toBe(true),
);
