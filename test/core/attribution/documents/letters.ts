import { type MadeDocument, read } from "./made-document.js";

const long =
  "We have thought about this for a long time, and we have talked to many of the people who use our products.";

/** Letters, posts and mails in one voice. */
export const letters: readonly MadeDocument[] = [
  {
    name: "open letter with a closing",
    document: read(`Open code is the way forward

To our community,

${long}

I believe that open code will be safer than the alternatives. We will keep our models open.

Sincerely,

Halvard Brink
Founder and CEO, Ostrava Labs`),
    said: [
      ["We have thought about this", "Halvard Brink"],
      ["I believe that open code", "Halvard Brink"],
    ],
  },
  {
    name: "mail to employees",
    document: read(`Team,

${long}

Today I am sharing that we will reduce our staff by a tenth. I take responsibility for this decision.

Thank you,
Corin`),
    said: [
      ["We have thought", "Corin"],
      ["Today I am sharing", "Corin"],
    ],
  },
  {
    name: "blog post with an author",
    document: read(
      `Why we change our terms

${long}

From next month, we will not train on your files unless you agree. We know that our last update was not clear.`,
      { author: "Ulla Prentice" },
    ),
    said: [["we will not train on your files", "Ulla Prentice"]],
  },
  {
    name: "shareholder letter signed with a dash",
    document: read(`Dear shareholders,

${long}

Our promise is the same as in our first year: we put our customers before our quarterly figures.

— Aldous Wray, Chairman`),
    said: [["Our promise is the same", "Aldous Wray"]],
  },
  {
    name: "letter that quotes somebody else",
    document: read(`Dear customers,

${long}

Last week the regulator's director, Nora Quill, said: "The company broke the rules." We disagree, and we will show why in court.

Best regards,

Emeka Stroud
Chief Executive Officer`),
    said: [
      ["We disagree", "Emeka Stroud"],
      ["We have thought", "Emeka Stroud"],
    ],
  },
  {
    name: "letter with a signature and a title line",
    document: read(`Dear friends,

${long}

My commitment is simple: we will never sell your photographs.

Yours sincerely,

Philippa Marsh-Dole

President`),
    said: [
      ["My commitment is simple", "Philippa Marsh-Dole"],
      ["We have thought", "Philippa Marsh-Dole"],
    ],
  },
  {
    name: "post with an author and headings",
    document: read(
      `What we learned

${long}

What comes next

We plan to publish our audits each year, and I will answer your questions in the open myself.`,
      { author: "Casimir Yole" },
    ),
    said: [["We plan to publish our audits", "Casimir Yole"]],
  },
  {
    name: "mail with a first name and a comma",
    document: read(`Hi all,

${long}

I am stepping down at the end of June. We will name my successor before then.

Cheers,

Ottoline`),
    said: [["I am stepping down", "Ottoline"]],
  },
  {
    name: "letter with a postscript",
    document: read(`To whom it may concern:

${long}

We withdraw our application, and we will not file it again this year.

Respectfully,

Ambrose Tull

P.S. We keep our offices in the city open, and our teams there will not move.`),
    said: [
      ["We withdraw our application", "Ambrose Tull"],
      ["We keep our offices", "Ambrose Tull"],
    ],
  },
  {
    name: "statement signed by hand",
    document: read(`Statement on the outage

${long}

We failed our customers on Sunday. We will pay back every fee for the month, and we will report on our progress.

/s/ Verena Kolb`),
    said: [["We failed our customers", "Verena Kolb"]],
  },
];

/** More of them, kept for the final figure. */
export const keptLetters: readonly MadeDocument[] = [
  {
    name: "letter to the board",
    document: read(`To the Board of Directors:

${long}

I resign as of today. I cannot support the sale, and I will vote my shares against it.

Regards,

Sunniva Thorpe`),
    said: [
      ["I resign as of today", "Sunniva Thorpe"],
      ["We have thought", "Sunniva Thorpe"],
    ],
  },
  {
    name: "mail from a product team's head",
    document: read(`Hello everyone,

${long}

Starting in May, we will charge for the service. We won't delete anything that you have stored with us.

Warm regards,
Bastian Core, Head of Product`),
    said: [["Starting in May", "Bastian Core"]],
  },
  {
    name: "post in the first person with an author",
    document: read(
      `An update on our pledge

${long}

Three years ago, I said that we would be carbon neutral by now. We are not, and I want to explain why we failed.`,
      { author: "Leocadia Finn" },
    ),
    said: [["Three years ago, I said", "Leocadia Finn"]],
  },
  {
    name: "letter from two lines of title",
    document: read(`Dear partners,

${long}

Our fees stay as they are until the end of next year. After that, we will tell you ninety days before any change.

With gratitude,

Ransom Okoye
Co-founder and President
Tidewell`),
    said: [["Our fees stay", "Ransom Okoye"]],
  },
];
