import { SPEECH } from '../../speech.ts';
import { notesText } from '../../text/notes-text.ts';

/** The longest title that is quoted whole within a sentence. */
const MAX_QUOTED_CHARS = 40;

/** A title as it stands in a sentence. */
export function quoted(title: string): string {
  const short = title.length > MAX_QUOTED_CHARS ? `${title.slice(0, MAX_QUOTED_CHARS).trimEnd()}…` : title;
  return notesText().quoted(short);
}

/** The length of a text, as people count it: "1,204 characters". */
export function lengthWords(chars: number): string {
  return notesText().chars(chars.toLocaleString(SPEECH.locale), chars === 1);
}

/** How many notes: "10,000 notes". */
export function notesWords(count: number): string {
  return notesText().list.count(count.toLocaleString(SPEECH.locale), count === 1);
}

/** A number as the user's system writes it: "10,000". */
export function numberWords(count: number): string {
  return count.toLocaleString(SPEECH.locale);
}
