import { PassThrough } from 'node:stream';
import { WriteStream } from 'node:tty';
import { describe, expect, it } from 'vitest';
import { createScreen } from '../../../src/headless/terminal/screen.ts';

const ESC = '\u001B';

/** A terminal that writes down what it is sent and shows it as a grid of `rows` lines. */
function createTerminal(rows: number) {
  const stream = new PassThrough();
  let sent = '';
  stream.on('data', (chunk: Buffer) => {
    sent += chunk.toString('utf8');
  });
  const terminal: WriteStream = Object.assign(Object.create(WriteStream.prototype), {
    rows,
    columns: 80,
    write: (text: string) => stream.write(text),
    on: stream.on.bind(stream),
    off: stream.off.bind(stream),
    emit: stream.emit.bind(stream),
  });
  return { terminal, shown: () => play(sent), sent: () => sent };
}

/** What a terminal shows after these bytes: enough of ECMA-48 for a screen that is painted over. */
function play(bytes: string): readonly string[] {
  const lines: string[] = [''];
  let row = 0;
  let column = 0;
  const tokens = bytes.match(new RegExp(`${ESC}\\[\\??\\d*[A-Za-z]|[^${ESC}]`, 'gu')) ?? [];
  for (const token of tokens) {
    const line = lines[row] ?? '';
    const up = new RegExp(`^${ESC}\\[(\\d+)A$`).exec(token);
    if (up !== null) row = Math.max(0, row - Number(up[1]));
    else if (token === '\u001B[J') lines.splice(row, lines.length, line.slice(0, column));
    else if (token === '\u001B[K') lines[row] = line.slice(0, column);
    else if (token === '\u001B[2J') lines.splice(0, lines.length, '');
    else if (token === '\u001B[H') [row, column] = [0, 0];
    else if (token === '\r') column = 0;
    else if (token === '\n') {
      row += 1;
      lines[row] ??= '';
    } else if (!token.startsWith('\u001B')) {
      lines[row] = line.slice(0, column).padEnd(column) + token + line.slice(column + 1);
      column += 1;
    }
  }
  return lines;
}

describe('createScreen', () => {
  it('shows its lines on a terminal that does not say how high it is', () => {
    const { terminal, shown } = createTerminal(0);
    createScreen(terminal).paint(['one', 'two', 'three']);
    expect(shown()).toEqual(['one', 'two', 'three']);
  });

  it('paints over what it painted before, whether longer or shorter', () => {
    const { terminal, shown } = createTerminal(24);
    const screen = createScreen(terminal);
    screen.paint(['first line, rather long', 'second', 'third']);
    screen.paint(['short']);
    expect(shown()).toEqual(['short']);
    screen.paint(['one', 'two', 'three', 'four']);
    expect(shown()).toEqual(['one', 'two', 'three', 'four']);
  });

  it('leaves the last picture and gives the cursor back', () => {
    const { terminal, shown, sent } = createTerminal(24);
    const screen = createScreen(terminal);
    screen.paint(['one', 'two']);
    screen.close();
    expect(shown()).toEqual(['one', 'two', '']);
    expect(sent().startsWith('\u001B[?25l')).toBe(true);
    expect(sent().endsWith('\u001B[?25h')).toBe(true);
  });

  it('leaves nothing where nothing is painted in the end', () => {
    const { terminal, shown } = createTerminal(24);
    const screen = createScreen(terminal);
    screen.paint(['Looking …']);
    screen.paint([]);
    screen.close();
    expect(shown()).toEqual(['']);
  });

  it('never grows beyond the terminal, and says how much is hidden', () => {
    const { terminal, shown } = createTerminal(5);
    createScreen(terminal).paint(Array.from({ length: 10 }, (_, index) => `line ${index}`));
    expect(shown()).toEqual(['line 0', 'line 1', 'line 2', '… 7 more lines']);
  });

  it('begins anew after a resize', () => {
    const { terminal, shown } = createTerminal(24);
    const screen = createScreen(terminal);
    screen.paint(['one', 'two', 'three']);
    terminal.emit('resize');
    expect(shown()).toEqual(['']);
    screen.paint(['one', 'two']);
    expect(shown()).toEqual(['one', 'two']);
  });
});
