/** The folders of the labelled sets and of the real pairs. */
export interface Folders {
  readonly data: string;
  readonly facts: string;
}

/** A part of the evaluation, which can run alone. The report shows its text under its title. */
export interface Part {
  readonly title: string;
  readonly write: (folders: Folders) => readonly string[] | Promise<readonly string[]>;
}
