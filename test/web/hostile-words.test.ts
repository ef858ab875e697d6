import fc from "fast-check";
import { XMLValidator } from "fast-xml-parser";
import { expect, test } from "vitest";
import type { Link } from "../../src/schemas/link.js";
import { linkPage } from "../../src/web/link-page.js";
import { partsOf } from "../../src/web/marked-text.js";
import {
  sampleClaim,
  sampleCorrection,
  sampleDefence,
  sampleEvidence,
  sampleLink,
  sampleStatement,
} from "../support/sample-link.js";
import { testSite } from "../support/test-site.js";

const hostile = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1 }),
  fc.constantFrom(
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</p></main></html>",
    "javascript:alert(1)",
    "&lt;b&gt;&amp;&#0;",
    "<!--",
    "]]>",
  ),
);
/** The page's tags and attribute names in order, without any recorded text. */
const structureOf = (html: string) =>
  [...html.matchAll(/<(\/?[a-z][a-z0-9-]*)((?:\s+[a-z:-]+(?:="[^"]*")?)*)\s*\/?>/g)].map(
    ([, name, attributes = ""]) => `${name} ${attributes.replace(/="[^"]*"/g, "")}`,
  );
const linkOf = (text: string): Link => {
  const statement = sampleStatement({ quote: text, contextBefore: text, note: text });
  const source = { ...statement.source, title: text, publisher: text };
  return sampleLink({
    company: { ...statement.company, name: text },
    claim: sampleClaim({ text, condition: text, scope: text, statement: { ...statement, source } }),
    evidence: sampleEvidence({ quote: `${text}!` }),
    defence: sampleDefence({ words: text, writtenBy: text }),
    corrections: [sampleCorrection({ oldValue: text, newValue: text, reason: text, requestedBy: text })],
    reasons: [{ sentence: text }],
    explanation: text,
    topics: [{ id: "top_00000000000000000000000000000001", slug: "open-models", name: text }],
  });
};

test("no recorded text changes a page's structure", () => {
  const benign = structureOf(linkPage(linkOf("plain"), testSite()));
  fc.assert(
    fc.property(hostile, (text) => {
      const html = linkPage(linkOf(text), testSite());
      expect(structureOf(html)).toEqual(benign);
      expect(XMLValidator.validate(html.replace("<!doctype html>\n", ""))).toBe(true);
    }),
  );
});

test("a recorded address that is not http or https never becomes a link", () => {
  const addresses = fc.oneof(
    fc.constantFrom(
      "javascript:alert(1)",
      "data:text/html,x",
      " JaVaScRiPt:alert(1)",
      "//evil.example",
      "file:///etc",
    ),
    fc.string(),
  );
  fc.assert(
    fc.property(addresses, (url) => {
      const statement = sampleStatement({ seenIn: [url] });
      const html = linkPage(
        sampleLink({
          claim: sampleClaim({ statement: { ...statement, source: { ...statement.source, url } } }),
        }),
        testSite(),
      );
      for (const [, href = ""] of html.matchAll(/(?:href|cite|src)="([^"]*)"/g))
        expect(href).toMatch(/^(https?:\/\/|\/|#|mailto:)/);
      expect(html).not.toContain('href="//');
    }),
  );
});

test("marked parts always join to the whole text, whatever the spans are", () => {
  const spans = fc.array(
    fc.record({ start: fc.integer({ min: -5, max: 60 }), end: fc.integer({ min: -5, max: 60 }) }),
  );
  fc.assert(
    fc.property(fc.string({ maxLength: 50 }), spans, (text, given) => {
      expect(
        partsOf(text, given)
          .map((part) => part.text)
          .join(""),
      ).toBe(text);
    }),
  );
});
