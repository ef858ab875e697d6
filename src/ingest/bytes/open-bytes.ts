import type { ByteStore } from "./byte-store.js";
import { FolderStore } from "./folder-store.js";
import { type S3Place, S3Store } from "./s3-store.js";

/** Where captures are kept: a folder on this machine, or a place in an S3-compatible store. */
export type BytesPlace =
  | { readonly kind: "folder"; readonly path: string }
  | ({ readonly kind: "s3" } & S3Place);

/** The store for the bytes of captures. Nothing is made before the first bytes are kept. */
export function openBytes(place: BytesPlace): ByteStore {
  switch (place.kind) {
    case "folder":
      return new FolderStore(place.path);
    case "s3":
      return new S3Store(place);
  }
}
