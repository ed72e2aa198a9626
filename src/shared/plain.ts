const ESC = '\u001B';
const BEL = '\u0007';

/** Terminal sequences with their parameters: colours and cursor moves (CSI), titles and links (OSC), device strings. */
const TERMINAL_SEQUENCES = new RegExp(
  `(?:${ESC}\\[|\u009B)[0-?]*[ -/]*[@-~]|${ESC}[\\]PX^_][^${BEL}${ESC}]*(?:${BEL}|${ESC}\\\\)`,
  'g',
);

/**
 * Marks that reorder what is read (https://trojansource.codes), and characters that take no room: with them, remote text
 * could look like something it is not. Joiners stay, because scripts and emoji need them.
 */
const INVISIBLE =
  /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\u{E0000}-\u{E007F}]/gu;

const BREAKS = /[\s\p{Cc}\p{Zl}\p{Zp}]+/gu;

/** A code point that belongs to the character before it: an accent, a joiner, a variation selector, a skin tone. */
const CONTINUES = /^(?:\p{M}|\u200D|\p{Emoji_Modifier})$/u;

/**
 * Remote text as one line that is safe in a terminal, a menu and a notification: no control characters, no marks that
 * reorder text, single spaces, at most `maxChars` UTF-16 units. Longer text ends at a word, or within a very long word
 * between two characters, with an ellipsis.
 */
export function plainLine(text: string, maxChars: number): string {
  const line = text
    .toWellFormed()
    .replace(TERMINAL_SEQUENCES, '')
    .replace(INVISIBLE, '')
    .replace(BREAKS, ' ')
    .trim();
  return line.length <= maxChars ? line : shorten(line, maxChars);
}

function shorten(line: string, maxChars: number): string {
  const room = maxChars - 1;
  if (room < 0) return '';
  const lastSpace = line.lastIndexOf(' ', room);
  const cut = lastSpace > room / 2 ? lastSpace : characterStart(line, room);
  return `${line.slice(0, cut).trimEnd()}…`;
}

/** The last place at or before `index` where a character begins, so that none is cut in two. */
function characterStart(line: string, index: number): number {
  let start = 0;
  let position = 0;
  let isJoined = false;
  for (const point of line) {
    if (!isJoined && !CONTINUES.test(point)) start = position;
    position += point.length;
    if (position > index) break;
    isJoined = point === '\u200D';
  }
  return start;
}
