import { type MadeDocument, read } from "./made-document.js";

/** More transcripts, in other forms. */
export const otherTranscripts: readonly MadeDocument[] = [
  {
    name: "podcast with times in brackets after names",
    document: read(`Wim Tarrant (00:12): You promised free storage for life.

Oona Breck (00:20): We did. And we keep it for everyone who signed up then.

Wim Tarrant (00:31): But not for new users.

Oona Breck (00:35): No. New users pay.`),
    said: [
      ["You promised free storage", "Wim Tarrant"],
      ["we keep it for everyone", "Oona Breck"],
      ["But not for new", "Wim Tarrant"],
      ["New users pay", "Oona Breck"],
    ],
  },
  {
    name: "call with titles after hyphens",
    document: read(`Corvane Inc. Second Quarter Call

Corporate Participants

Greta Nyland - Chief Executive Officer

Thanks, everyone. We'll hire two thousand people this year.

Bram Eckhart - Vice President, Investor Relations

We take the next question.

Lucia Ferran - Analyst, Mossgate Capital

Could you speak about costs?

Greta Nyland - Chief Executive Officer

They fell by a tenth.`),
    said: [
      ["We'll hire two thousand", "Greta Nyland"],
      ["We take the next", "Bram Eckhart"],
      ["Could you speak", "Lucia Ferran"],
      ["They fell by", "Greta Nyland"],
    ],
  },
  {
    name: "bold names on their own lines",
    document: read(`**Yara Stolz**

We thought about it for a year.

**Ned Okafor**

And what did you decide?

**Yara Stolz**

We decided to open the code.

It will be public in May.`),
    said: [
      ["We thought about it", "Yara Stolz"],
      ["what did you decide", "Ned Okafor"],
      ["We decided to open", "Yara Stolz"],
      ["It will be public", "Yara Stolz"],
    ],
  },
  {
    name: "initials",
    document: read(`A conversation between Idris Calloway and Mina Tveit

IC: When did you know?

MT: In April. We stopped the sale the same day.

IC: And customers?

MT: We told them in May.`),
    said: [
      ["When did you know", "Idris Calloway"],
      ["We stopped the sale", "Mina Tveit"],
      ["We told them", "Mina Tveit"],
    ],
  },
  {
    name: "stage directions between turns",
    document: read(`REP. DANFORTH: Is the device safe?

[Crosstalk]

DR. ELMSLEY: Yes. We tested it for six years.

(Applause)

REP. DANFORTH: Then publish the tests.

DR. ELMSLEY: We will publish them this week.`),
    said: [
      ["Is the device safe", "REP. DANFORTH"],
      ["We tested it", "DR. ELMSLEY"],
      ["We will publish", "DR. ELMSLEY"],
    ],
  },
  {
    name: "numbered speakers without names",
    document: read(`Speaker 1: Are we recording?

Speaker 2: Yes, we are.

Speaker 1: Then let me say that we won't raise rents.`),
    said: [
      ["Are we recording", "Speaker 1"],
      ["Yes, we are", "Speaker 2"],
      ["we won't raise rents", "Speaker 1"],
    ],
  },
  {
    name: "question and answer in full words with numbers",
    document: read(
      `Interview with Carlo Benning

Q1: Is it over?

A1: It is not over. We will appeal.

Q2: When?

A2: Within a month.`,
      { title: "Interview with Carlo Benning" },
    ),
    said: [
      ["We will appeal", "Carlo Benning"],
      ["Within a month", "Carlo Benning"],
    ],
  },
];

/** More of them, kept for the final figure. */
export const keptTranscripts: readonly MadeDocument[] = [
  {
    name: "names and times on one line with a dash",
    document: read(`Freya Malm - 00:04

We opened the archive in spring.

Quentin Ashe - 00:41

Who paid for it?

Freya Malm - 00:44

The foundation did. We only ran it.`),
    said: [
      ["We opened the archive", "Freya Malm"],
      ["Who paid for it", "Quentin Ashe"],
      ["The foundation did", "Freya Malm"],
    ],
  },
  {
    name: "call with the operator inline",
    document: read(`Operator: Good morning. Please go ahead, Ms. Rood.

Delphine Rood: Thanks. Sales grew in every region.

We expect the same next year.

Operator: The next question comes from Hal Minton.

Hal Minton: Will you cut prices?

Delphine Rood: No.`),
    said: [
      ["Please go ahead", "Operator"],
      ["Sales grew", "Delphine Rood"],
      ["We expect the same", "Delphine Rood"],
      ["Will you cut", "Hal Minton"],
    ],
  },
  {
    name: "titles in brackets after names",
    document: read(`Mirela Stan (chief executive): We will not sell the unit.

Jasper Oduya (analyst): Not at any price?

Mirela Stan (chief executive): Not at any price.`),
    said: [
      ["We will not sell", "Mirela Stan"],
      ["Not at any price?", "Jasper Oduya"],
      ["Not at any price.", "Mirela Stan"],
    ],
  },
  {
    name: "bold letters around the colon",
    document: read(`**Interviewer**: When does the service end?

**Roan Vickery**: In October. We announced it a year ago.

**Interviewer**: Did users know?

**Roan Vickery**: They did. People wrote to us, "We will miss it."`),
    said: [
      ["When does the service", "Interviewer"],
      ["We announced it", "Roan Vickery"],
      ["They did", "Roan Vickery"],
    ],
  },
  {
    name: "underlined chair and witness",
    document: read(`THE CHAIR: Please state your name.

THE WITNESS: My name is Ivo Lark.

THE CHAIR: Did you sign it?

THE WITNESS: I signed it. It was a mistake.`),
    said: [
      ["Please state", "THE CHAIR"],
      ["It was a mistake", "THE WITNESS"],
    ],
  },
];
