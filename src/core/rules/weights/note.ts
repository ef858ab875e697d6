/** Takes one feature. It uses the value when a pair is measured, and the name when the names are listed. */
export type Note = (name: string, value: number) => void;
