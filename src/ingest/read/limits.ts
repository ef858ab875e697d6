/** The largest file that is read, by kind, in bytes. */
export const MAX_BYTES = {
  html: 20 * 1_048_576,
  markdown: 10 * 1_048_576,
  text: 50 * 1_048_576,
  vtt: 5 * 1_048_576,
  srt: 5 * 1_048_576,
  eml: 50 * 1_048_576,
  pdf: 100 * 1_048_576,
  docx: 50 * 1_048_576,
} as const;

/** The largest file of any kind, in bytes. */
export const MAX_ANY_BYTES = Math.max(...Object.values(MAX_BYTES));

/** The most tags in an HTML page. Time and memory grow with them. */
export const MAX_TAGS = 400_000;

/** The most elements that may lie one inside the other. Some steps of the reading recurse. Real pages stay below 50. */
export const MAX_DEPTH = 1_000;

/** What readability takes in a second or two. Larger pages are read by their own marks, in linear time. */
export const MAX_READABLE = { nodes: 30_000, depth: 100, characters: 5_000_000 } as const;

/** The most pages of a PDF. */
export const MAX_PAGES = 5_000;

/** The most characters of text that a document may give. */
export const MAX_TEXT_CHARACTERS = 20_000_000;

/** The most parts of a mail, attachments included. */
export const MAX_MAIL_PARTS = 200;

/** The most lines of a mail. Each costs about 9 µs, whatever it holds. */
export const MAX_MAIL_LINES = 1_000_000;

/** The most mails that may lie one inside the other. */
export const MAX_MAIL_DEPTH = 20;

/** The most bytes that a Word file may unpack to. */
export const MAX_UNPACKED_BYTES = 200 * 1_048_576;

/** The most bytes of the text of a Word file, marks included. The reader needs many times as much memory. */
export const MAX_WORD_TEXT_BYTES = 30 * 1_048_576;

/** The most files inside a Word file. */
export const MAX_ZIP_ENTRIES = 5_000;

/** The most captions of a caption file. */
export const MAX_CAPTIONS = 20_000;
