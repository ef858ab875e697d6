import { describe, expect, test } from "vitest";
import { pageSign, type SeenPage } from "../../../src/ingest/fetch/page-signs.js";

const seen = (
  html: string,
  more: Partial<SeenPage> & { headers?: Record<string, string> } = {},
): SeenPage => ({
  status: 200,
  requestedUrl: "https://news.example/2026/11/a-report",
  finalUrl: "https://news.example/2026/11/a-report",
  header: (name) => more.headers?.[name] ?? "",
  html,
  ...more,
});
const article = `<p>${"The company said on Monday that it would keep its models open. ".repeat(150)}</p>`;
const page = (title: string, body: string): string =>
  `<html><head><title>${title}</title></head><body>${body}</body></html>`;

describe("a wall for robots", () => {
  test.each([
    [page("Just a moment...", "<script>var x='challenge'</script>"), {}],
    [page("Access", "<h1>Please verify you are human</h1>"), {}],
    [page("Site", "<p>You have been blocked.</p>"), { status: 403 }],
    [page("Site", `<div class="g-recaptcha"></div>`), { status: 429 }],
    [page("Site", "<p>Our systems have detected unusual traffic from your network.</p>"), { status: 429 }],
    ["", { status: 403, headers: { "cf-mitigated": "challenge" } }],
  ])("%#", (html, more) => expect(pageSign(seen(html, more))).toBe("robot-wall"));

  test("is not a report about robots, nor one with a form that a captcha protects", () => {
    expect(pageSign(seen(page("Are you a robot?", article)))).toBeNull();
    expect(pageSign(seen(page("A report", `${article}<div class="g-recaptcha"></div>`)))).toBeNull();
  });
});

/** A short page that a newsroom would want: some 1,500 characters of its own. */
const short = (sentence: string): string =>
  `<p>${"The company told its customers on Monday what had happened. ".repeat(25)} ${sentence}</p>`;

describe("a short document is no wall", () => {
  test.each([
    [
      "a notice of a breach",
      page("Notice", short("We identified unusual activity on an employee's account.")),
    ],
    ["terms of use", page("Acceptable use", short("Automated access to the service is not permitted."))],
    [
      "a policy that withdraws a choice",
      page("The opt-out is no longer available", short("It ended in May.")),
    ],
    [
      "an announcement under a banner about cookies",
      page("News", `<div>We use cookies. Accept all. Reject all.</div>${short("Prices stay.")}`),
    ],
  ])("%s", (_, html) => expect(pageSign(seen(html))).toBeNull());
});

describe("a paywall", () => {
  test("is a few lines and an offer", () =>
    expect(
      pageSign(seen(page("A report", "<p>The company said.</p><p>Subscribe to continue reading.</p>"))),
    ).toBe("paywall"));
  test("is an answer 402", () => expect(pageSign(seen("", { status: 402 }))).toBe("paywall"));
  test("is not a whole report with an offer at its foot", () =>
    expect(pageSign(seen(page("A report", `${article}<p>Already a subscriber? Sign in.</p>`)))).toBeNull());
});

describe("a page that says that there is no page, with status 200", () => {
  test.each(["Page not found | News", "404", "Error 404 - Acme"])("by its title %j", (title) =>
    expect(pageSign(seen(page(title, "<p>Try our home page.</p>")))).toBe("soft-404"),
  );
  test("is also the home page instead of a report", () =>
    expect(pageSign(seen(page("News", article), { finalUrl: "https://news.example/" }))).toBe("soft-404"));
  test("is not a report about missing pages", () =>
    expect(pageSign(seen(page("Why sites say page not found", article)))).toBeNull());
});

describe("a page for consent", () => {
  test("is a few lines about cookies with buttons", () =>
    expect(
      pageSign(
        seen(page("News", "<p>We value your privacy. We use cookies.</p><button>Accept all</button>")),
      ),
    ).toBe("consent-page"));
  test("is also known by the address that it leads to", () =>
    expect(
      pageSign(seen(page("Weiter", "<p>Hallo</p>"), { finalUrl: "https://consent.news.example/v2?to=x" })),
    ).toBe("consent-page"));
  test("is not a report with a banner about cookies", () =>
    expect(
      pageSign(seen(page("A report", `<div>We use cookies. Accept all. Reject all.</div>${article}`))),
    ).toBeNull());
});

test("a page without end of tags and comments is read in a moment", () => {
  const begun = performance.now();
  for (const part of ["<", "<!--", "<script>", "<a ", "</", "<head", '"isAccessibleForFree"  '])
    pageSign(seen(part.repeat(150_000)));
  expect(performance.now() - begun).toBeLessThan(3_000);
});
