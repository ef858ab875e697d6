import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { AwsClient } from "aws4fetch";
import { Agent, type Dispatcher, request } from "undici";
import type { ByteStore, KeptBytes } from "./byte-store.js";
import { requireHash, writeHashed } from "./write-hashed.js";

/** An S3-compatible service, and the place in it. */
export interface S3Place {
  readonly bucket: string;
  /** Without slashes at its ends; empty for none. */
  readonly prefix: string;
  /** The service's address. The bucket becomes the first part of its path. */
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  /** Secret. */
  readonly secretAccessKey: string;
}

const EMPTY_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

interface Sent {
  readonly method: "HEAD" | "GET" | "PUT";
  readonly sha256: string;
  readonly body?: { readonly path: string; readonly byteLength: number };
}

/** Keeps bytes in an S3-compatible store. They are first written to this machine's temporary folder, to know their hash. */
export class S3Store implements ByteStore {
  readonly #place: S3Place;
  readonly #client: AwsClient;
  readonly #agent = new Agent({ headersTimeout: 60_000, bodyTimeout: 60_000 });

  constructor(place: S3Place) {
    this.#place = place;
    const { accessKeyId, secretAccessKey, region } = place;
    this.#client = new AwsClient({ accessKeyId, secretAccessKey, region, service: "s3" });
  }

  async keep(pieces: AsyncIterable<Uint8Array>): Promise<KeptBytes> {
    const folder = await mkdtemp(join(tmpdir(), "walkback-bytes-"));
    try {
      const path = join(folder, randomUUID());
      const kept = await writeHashed(path, pieces);
      if (await this.#has(kept.sha256)) return kept;
      const answer = await this.#send({ method: "PUT", sha256: kept.sha256, body: { path, ...kept } });
      await answer.body.dump();
      if (answer.statusCode > 299) throw this.#refused(answer.statusCode, "PUT");
      return kept;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async open(sha256: string): Promise<Readable | null> {
    const answer = await this.#send({ method: "GET", sha256: requireHash(sha256) });
    if (answer.statusCode === 200) return answer.body;
    await answer.body.dump();
    if (answer.statusCode === 404) return null;
    throw this.#refused(answer.statusCode, "GET");
  }

  async close(): Promise<void> {
    await this.#agent.close();
  }

  async #has(sha256: string): Promise<boolean> {
    const answer = await this.#send({ method: "HEAD", sha256 });
    await answer.body.dump();
    // A key without the right to list answers 403 for what is not there. Then we put it again: same name, same bytes.
    return answer.statusCode === 200;
  }

  async #send({ method, sha256, body }: Sent): Promise<Dispatcher.ResponseData> {
    const signed = await this.#client.sign(this.#addressOf(sha256), {
      method,
      headers: { "x-amz-content-sha256": body === undefined ? EMPTY_SHA256 : sha256 },
    });
    const headers = Object.fromEntries(signed.headers);
    return request(signed.url, {
      dispatcher: this.#agent,
      method,
      headers: body === undefined ? headers : { ...headers, "content-length": String(body.byteLength) },
      ...(body !== undefined && { body: createReadStream(body.path) }),
    });
  }

  #addressOf(sha256: string): string {
    const { endpoint, bucket, prefix } = this.#place;
    const path = [bucket, ...prefix.split("/").filter((part) => part !== ""), sha256];
    return `${endpoint.replace(/\/+$/, "")}/${path.map(encodeURIComponent).join("/")}`;
  }

  #refused(status: number, method: string): Error {
    const { bucket, endpoint } = this.#place;
    return new Error(`The store at ${endpoint} answered ${status} to a ${method} in the bucket ${bucket}.`);
  }
}
