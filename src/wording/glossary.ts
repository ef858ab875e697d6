/** One word, what it means and an example. The texts may hold `code` and *emphasis*, as in Markdown. */
export type GlossaryEntry = readonly [word: string, meaning: string, example: string];

// These two tables and docs/glossary.md are the same, word for word: a test compares them.

/** All words but the ratings, in alphabetical order. */
// biome-ignore format: one line for each word
export const glossaryWords: readonly GlossaryEntry[] = [
  ["alias", "Another name of a company, with the dates between which it was used.", "Facebook, for Meta, until 28 October 2021"],
  ["analyst", "The person who compiled the seed collection and reviewed its links.", "reviews under the name *Walkback seed review*"],
  ["as known on", "A list of links as it was published at the end of a day. In the API, the parameter is `asOf`.", "`?asOf=2026-11-01`"],
  ["broken promise", "A manner: the company did what it had promised not to do, or did not do what it had promised.", '"Our app will never show ads", then ads in the app'],
  ["cannot tell", "A judge's answer when it names no relation, because none is likely enough or the texts cannot be compared. In the API it is `null`.", '"We will keep prices as they are", then "Subscribers now pay a fifth more"'],
  ["capture", "A copy of a source's text at one instant, never changed. A failed fetch is recorded as a capture too.", "the text of Acme's terms, taken on 3 May 2024"],
  ["changed reason", "A manner: the reason given now clashes with the reason given before.", "open models are safer (2024); careful with open models, for safety (2025)"],
  ["claim", "One testable proposition in a statement, in the words of the quote.", '"open source AI will be safer than the alternatives"'],
  ["clarified", "A manner: the evidence says what the claim meant, and takes nothing away.", '"By *open* we mean the weights."'],
  ["company", "A business or other body that makes statements and moves.", "Meta"],
  ["condition", "The part of a claim that says when it applies.", `"if it is not safe" in "If it is not safe to open source a model, we won't"`],
  ["condition met", "A manner: the company did what the claim's own condition or exception allowed.", "the model was not safe, and Acme did not release it"],
  ["confirmation", "A published link that confirms.", '"We will publish the source code", then the source code'],
  ["confirms", "A relation: the evidence supports the claim.", '"We will publish the source code", then the source code'],
  ["contradiction", "A published link that contradicts.", "`/contradictions/{id}`"],
  ["contradicts", "A relation: the claim and the evidence cannot both be true.", '"Our app will never show ads", then ads in the app'],
  ["correction", "A public row that says what changed, the old and the new value, why, who asked, and when.", "the day of a quote, from 24 July to 23 July 2024"],
  ["cross-encoder", "A model that reads two texts together and says only how they relate.", "`JUDGE=nli`"],
  ["defence", "The strongest case for the company, written by a contributor or an editor. A contradiction without one says that a person looked and found none.", "the podcast of April 2024, beside the letter of July 2025"],
  ["definition gap", "A manner: a word is used for something that it does not usually mean.", "*open source*, for a licence that limits who may use the model"],
  ["degree", "How much of the claim the evidence touches: full or partial.", "partial: ads, but for new users only"],
  ["disclosure", "How a move became known: announced, silent or reported.", "reported: a newspaper wrote about the plan"],
  ["draft", "A record that is not public. Only holders of keys see it.", "a statement that nobody has published"],
  ["due day", "The day by which a promise or a prediction was to come true.", '31 December 2025, for "by the end of 2025"'],
  ["entry", "A statement or a move.", "the letter of July 2025; a price change"],
  ["event", "The occasion that a source reports. Several sources may name the same one.", "one press release, and ten reprints of it"],
  ["evidence", "A statement or a move that is compared with a claim. It may come from the company, its parent or subsidiary, or a third party that speaks about one of them.", "the letter of July 2025"],
  ["fact", "A kind of claim: how something is.", '"We have 300 employees in Ohio."'],
  ["hedge", "A word that makes a claim weaker.", '"we hope", "we expect"'],
  ["judge", "A program that compares a claim with evidence, and says the relation, its probabilities and its reasons. To judge a pair is to do this. A judge never publishes.", "`builtin`, the judge that comes with Walkback"],
  ["kept", "A manner: the company did what it had said.", '"We will publish the source code", then the source code'],
  ["key", "A secret, also called an API key, that lets its holder read drafts and write under the holder's name.", "`wb_...`"],
  ["kind", "What a claim is: promise, position, prediction, fact or definition. A move and a source have kinds too.", "promise; price change; open letter"],
  ["letter or spirit", "Whether the link rests on the words themselves (letter), or on what a fair reader understood by them (spirit).", 'spirit: still "free", but with a paid plan for all old features'],
  ["link", "The connection between a claim and a piece of evidence, with its relation.", "claim of 2024, contradicted by the letter of 2025"],
  ["locator", "The place of a quote in its source.", "page 12; 00:38:32 to 00:38:43"],
  ["manner", "How the evidence contradicts, confirms or qualifies the claim.", "missed deadline"],
  ["missed deadline", "A manner: the promise was kept late, or its day passed.", "due by 2022, delivered in 2024"],
<<<<<<< HEAD
  ["move", "What a company did, in an editor's words.", "Acme raised the price of its app"],
  ["narrowed", "A manner: the claim still holds, but for less than before.", '"We will be careful about what we choose to open source."'],
  ["parent", "The company that owns another, with the days.", "Meta, for WhatsApp"],
=======
  ["move", "Something that a company did, in an editor's words.", "Acme raised the price of its app"],
  ["narrowed", "A manner: the claim still stands, but it covers less than before.", '"We will be careful about what we choose to open source."'],
  ["parent", "The company that owns another, with the dates.", "Meta, for WhatsApp"],
>>>>>>> docs2
  ["position", "A kind of claim: what the company stands for.", '"Meta is committed to open source AI."'],
  ["precision", "How precisely a date is known: to the day, the month or the year.", "2024-07-23, 2024-07, 2024"],
  ["prediction", "A kind of claim: what will happen.", '"Most developers will use open models."'],
  ["promise", "A kind of claim: what the company will do or will not do.", '"We will never sell your data."'],
  ["publish", "To make a record public. Only an editor can, and the checks must pass.", "`POST /api/v1/links/{id}/publish`"],
  ["qualification", "A published link that qualifies.", '"committed to open source AI", then "careful"'],
<<<<<<< HEAD
  ["qualifies", "A relation: the claim holds, but the evidence narrows, weakens or explains it.", '"committed to open source AI", then "careful"'],
=======
  ["qualifies", "A relation: the claim still stands, but the evidence narrows, weakens or explains it.", '"committed to open source AI", then "careful"'],
>>>>>>> docs2
  ["quote confidence", "Whether the quote was seen in its own source or in another document that quotes it.", "primary; secondary"],
  ["rating", "A summary of a claim's published links. It is computed and never typed in.", "*half flip*, for a position contradicted in part"],
  ["relation", "What the evidence does to the claim: contradicts, confirms or qualifies. A judge may also say unrelated.", "contradicts"],
  ["reply", "What a company says about a link, printed in full. In the API, `replies` is the whole log, with the questions too.", "asked by mail on 3 May, declined on 5 May"],
  ["restated", "A manner: the company said the same again.", '"As we said, no ads."'],
  ["reversal", "A manner: the company now takes the opposite position.", "for a law in 2023, against it in 2024"],
  ["review", "One editor's approval or rejection of a link, under a name. It is never changed.", "approve, by A. Name"],
  ["role", "A person's title at a company, with its first and last day.", "Chief Executive of Acme, since 2019"],
  ["scope", "What a claim is limited to.", '"in Europe"'],
  ["seed collection", "The real entries that an empty database starts with.", "the letters and the podcast of 2024 and 2025"],
  ["source", "One published document.", "an open letter, a filing, a news report"],
  ["speaker", "The person who made a statement.", "Mark Zuckerberg"],
  ["statement", "A verbatim quote with a date, its source and its speaker.", "a sentence of the letter of 23 July 2024"],
  ["strength", "How a claim was said: firm, intended or hedged.", 'hedged: "we hope to"'],
  ["testability", "Whether evidence can decide the claim: testable or vague.", 'vague: "We care about people."'],
  ["tier", "Whether a source is the record itself (primary) or a report of it (secondary).", "primary: a court paper; secondary: a news report about it"],
  ["topic", "A subject heading. Topics form a small tree.", "open models"],
  ["unrelated", "A judge's answer that the evidence does not concern the claim. It is the fourth of the judge's probabilities.", "what another company did"],
  ["voice", "Whether the speaker speaks for themselves (own), or says what others say (reporting).", 'reporting: "Developers tell me that they need control."'],
  ["withdraw", "To take a published link back. It leaves the lists, and its page stays and says why.", `"The quote was another company's."`],
];

/** The values of a rating: first those of positions, facts and definitions, then those of promises and predictions. */
// biome-ignore format: one line for each word
export const glossaryRatings: readonly GlossaryEntry[] = [
  ["no flip", "A position, fact or definition that no published link contradicts or narrows.", "still for open models"],
  ["half flip", "A position, fact or definition that is contradicted in part, or narrowed.", "for open models, with limits"],
  ["full flop", "A position, fact or definition that is contradicted in full.", "for the law, then against it"],
  ["not yet rated", "A promise or prediction about which no published link decides anything.", "nothing has happened yet"],
  ["in the works", "A promise or prediction that is confirmed in part.", "one of two plants is built"],
  ["stalled", "A promise or prediction whose due day passed without full confirmation.", "due in 2024, and no record since"],
  ["compromise", "A promise or prediction that is contradicted in part, narrowed, or kept late.", "due in 2022, delivered in 2024"],
  ["kept (rating)", "A promise or prediction that is confirmed in full and not contradicted.", "the source code is public"],
  ["broken", "A promise or prediction that is contradicted in full.", '"never ads", then ads'],
  ["unclear or disputed", "A promise or prediction that is contradicted in full by one link, while another says that it was kept in full or that its condition was met.", "one link says kept, another says broken"],
];
