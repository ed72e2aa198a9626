import type { Paint } from './paint.ts';
import { wrapText } from './text-width.ts';

/** How a screen is drawn: the columns there are, the present in ms since 1970, and the paint. */
export interface Layout {
  readonly columns: number;
  readonly nowMs: number;
  readonly paint: Paint;
}

/** Longer lines are hard to read, whatever the terminal's width. */
const MAX_COLUMNS = 96;

/** A text as lines under a hanging indent: `lead` stands before the first, as many spaces before the rest. */
export function paragraph(
  text: string,
  { columns }: Layout,
  options: { readonly indent: number; readonly lead?: string; readonly style?: (line: string) => string },
): readonly string[] {
  const { indent, lead = ' '.repeat(indent), style = (line: string) => line } = options;
  const room = Math.min(columns, MAX_COLUMNS) - indent;
  return wrapText(text, room).map((line, index) => (index === 0 ? lead : ' '.repeat(indent)) + style(line));
}
