/** Takes one feature: by its value when a pair is measured, by its name when the names are listed. */
export type Note = (name: string, value: number) => void;
