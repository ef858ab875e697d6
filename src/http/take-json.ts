import type { FastifyInstance } from "fastify";
import { DomainError } from "../errors.js";

const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * A body's bytes as text, without a byte order mark.
 *
 * @throws DomainError `malformed-json` if they are not UTF-8
 */
function textOf(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch (cause) {
    throw new DomainError("malformed-json", "The body is not UTF-8: send JSON encoded as UTF-8.", { cause });
  }
}

/** @throws DomainError `unsupported-media-type` if a Content-Type names a charset other than UTF-8 */
function checkCharset(contentType: string | undefined): void {
  const charset = /;\s*charset\s*=\s*"?([^\s";]*)/i.exec(contentType ?? "")?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset))
    throw new DomainError(
      "unsupported-media-type",
      "Send the body as application/json in UTF-8. No other charset is supported.",
    );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Makes a server read JSON bodies as Fastify does, but only in UTF-8, and an empty body as none. */
export function takeJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser("error", "error");
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>("application/json", { parseAs: "buffer" }, (request, bytes, done) => {
    checkCharset(request.headers["content-type"]);
    const text = textOf(bytes);
    if (text.length === 0) {
      done(null, undefined);
      return;
    }
    parse(request, text, (error, value) => {
      if (error !== null && isJson(text))
        done(
          new DomainError(
            "invalid-input",
            "The body holds a forbidden key, __proto__ or constructor: leave it out.",
          ),
        );
      else done(error, value);
    });
  });
}
