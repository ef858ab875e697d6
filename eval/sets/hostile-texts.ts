/** Pieces to repeat in a text, chosen to make the judge slow or to break it. */
export const hostilePieces: readonly string[] = [
  // Only negations, punctuation and unclosed brackets.
  ..."not |never |not not not |We will never not stop. |can't won't |n't|cannot |no longer |(|((((|(we |[{|)".split(
    "|",
  ),
  ...'"|"\'“|he said "she said |.|. |...|,|a, |;|; we |—|:|!|? |/|*|\\|_|-|a-|a\'|@a |#a |\n|\n\n|\t|\r\n| '.split(
    "|",
  ),
  // Endless conditions, exceptions and times.
  ..."if |only if we |unless we sell |then |, then we will |when the - |should it |as long as |except |even if |If we grow, we will not sell. ".split(
    "|",
  ),
  ..."q3 2024 |July 2024 |by the end of 2025 |within two years |2024 |1,|20% |$3.5 billion and |1e9 |½ ".split(
    "|",
  ),
  // Words that the rules look for.
  ..."open source closed some |sell keep buy |delayed, not yet, never late |removed the pledge and |we have changed our policy |committed |might perhaps could |is not |from |people tell us that |he says that she says that ".split(
    "|",
  ),
  ..."Bob has visited Rome and |if Bob has visited Rome then Al has visited Oslo, |everyone has visited every place |more than less than |as tall as |who |that |the |we |and |but ".split(
    "|",
  ),
  ..."dog |dog cat horse animal |a |ad. |U.S. |a.b.|A. |WE WILL NEVER SELL DATA. |http://a.b/c?d=e&f |We sell no data. ".split(
    "|",
  ),
  // Characters that combine, are invisible or take several code units.
  ..."a|aé|a\u0301\u0301\u0301|\u0301|a\u200b|\u200b|\ufeff|\u202e|\u00ad|😀|😀 we |👩‍👩‍👧‍👦|\ud83d|\udc00|\u0000|我们|データ |Wir verkaufen keine Daten. ".split(
    "|",
  ),
];

/** A text of one repeated piece with the given length. `mark` makes it differ from other texts of the same piece. */
export function hostileText(piece: string, characters: number, mark: number): string {
  return `${mark} ${piece.repeat(Math.ceil(characters / Math.max(1, piece.length)))}`.slice(0, characters);
}
