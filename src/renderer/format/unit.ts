const NO_BREAK = '\u00a0';

/** A figure and its unit, "12 s" or "99.8 %", kept on one line. */
export function withUnit(figure: string): string {
  return figure.replaceAll(' ', NO_BREAK);
}

/** Words for elsewhere, such as a clipboard: with the spaces that everybody types. */
export function withPlainSpaces(words: string): string {
  return words.replaceAll(NO_BREAK, ' ');
}
