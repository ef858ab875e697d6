import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

// Public by number, yet the host of a cloud answers there with secrets of the machine.
const metadataAddresses = new Set(["168.63.129.16"]);
// The only IPv6 network with addresses of the public internet. It leaves out old forms, such as ::127.0.0.1.
const globalUnicast = ipaddr.IPv6.parse("2000::");

/**
 * Whether an IP address is one that anybody on the internet can reach.
 *
 * Private, loopback, link-local, multicast, reserved and metadata addresses are not. Neither is an IPv6 address that
 * carries an IPv4 address inside (mapped, translated or tunnelled). A text that Node does not dial as it stands, such
 * as `127.1`, is not either.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0 || address.includes("%")) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== "unicast" || metadataAddresses.has(parsed.toString())) return false;
  return !(parsed instanceof ipaddr.IPv6) || parsed.match(globalUnicast, 3);
}
