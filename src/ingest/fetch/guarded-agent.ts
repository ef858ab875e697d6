import { isIP } from "node:net";
import { Agent, buildConnector } from "undici";
import type { Guard } from "./guard.js";

/** Addresses of one host that are tried before the host counts as unreachable. */
const MOST_TRIED = 4;

type Connector = buildConnector.connector;
type Options = buildConnector.Options;
type Connected = Parameters<Parameters<Connector>[1]>;

const dialled = (dial: Connector, options: Options): Promise<Connected> =>
  new Promise((resolve) => {
    dial(options, (...connected: Connected) => resolve(connected));
  });

/** Connects to the first of a host's checked addresses that answers. The name is not resolved again. */
async function connect(dial: Connector, guard: Guard, options: Options): Promise<Connected> {
  const port = Number(options.port) || (options.protocol === "https:" ? 443 : 80);
  const addresses = await guard.addressesOf(options.hostname, port);
  const servername = options.servername ?? (isIP(options.hostname) === 0 ? options.hostname : undefined);
  let connected: Connected = [new Error("The host has no address."), null];
  for (const address of addresses.slice(0, MOST_TRIED)) {
    connected = await dialled(dial, {
      ...options,
      hostname: address,
      ...(servername !== undefined && { servername }),
    });
    if (connected[0] === null) return connected;
  }
  return connected;
}

/** An agent that connects only to addresses that the guard has checked. Destroy it after use. */
export function guardedAgent(guard: Guard, { connectMs }: { readonly connectMs: number }): Agent {
  // Without autoSelectFamily, Node dials the IP address that it is given and no other.
  const dial = buildConnector({ timeout: connectMs, autoSelectFamily: false });
  return new Agent({
    pipelining: 1,
    maxHeaderSize: 65_536,
    connect: (options, callback) => {
      connect(dial, guard, options).then(
        (connected) => callback(...connected),
        (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), null),
      );
    },
  });
}
