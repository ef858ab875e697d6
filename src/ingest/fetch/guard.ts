import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { FetchFailure } from "./failure.js";
import { isPublicAddress } from "./public-address.js";

/** Gives every IP address of a host's name. */
export type Resolve = (hostname: string) => Promise<readonly string[]>;

/** An address and a port that may be fetched from although they are not public. For tests on loopback. */
export interface AddressException {
  readonly address: string;
  readonly port: number;
}

export interface GuardOptions {
  readonly resolve?: Resolve;
  /** Ports besides 80 and 443. */
  readonly ports?: readonly number[];
  readonly exceptions?: readonly AddressException[];
}

const resolveBySystem: Resolve = async (hostname) =>
  (await lookup(hostname, { all: true })).map(({ address }) => address);

const refuse = (message: string): never => {
  throw new FetchFailure("blocked-address", message);
};

/** Decides which addresses may be fetched. Everything that connects must ask it, and connect to nothing else. */
export class Guard {
  readonly #resolve: Resolve;
  readonly #ports: ReadonlySet<number>;
  readonly #exceptions: readonly AddressException[];

  constructor({ resolve = resolveBySystem, ports = [], exceptions = [] }: GuardOptions = {}) {
    this.#resolve = resolve;
    this.#ports = new Set([80, 443, ...ports]);
    this.#exceptions = exceptions;
  }

  /**
   * A web address that may be asked for: http or https, an allowed port, no password. Its host is not yet checked.
   *
   * @throws FetchFailure `blocked-address`
   */
  checkUrl(url: URL): void {
    if (url.protocol !== "http:" && url.protocol !== "https:")
      refuse(`The address begins with ${url.protocol}. Only http and https are fetched.`);
    if (url.username !== "" || url.password !== "")
      refuse("The address holds a user name or a password. Remove them.");
    const port = portOf(url);
    const isException = this.#exceptions.some((exception) => exception.port === port);
    if (!this.#ports.has(port) && !isException)
      refuse(`The address names port ${port}. Only ports ${[...this.#ports].join(", ")} are fetched.`);
  }

  /**
   * The IP addresses of a host, all of them checked. `hostname` may be an IP address.
   *
   * @throws FetchFailure `blocked-address` if any of them is not public; what the resolver throws
   */
  async addressesOf(hostname: string, port: number): Promise<readonly string[]> {
    const addresses = isIP(hostname) === 0 ? await this.#resolve(hostname) : [hostname];
    if (addresses.length === 0) throw new FetchFailure("network-error", "The host's name has no IP address.");
    for (const address of addresses)
      if (!isPublicAddress(address) && !this.#isException(address, port))
        refuse(`The host ${hostname} leads to ${address}, which is not a public address.`);
    return addresses;
  }

  #isException(address: string, port: number): boolean {
    return this.#exceptions.some((exception) => exception.address === address && exception.port === port);
  }
}

export function portOf({ port, protocol }: URL): number {
  if (port !== "") return Number(port);
  return protocol === "https:" ? 443 : 80;
}
