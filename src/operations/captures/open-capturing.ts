import { Wayback, type waybackAddresses } from "../../ingest/archive/wayback.js";
import { openBytes } from "../../ingest/bytes/open-bytes.js";
import { Fetcher } from "../../ingest/fetch/fetcher.js";
import { type AddressException, Guard } from "../../ingest/fetch/guard.js";
import { defaultLimits } from "../../ingest/fetch/limits.js";
import type { ReadBytes } from "../../ingest/read-bytes.js";
import type { CaptureSettings } from "../../ingest/settings.js";
import { packageVersion } from "../../root.js";
import type { Capturing } from "./capturing.js";

export interface CapturingParts {
  readonly settings: CaptureSettings;
  readonly read: ReadBytes;
  readonly now: () => Date;
  /** The site's address; null if it has none that others can reach. */
  readonly siteUrl: () => string | null;
  /** Addresses that are fetched although they are not public. For tests on loopback. */
  readonly exceptions?: readonly AddressException[];
  readonly archiveAddresses?: typeof waybackAddresses;
}

/** All that takes copies of documents, as the settings describe it. Opens no connection yet. */
export function openCapturing(parts: CapturingParts): Capturing {
  const { settings, read, now, siteUrl, exceptions = [], archiveAddresses } = parts;
  const { place, mostBytes, ports, pauseMs, respectsRobots, archive, archiveKey } = settings;
  const userAgent = (): string => {
    const site = siteUrl();
    return site === null ? `Walkback/${packageVersion}` : `Walkback/${packageVersion} (+${site}/)`;
  };
  const addresses = archiveAddresses === undefined ? {} : { addresses: archiveAddresses };
  return {
    fetcher: new Fetcher({
      guard: new Guard({ ports, exceptions }),
      userAgent,
      now,
      limits: { ...defaultLimits, bodyBytes: mostBytes, decodedBytes: mostBytes },
      pauseMs,
      respectsRobots,
    }),
    bytes: openBytes(place),
    read,
    archive:
      archive === "off"
        ? null
        : new Wayback({ saves: archive === "save", key: archiveKey, userAgent, ...addresses }),
    mostBytes,
    now,
  };
}
