/** Where the labelled sets and the real pairs are. */
export interface Folders {
  readonly data: string;
  readonly facts: string;
}

/** A part of the evaluation: it can be run alone, and its text stands in the report under its title. */
export interface Part {
  readonly title: string;
  readonly write: (folders: Folders) => readonly string[] | Promise<readonly string[]>;
}
