import { MAX_NOTE_CHARS } from './text.ts';

const ENDING = /\.(?:md|markdown|mdown|txt|text)$/i;

/** The most that a file of one note can hold: up to three bytes of UTF-8 for each unit of its text, or two of UTF-16. */
export const MAX_TEXT_FILE_BYTES = 3 * MAX_NOTE_CHARS;

/** Beside the notes of an export: what their files do not say, such as which are pinned, and the prompts that wait. */
export const PAD_FILE = 'pilotlight-pad.json';
/** The most that such a file can hold, in bytes. */
export const MAX_PAD_FILE_BYTES = 32 * 1024 * 1024;

export function isPadFile(name: string): boolean {
  return name.split(/[/\\]/).at(-1) === PAD_FILE;
}

/** Whether a file is taken for a note's by its name. */
export function isTextFile(name: string): boolean {
  return ENDING.test(name);
}

/** How the text of a file is written, by the byte order mark at its beginning. */
export function textEncodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/** Whether what was read from a file is no text for all that: UTF-8 with U+0000 in it is a program or a picture. */
export function isBinary(text: string, encoding: ReturnType<typeof textEncodingOf>): boolean {
  return encoding === 'utf-8' && text.includes('\0');
}

/** A file's name without the ending that says that it is text. */
export function withoutTextEnding(name: string): string {
  return name.replace(ENDING, '');
}
