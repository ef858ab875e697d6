/** A run of text on one line of a page, in points from the lower left corner. Gaps as wide as a gutter divide runs. */
export interface Segment {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** The base line. */
  readonly y: number;
  /** The size of the letters. */
  readonly size: number;
  /** The page, from 1. */
  readonly page: number;
}

/** What the PDF library gives for a run of letters. */
export interface PdfItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

/** A gap between letters, in sizes of the letters, that divides columns or cells. */
const GUTTER = 1.3;

/** A gap that is a blank between words. */
const BLANK = 0.12;

/** Letters whose base lines differ by less than this part of their size are on one line. */
const SAME_LINE = 0.4;

function runOf({ str, transform, width, height }: PdfItem, page: number): Segment | null {
  const [a = 0, b = 0, , , left = 0, y = 0] = transform;
  // Text that runs upwards is a mark in the margin, such as an archive's stamp.
  if (Math.abs(b) > Math.abs(a) || str.trim() === "") return null;
  return { text: str, left, right: left + width, y, size: height || Math.hypot(a, b) || 1, page };
}

/** The runs that share a base line, from left to right. */
function linesOf(runs: readonly Segment[]): readonly (readonly Segment[])[] {
  const lines: Segment[][] = [];
  for (const run of [...runs].sort((one, other) => other.y - one.y)) {
    const line = lines.at(-1);
    const first = line?.[0];
    const isSame = first !== undefined && first.y - run.y < SAME_LINE * Math.max(first.size, run.size);
    if (isSame) line?.push(run);
    else lines.push([run]);
  }
  return lines.map((line) => line.sort((one, other) => one.left - other.left));
}

function joinRuns(line: readonly Segment[]): Segment[] {
  const segments: Segment[] = [];
  for (const run of line) {
    const last = segments.at(-1);
    const gap = last === undefined ? 0 : run.left - last.right;
    const size = Math.max(run.size, last?.size ?? 0);
    if (last === undefined || gap > GUTTER * size) {
      segments.push(run);
      continue;
    }
    const hasBlank = gap > BLANK * size || last.text.endsWith(" ") || run.text.startsWith(" ");
    const text = `${last.text.trimEnd()}${hasBlank ? " " : ""}${run.text.trimStart()}`;
    segments[segments.length - 1] = { ...last, text, right: Math.max(last.right, run.right), size };
  }
  return segments.map((segment) => ({ ...segment, text: segment.text.replace(/\s+/g, " ").trim() }));
}

/** The segments of a page, in no particular order of columns. */
export function segmentsOf(items: readonly PdfItem[], page: number): readonly Segment[] {
  const runs = items.map((item) => runOf(item, page)).filter((run) => run !== null);
  return linesOf(runs).flatMap(joinRuns);
}
