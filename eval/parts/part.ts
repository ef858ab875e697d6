/** The folders of the labelled sets and of the real pairs, and what to measure. */
export interface Folders {
  readonly data: string;
  readonly facts: string;
  /** Whether the real pairs of `confirm` are read too: once, for the final table. */
  readonly confirm: boolean;
  /** The judges to measure, by their names in `JUDGE`; if left out, those whose figures the report has. */
  readonly judges?: readonly string[];
  /** The settings of these judges. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The most rows of each set. */
  readonly rows: number;
}

/** A part of the evaluation, which can run alone. The report shows its text under its title. */
export interface Part {
  readonly title: string;
  readonly write: (folders: Folders) => readonly string[] | Promise<readonly string[]>;
}
