import { MAX_NOTE_CHARS } from './text.ts';

const ENDING = /\.(?:md|markdown|mdown|txt|text)$/i;

/** The most that a file of one note can hold: up to three bytes of UTF-8 for each unit of its text, or two of UTF-16. */
export const MAX_TEXT_FILE_BYTES = 3 * MAX_NOTE_CHARS;

/** Whether a file is taken for a note's by its name. */
export function isTextFile(name: string): boolean {
  return ENDING.test(name);
}

/** A file's name without the ending that says that it is text. */
export function withoutTextEnding(name: string): string {
  return name.replace(ENDING, '');
}
