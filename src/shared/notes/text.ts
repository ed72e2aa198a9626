import { plainLine } from '../plain.ts';

/** The longest note, in UTF-16 units: a mebibyte of English. */
export const MAX_NOTE_CHARS = 1_048_576;

export const MAX_TITLE_CHARS = 120;
export const MAX_SNIPPET_CHARS = 160;

/** Titles and snippets are looked for this far into a note; what comes later is not its beginning. */
const BEGINNING_CHARS = 4_000;

/** What Markdown puts before the words of a line: quotes, list marks, check boxes, headings. */
const LINE_MARKS = /^(?:\s|>|#{1,6}(?=\s)|[-*+](?=\s)|\d{1,9}[.)](?=\s)|\[[ xX]\](?=\s))*/;

/** What Markdown puts around words. A `#` stays: it may be a tag. */
const INLINE_MARKS = /\*{1,3}|`+|~~|(?<!\w)_{1,2}|_{1,2}(?!\w)/g;

const HAS_WORDS = /[\p{L}\p{N}\p{S}]/u;

/**
 * Text as a note keeps it, so that equal texts compare equal wherever they come from: lines end with `\n` alone, lone
 * surrogates and U+0000 are the replacement character (https://spec.commonmark.org/0.31.2/#insecure-characters). Applying it
 * again changes nothing.
 */
export function toNoteText(raw: string): string {
  return raw.toWellFormed().replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD');
}

/** A note's first line that says something, without its Markdown marks; empty where there is none. */
export function titleOf(text: string): string {
  return beginningOf(text).title;
}

/** Title and snippet of a note, both plain and on one line. */
export function beginningOf(text: string): { readonly title: string; readonly snippet: string } {
  const lines = text
    .slice(0, BEGINNING_CHARS)
    .split('\n')
    .map(toWords)
    .filter((line) => HAS_WORDS.test(line));
  const [title = '', ...rest] = lines;
  return {
    title: plainLine(title, MAX_TITLE_CHARS),
    snippet: plainLine(rest.join(' '), MAX_SNIPPET_CHARS),
  };
}

function toWords(line: string): string {
  return line.replace(LINE_MARKS, '').replace(INLINE_MARKS, '').trim();
}
