import { expect, test } from "vitest";
import { readDocument } from "../../src/ingest/read/read-document.js";

const now = new Date("2026-01-15T12:00:00Z");
const read = (bytes: string) => readDocument({ bytes, fileName: "a.eml", now });
const head = `From: "Ann Lee" <ann@example.com>
To: b@example.com
Subject: =?utf-8?q?Our_plan_=E2=80=93_2024?=
Date: Tue, 23 Jul 2024 23:50:00 -0400
MIME-Version: 1.0
`;

test("a mail gives its text, its decoded subject, its sender, and the day in the sender's time zone", async () => {
  const mail = await read(`${head}Content-Type: text/plain; charset=utf-8\n\nWe will open the model.\n`);
  expect(mail).toMatchObject({
    text: "We will open the model.",
    title: "Our plan – 2024",
    author: "Ann Lee",
    publishedOn: "2024-07-23",
    publishedFrom: "header",
    isPublishedCertain: true,
  });
});

test("what was forwarded is marked with its own sender", async () => {
  const mail = await read(
    `${head}\nSee below.\n\n---------- Forwarded message ---------\nFrom: Bob Day <bob@example.com>\n\nWe may close it.\n`,
  );
  const [part] = mail.forwarded ?? [];
  expect(part?.sender).toBe("Bob Day");
  expect(mail.text.slice(part?.start, part?.end)).toContain("We may close it.");
  expect(mail.text.slice(0, part?.start)).toBe("See below.\n\n");
});

test("a mail attached to a mail is marked with its own sender", async () => {
  const inner = "From: Bob Day <bob@example.com>\nSubject: x\n\nWe may close it.";
  const mail = await read(
    `${head}Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nSee below.\n--b\nContent-Type: message/rfc822\n\n${inner}\n--b--\n`,
  );
  expect(mail.text).toBe("See below.\n\nWe may close it.");
  expect(mail.forwarded).toEqual([{ start: 12, end: 28, sender: "Bob Day" }]);
});

test("a mail with a thousand parts is refused", async () => {
  const parts = "--b\nContent-Type: text/plain\n\nhi\n".repeat(1000);
  await expect(read(`${head}Content-Type: multipart/mixed; boundary=b\n\n${parts}--b--\n`)).rejects.toThrow(
    "more than 200 parts",
  );
});
