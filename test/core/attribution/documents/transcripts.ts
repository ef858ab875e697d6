import { type MadeDocument, read } from "./made-document.js";

/** Transcripts in the forms that podcasts, investor pages and newsrooms use. */
export const transcripts: readonly MadeDocument[] = [
  {
    name: "podcast with times after names",
    document: read(`Transcript: Maren Holt on open weights

Dov Aster 00:00:12
Welcome back to the show. Today we talk about models.

Maren Holt 00:00:18
Thanks for having me. If the model gets dangerous, we won't release it.

I have said that before.

Dov Aster 00:01:40
So you would stop?

Maren Holt 00:01:44
We would stop.`),
    said: [
      ["Welcome back", "Dov Aster"],
      ["If the model gets dangerous", "Maren Holt"],
      ["I have said that before", "Maren Holt"],
      ["So you would stop", "Dov Aster"],
      ["We would stop", "Maren Holt"],
    ],
  },
  {
    name: "bold names in Markdown",
    document: read(`# Interview

**Lena Ort:** Will you keep prices flat?

**Pavel Quist:** We will keep them flat until 2027.

**Lena Ort:** And after that?

**Pavel Quist:** Nobody knows.`),
    said: [
      ["Will you keep", "Lena Ort"],
      ["We will keep them flat", "Pavel Quist"],
      ["And after that", "Lena Ort"],
      ["Nobody knows", "Pavel Quist"],
    ],
  },
  {
    name: "questions and answers of a named guest",
    document: read(
      `Q&A with Ines Fabel, head of Norvane

Q: Why did you raise the price?

A: Because energy costs twice as much.

We had no choice.

Q: Will it fall again?

A: I promise that it will.`,
      { title: "Q&A with Ines Fabel, head of Norvane" },
    ),
    said: [
      ["Because energy costs", "Ines Fabel"],
      ["We had no choice", "Ines Fabel"],
      ["I promise that it will", "Ines Fabel"],
    ],
  },
  {
    name: "earnings call with titles after dashes",
    document: read(`Tessel Corp. Q3 Earnings Call

Operator

Good afternoon, and welcome to the call.

Rhea Solberg -- Chief Executive Officer

Thank you. We expect to ship four million units.

Our margin will be above forty percent.

Tomas Kerr -- Chief Financial Officer

Revenue was nine billion dollars.

Questions and Answers:

Operator

The first question comes from Anil Dass.

Anil Dass -- Harrow Securities -- Analyst

What about China?

Rhea Solberg -- Chief Executive Officer

We will not comment on that.`),
    said: [
      ["Good afternoon", "Operator"],
      ["We expect to ship", "Rhea Solberg"],
      ["Our margin", "Rhea Solberg"],
      ["Revenue was", "Tomas Kerr"],
      ["What about China", "Anil Dass"],
      ["We will not comment", "Rhea Solberg"],
    ],
  },
  {
    name: "hearing with names in capitals",
    document: read(`SENATOR ULLMAN: Do you sell data?

MR. BRANDIS: Senator, we do not sell data.

SENATOR ULLMAN: Have you ever?

MR. BRANDIS: Never.`),
    said: [
      ["Do you sell data", "SENATOR ULLMAN"],
      ["we do not sell data", "MR. BRANDIS"],
      ["Never", "MR. BRANDIS"],
    ],
  },
  {
    name: "times before names",
    document: read(`[00:00:01] Jo Marlin: We're live.
[00:00:05] Sade Okoro: We are closing the old service in March.
[00:00:11] Jo Marlin: Why?
[00:00:14] Sade Okoro: Because nobody uses it.`),
    said: [
      ["We're live", "Jo Marlin"],
      ["closing the old service", "Sade Okoro"],
      ["Because nobody", "Sade Okoro"],
    ],
  },
  {
    name: "first names after a list of guests",
    document: read(`Guests: Petra Lindqvist and Samir Vale

Petra: We never said that.

Samir: You did, in the letter.

Petra: The letter was about something else.

Samir: Fair enough.`),
    said: [
      ["We never said that", "Petra Lindqvist"],
      ["You did", "Samir Vale"],
      ["The letter was", "Petra Lindqvist"],
    ],
  },
  {
    name: "television with chevrons",
    document: read(`>> HOST: Good evening.
>> NADIA FERRO: Good evening. The merger will close by June.
>> HOST: Are you certain?
>> NADIA FERRO: I am.`),
    said: [
      ["Good evening. The merger", "NADIA FERRO"],
      ["Are you certain", "HOST"],
      ["I am", "NADIA FERRO"],
    ],
  },
];
