import robotsModule from "robots-parser";

// The package's types say that it has a default export. Its module is the function itself.
const robotsParser = robotsModule as unknown as typeof robotsModule.default;

/** What a host's robots.txt says to us. */
export interface RobotRules {
  isAllowed(url: string): boolean;
  /** Milliseconds to leave between two requests; 0 if it does not say. */
  readonly pauseMs: number;
}

/** The name by which robots.txt addresses us. */
export const ROBOT_NAME = "Walkback";
/** Bytes of a robots.txt that are read. The standard asks for at least 500 kB. */
export const ROBOTS_BYTES = 524_288;
const LONGEST_PAUSE_MS = 30_000;
const MOST_ORIGINS = 1_000;
// The standard lets a robots.txt be used for a day.
const KEEP_MS = 86_400_000;

export const allowAll: RobotRules = { isAllowed: () => true, pauseMs: 0 };

// The library matches a rule in time that grows with its stars and its length. A host could otherwise stop the service.
const LONGEST_LINE = 2_000;
const MOST_STARS = 8;
const MOST_LINES = 5_000;

/** The lines of a robots.txt that are read: those that no host needs for more than to keep us busy are left out. */
function boundedLines(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .filter((line) => line.length <= LONGEST_LINE && line.split("*").length - 1 <= MOST_STARS)
    .slice(0, MOST_LINES)
    .join("\n");
}

/** The rules of a robots.txt. `url` is the address where its host has it, also if it was found elsewhere. */
export function readRobots(url: string, text: string): RobotRules {
  const rules = robotsParser(url, boundedLines(text));
  const delay = rules.getCrawlDelay(ROBOT_NAME) ?? 0;
  return {
    isAllowed: (address) => rules.isAllowed(address, ROBOT_NAME) !== false,
    pauseMs: Number.isFinite(delay) ? Math.min(Math.max(delay, 0) * 1_000, LONGEST_PAUSE_MS) : 0,
  };
}

/** The robots.txt of hosts, each fetched once a day. A failed fetch is not kept. */
export class RobotsMemory {
  readonly #known = new Map<string, { readonly rules: Promise<RobotRules>; readonly until: number }>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** The rules of an origin, such as `https://example.org`. `read` fetches them if they are not known. */
  async of(origin: string, read: (url: string) => Promise<RobotRules>): Promise<RobotRules> {
    const now = this.#now().getTime();
    const known = this.#known.get(origin);
    if (known !== undefined && known.until > now) return known.rules;
    const rules = read(`${origin}/robots.txt`);
    this.#known.delete(origin);
    this.#known.set(origin, { rules, until: now + KEEP_MS });
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST_ORIGINS && oldest !== undefined) this.#known.delete(oldest);
    try {
      return await rules;
    } catch (error) {
      this.#known.delete(origin);
      throw error;
    }
  }
}
