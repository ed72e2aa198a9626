import type { WriteStream } from 'node:tty';
import { clipText } from './text-width.ts';

/** A part of the terminal that is painted over again and again, without touching what stands above it. */
export interface Screen {
  readonly paint: (lines: readonly string[]) => void;
  /** Leaves the last picture standing and gives the cursor back. */
  readonly close: () => void;
}

const ESC = '\u001B[';
const HIDE_CURSOR = `${ESC}?25l`;
const SHOW_CURSOR = `${ESC}?25h`;
/** Erases from the cursor to the end of the screen, ECMA-48 8.3.39. */
const ERASE_BELOW = `${ESC}J`;
const ERASE_LINE_REST = `${ESC}K`;

const USUAL_ROWS = 24;

/** Paints in place. A picture taller than the terminal is cut at its end: what has scrolled away cannot be painted over. */
export function createScreen(stream: WriteStream): Screen {
  let height = 0;
  // After a resize the terminal has wrapped the old lines anew, and their number is not known any more.
  const onResize = (): void => {
    stream.write(`${ESC}H${ERASE_BELOW}`);
    height = 0;
  };
  stream.on('resize', onResize);
  stream.write(HIDE_CURSOR);
  return {
    paint: (lines) => {
      const shown = fitTo(lines, stream.rows);
      const up = height > 1 ? `${ESC}${height - 1}A` : '';
      const text = shown.map((line) => line + ERASE_LINE_REST).join('\r\n');
      stream.write(`${height === 0 ? '' : `${up}\r`}${text}${ERASE_BELOW}`);
      height = shown.length;
    },
    close: () => {
      stream.off('resize', onResize);
      stream.write(`${height === 0 ? '' : '\r\n'}${SHOW_CURSOR}`);
    },
  };
}

function fitTo(lines: readonly string[], rows: number): readonly string[] {
  // A terminal that does not say how high it is says 0.
  const room = rows > 0 ? Math.max(1, rows - 1) : USUAL_ROWS;
  if (lines.length <= room) return lines;
  const rest = lines.length - room + 1;
  return [...lines.slice(0, room - 1), clipText(`… ${rest} more lines`, 40)];
}
