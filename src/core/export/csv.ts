export type Cell = string | number | boolean | null;

/** Lines as RFC 4180 writes them, each ended by CR LF. */
export function toCsv(lines: readonly (readonly Cell[])[]): string {
  return lines.map((cells) => `${cells.map(toCell).join(',')}\r\n`).join('');
}

const FORMULA = /^[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20]/;
/**
 * Where the list separator of the system is no comma, as in most of Europe, a spreadsheet begins a cell behind each of these, even
 * within quotation marks. A dash before a space begins an item of a list.
 */
const FORMULA_WITHIN = /([;\t\r\n][ "']*)(?=[=+@\uff0b\uff0d\uff1d\uff20]|-+[^\s-])/g;

/**
 * A cell: empty for null. Text that a spreadsheet would take for a formula is marked as text; numbers are our own and stay
 * numbers, a minus among them: https://owasp.org/www-community/attacks/CSV_Injection
 */
function toCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const marked = cell.replace(FORMULA_WITHIN, "$1'");
  const safe = FORMULA.test(cell) ? `'${marked}` : marked;
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
