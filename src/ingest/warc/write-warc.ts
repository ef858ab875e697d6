import { STATUS_CODES } from "node:http";
import { WARCRecord, type WARCRecord as Warc } from "warcio";
import { WARCSerializer } from "warcio/node";

/** A capture as a WARC tells it. */
export interface WarcCapture {
  readonly id: string;
  readonly capturedAt: Date;
  /** The address that was asked for; a `urn:` for a file that has no address. */
  readonly url: string;
  readonly finalUrl: string | null;
  readonly httpStatus: number | null;
  readonly mediaType: string | null;
  readonly headers: readonly (readonly [string, string])[] | null;
  readonly redirects: readonly { readonly url: string; readonly status: number; readonly location: string }[];
  readonly outcome: string | null;
  readonly failure: string | null;
  /** The document's bytes; null if none were kept. */
  readonly bytes: AsyncIterable<Uint8Array> | null;
  readonly byteLength: number | null;
}

const VERSION = "WARC/1.1";
// Larger records are put together in a temporary file instead of in memory.
const MEMORY_BYTES = 4_000_000;
const empty = async function* (): AsyncGenerator<Uint8Array> {};

const statusLine = (status: number): string => `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? "Unknown"}`;

/**
 * The headers for the bytes that are kept: those have no content coding and no chunks.
 *
 * The headers that told of them stay under another name, as archives of the web do it.
 */
function storedHeaders({ headers, byteLength }: WarcCapture): [string, string][] {
  const changed = new Set(["content-encoding", "transfer-encoding", "content-length"]);
  const kept = (headers ?? []).map(([name, value]): [string, string] =>
    changed.has(name.toLowerCase()) ? [`X-Archive-Orig-${name}`, value] : [name, value],
  );
  return [...kept, ["Content-Length", String(byteLength ?? 0)]];
}

function* redirectRecords({ redirects, capturedAt }: WarcCapture): Generator<Warc> {
  for (const { url, status, location } of redirects)
    yield WARCRecord.create(
      {
        url,
        date: capturedAt.toISOString(),
        type: "response",
        warcVersion: VERSION,
        statusline: statusLine(status),
        httpHeaders: [
          ["Location", location],
          ["Content-Length", "0"],
        ],
      },
      empty(),
    );
}

function documentRecord(capture: WarcCapture): Warc | null {
  const { url, finalUrl, httpStatus, mediaType, bytes, capturedAt } = capture;
  const shared = { url: finalUrl ?? url, date: capturedAt.toISOString(), warcVersion: VERSION } as const;
  if (httpStatus !== null && capture.headers !== null)
    return WARCRecord.create(
      {
        ...shared,
        type: "response",
        statusline: statusLine(httpStatus),
        httpHeaders: storedHeaders(capture),
        keepHeadersCase: true,
      },
      bytes ?? empty(),
    );
  if (bytes === null) return null;
  const warcHeaders = { "Content-Type": mediaType ?? "application/octet-stream" };
  return WARCRecord.create({ ...shared, type: "resource", warcHeaders }, bytes);
}

/** What we noted about the capture, as a record of its own. */
function noteRecord({ id, url, capturedAt, outcome, failure }: WarcCapture): Warc {
  const lines = [`capture: ${id}`, `outcome: ${outcome ?? "not stated"}`];
  if (failure !== null) lines.push(`failure: ${failure.replace(/[\r\n]+/g, " ")}`);
  const note = Buffer.from(`${lines.join("\r\n")}\r\n`);
  return WARCRecord.create(
    {
      url,
      date: capturedAt.toISOString(),
      type: "metadata",
      warcVersion: VERSION,
      warcHeaders: { "Content-Type": "application/warc-fields" },
    },
    (async function* () {
      yield note;
    })(),
  );
}

function infoRecord(software: string, { capturedAt, id }: WarcCapture): Warc {
  return WARCRecord.createWARCInfo(
    { filename: `${id}.warc.gz`, date: capturedAt.toISOString(), warcVersion: VERSION },
    { software, format: "WARC File Format 1.1" },
  );
}

/**
 * A capture as a gzipped WARC 1.1 file, which replay tools open: each redirect, the answer or the file, and a note.
 *
 * Holds one record of up to 4 MB in memory; a larger one is put together in a temporary file.
 */
export async function* writeWarc(capture: WarcCapture, software: string): AsyncGenerator<Uint8Array> {
  const document = documentRecord(capture);
  const records = [
    infoRecord(software, capture),
    ...redirectRecords(capture),
    ...(document === null ? [] : [document]),
    noteRecord(capture),
  ];
  for (const record of records)
    for await (const piece of new WARCSerializer(record, { gzip: true, maxMemSize: MEMORY_BYTES }))
      yield piece;
}
