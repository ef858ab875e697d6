import { type MadeDocument, read } from "./made-document.js";

/** News reports and press releases with quotes inside. */
export const reports: readonly MadeDocument[] = [
  {
    name: "press release with two executives",
    document: read(`OSLO, March 3, 2025 -- Fjellkraft today announced a new battery.

“We will build it in Norway,” said Signe Aasen, chief executive of Fjellkraft. “No other place was considered.”

“Our customers asked for this for years,” added Jonas Tveiten, who leads product development. “They will get it in June.”`),
    said: [
      ["We will build it", "Signe Aasen"],
      ["No other place", "Signe Aasen"],
      ["Our customers asked", "Jonas Tveiten"],
      ["They will get it", "Jonas Tveiten"],
    ],
  },
  {
    name: "report with pronouns and a spokeswoman",
    document: read(`Brenna Oakes, the founder of Pellucid, defended the change on Tuesday.

"We had to do it," she said. "There was no other way."

Critics were not convinced. Ms. Oakes later told reporters, "I would do it again."`),
    said: [
      ["We had to do it", "Brenna Oakes"],
      ["There was no other way", "Brenna Oakes"],
      ["I would do it again", "Brenna Oakes"],
    ],
  },
  {
    name: "report with a quote over two paragraphs",
    document: read(`Mr. Darius Kemp wrote to his staff on Monday.

“We are closing the plant,” he said. “It is the hardest thing that I have done.

“But we will pay everyone for a year.”

The union called the plan “a disgrace.”`),
    said: [
      ["We are closing", "Darius Kemp"],
      ["It is the hardest", "Darius Kemp"],
      ["But we will pay", "Darius Kemp"],
    ],
  },
  {
    name: "report of a company's statement",
    document: read(`Quillon Systems said in a statement: "The data was never at risk."

The company added, "We take security seriously."

"That is false," said Tamsin Roe, a researcher at the University of Wexport.`),
    said: [
      ["The data was never", "Quillon Systems"],
      ["We take security", "Quillon Systems"],
      ["That is false", "Tamsin Roe"],
    ],
  },
  {
    name: "press release with one executive and a partner",
    document: read(`Lumenar, a maker of lamps, opened a factory in Graz on Friday.

“This factory will run on sun alone,” said Lumenar's chief executive, Mathis Egger. “We promised it, and we kept our word.”

According to Henrike Vogt, the mayor of Graz, “it is the largest investment in a decade.”`),
    said: [
      ["This factory will run", "Mathis Egger"],
      ["We promised it", "Mathis Egger"],
      ["it is the largest investment", "Henrike Vogt"],
    ],
  },
  {
    name: "report with a split quote",
    document: read(`Amparo Sills runs the store.

“If they raise the fee,” Ms. Sills said, “we will leave the platform.”

She paused. “And we will not come back,” she added.`),
    said: [
      ["If they raise the fee", "Amparo Sills"],
      ["we will leave the platform", "Amparo Sills"],
      ["we will not come back", "Amparo Sills"],
    ],
  },
  {
    name: "report with a post that is quoted",
    document: read(`Rook Delacroix, chief executive of Varnish, announced the end of the free plan.

“Free was never going to last,” Delacroix wrote on his blog. “We should have said so.”

Jun Aldana, who used the plan for years, said: “I feel cheated.”`),
    said: [
      ["Free was never", "Rook Delacroix"],
      ["We should have said so", "Rook Delacroix"],
      ["I feel cheated", "Jun Aldana"],
    ],
  },
  {
    name: "report with single marks",
    document: read(`‘We don’t sell what our users write,’ said Bryony Catt, who leads privacy at Oxlip.

‘That’s the workers’ view as well,’ she said.`),
    said: [
      ["sell what our users write", "Bryony Catt"],
      ["the workers’ view", "Bryony Catt"],
    ],
  },
];

/** More of them, kept for the final figure. */
export const keptReports: readonly MadeDocument[] = [
  {
    name: "report with a colon and a long quote",
    document:
      read(`Hesper Lane, who runs the airline, answered in one sentence: “We will refund every ticket by Friday.”

Passengers doubted it. “I have heard that before,” said Milo Grant, 34, a teacher from Leeds.`),
    said: [
      ["We will refund", "Hesper Lane"],
      ["I have heard that before", "Milo Grant"],
    ],
  },
  {
    name: "report with a spokesman and his company",
    document: read(`Brightmoor raised its prices on Monday.

“Costs have doubled,” said Ed Parnell, a spokesman for Brightmoor. “We waited as long as we could.”

“They did not wait,” said Councilwoman Rita Voss. “They never do.”`),
    said: [
      ["Costs have doubled", "Ed Parnell"],
      ["We waited as long", "Ed Parnell"],
      ["They did not wait", "Rita Voss"],
      ["They never do", "Rita Voss"],
    ],
  },
  {
    name: "press release with a quote in German marks",
    document: read(`Die Firma Lindhof baut ein Werk.

„We will hire four hundred people,“ said Annika Berg, the managing director. „And we will train them.“`),
    said: [
      ["We will hire four hundred", "Annika Berg"],
      ["And we will train them", "Annika Berg"],
    ],
  },
  {
    name: "report with two women",
    document: read(`Ms. Cora Whitlock sued Mrs. Dinah Sloan in May.

“She broke the contract,” Ms. Whitlock said.

Mrs. Sloan denied it. “I kept every word,” she said.`),
    said: [
      ["She broke the contract", "Cora Whitlock"],
      ["I kept every word", "Dinah Sloan"],
    ],
  },
  {
    name: "report of a post and a reply",
    document: read(`“The app is dead,” Vesna Grey wrote on Sunday.

“It is not,” replied Tarquin Bell, its founder. “We have a million users.”`),
    said: [
      ["The app is dead", "Vesna Grey"],
      ["It is not", "Tarquin Bell"],
      ["We have a million users", "Tarquin Bell"],
    ],
  },
];
