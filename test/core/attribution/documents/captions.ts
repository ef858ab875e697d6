import { type MadeDocument, read, readCaptions } from "./made-document.js";

/** Captions, with and without the voices in the file. */
export const captions: readonly MadeDocument[] = [
  {
    name: "captions with voices",
    document: readCaptions([
      [0, "Ada Renn", "Welcome to the"],
      [2, "Ada Renn", "annual meeting."],
      [5, "Kofi Brandt", "Thank you. We will open"],
      [8, "Kofi Brandt", "a second plant in Ohio."],
      [11, "Ada Renn", "When?"],
      [12, "Kofi Brandt", "By the end of 2026."],
    ]),
    said: [
      ["annual meeting", "Ada Renn"],
      ["a second plant in Ohio", "Kofi Brandt"],
      ["When?", "Ada Renn"],
      ["By the end of 2026", "Kofi Brandt"],
    ],
  },
  {
    name: "captions with sounds between voices",
    document: readCaptions([
      [0, "Elodie Varga", "We never track children."],
      [3, null, "[applause]"],
      [5, "Elodie Varga", "And we never will."],
    ]),
    said: [
      ["We never track", "Elodie Varga"],
      ["And we never will", "Elodie Varga"],
    ],
  },
  {
    name: "captions with names in the words",
    document: read(`MODERATOR: Next question.
LIV HARTMANN: Do you agree with the ban?
OSKAR DELL: No. We will fight it.
LIV HARTMANN: How?
OSKAR DELL: In court.`),
    said: [
      ["Do you agree", "LIV HARTMANN"],
      ["We will fight it", "OSKAR DELL"],
      ["In court", "OSKAR DELL"],
    ],
  },
  {
    name: "captions with chevrons for each new voice",
    document: read(`>> Dora Pell: Is the network safe?
>> Juno Watt: It is, and we publish every audit.
>> Dora Pell: Every one?
>> Juno Watt: Every one.`),
    said: [
      ["Is the network safe", "Dora Pell"],
      ["we publish every audit", "Juno Watt"],
    ],
  },
  {
    name: "captions of three voices",
    document: readCaptions([
      [0, "Theo Lamm", "Let's begin."],
      [2, "Safiya Noor", "We cut our emissions by half"],
      [4, "Safiya Noor", "and we will cut the rest."],
      [7, "Rolf Asker", "That isn't what the report says."],
      [9, "Safiya Noor", "Read page nine."],
    ]),
    said: [
      ["Let's begin", "Theo Lamm"],
      ["we will cut the rest", "Safiya Noor"],
      ["That isn't what", "Rolf Asker"],
      ["Read page nine", "Safiya Noor"],
    ],
  },
  {
    name: "captions of one voice",
    document: readCaptions([
      [0, "Minister Aune", "The tax will not rise."],
      [3, "Minister Aune", "Not this year, and not next year."],
    ]),
    said: [["Not this year", "Minister Aune"]],
  },
  {
    name: "captions with times and names in the words",
    document: read(`00:01:02 Priya Lund: We sold the unit in May.
00:01:09 Gus Farrow: For how much?
00:01:11 Priya Lund: We don't say.`),
    said: [
      ["We sold the unit", "Priya Lund"],
      ["For how much", "Gus Farrow"],
      ["We don't say", "Priya Lund"],
    ],
  },
  {
    name: "captions with roles for names",
    document: read(`HOST: Who decides?
GUEST: The board decides.
HOST: And you?
GUEST: I only advise.`),
    said: [
      ["Who decides", "HOST"],
      ["The board decides", "GUEST"],
      ["I only advise", "GUEST"],
    ],
  },
];

/** More of them, kept for the final figure. */
export const keptCaptions: readonly MadeDocument[] = [
  {
    name: "captions in which voices change within a minute",
    document: readCaptions([
      [0, "Ebba Rask", "Did you read the contract?"],
      [2, "Tobin Yew", "I did not."],
      [3, "Ebba Rask", "You signed it."],
      [5, "Tobin Yew", "I signed it because"],
      [6, "Tobin Yew", "my lawyer told me to."],
    ]),
    said: [
      ["Did you read", "Ebba Rask"],
      ["I did not", "Tobin Yew"],
      ["You signed it", "Ebba Rask"],
      ["my lawyer told me", "Tobin Yew"],
    ],
  },
  {
    name: "captions with dashes before names",
    document: read(`- Noor Hale: We launch in two markets.
- Pia Strand: Which ones?
- Noor Hale: Chile and Peru.`),
    said: [
      ["We launch in two", "Noor Hale"],
      ["Which ones", "Pia Strand"],
      ["Chile and Peru", "Noor Hale"],
    ],
  },
];
