/** The folders of the labelled sets and of the real pairs. */
export interface Folders {
  readonly data: string;
  readonly facts: string;
  /** Whether the real pairs of `confirm` are read too: once, for the final table. */
  readonly confirm: boolean;
}

/** A part of the evaluation, which can run alone. The report shows its text under its title. */
export interface Part {
  readonly title: string;
  readonly write: (folders: Folders) => readonly string[] | Promise<readonly string[]>;
}
