/** Indent, mark and check box at the start of a line: of a list item, or of a quote. */
const MARK = /^(\s*)(?:([-*+])|(\d{1,9})([.)])|(>))(\s+)(\[[ xX]\]\s+)?/;

/** What Enter does at the end of a line's words: continue its list with `insert`, or end it by dropping `drop` characters. */
export type Continuation =
  | { readonly kind: 'continue'; readonly insert: string }
  | { readonly kind: 'end'; readonly drop: number };

/**
 * How a list or a quote goes on below a line, where the cursor stands `column` characters into it; null where the line belongs
 * to none, or the cursor stands before its words. An item without words ends its list.
 */
export function continueList(line: string, column: number): Continuation | null {
  const found = MARK.exec(line);
  if (found === null) return null;
  const [mark, indent = '', bullet, number, point = '', quote, space = ' ', box] = found;
  if (column < mark.length) return null;
  if (line.slice(mark.length).trim() === '') return { kind: 'end', drop: line.length };
  const sign = bullet ?? quote ?? `${Number(number) + 1}${point}`;
  return { kind: 'continue', insert: `\n${indent}${sign}${space}${box === undefined ? '' : '[ ] '}` };
}
