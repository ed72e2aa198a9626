export type Cell = string | number | boolean | null;

/** Lines as RFC 4180 writes them, each ended by CR LF. */
export function toCsv(lines: readonly (readonly Cell[])[]): string {
  return lines.map((cells) => `${cells.map(toCell).join(',')}\r\n`).join('');
}

/**
 * A cell: empty for null. Text that a spreadsheet would take for a formula is marked as text; numbers are our own and stay
 * numbers, a minus among them: https://owasp.org/www-community/attacks/CSV_Injection
 */
function toCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const safe = /^[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
