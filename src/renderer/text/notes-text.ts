import { spoken } from '../speech.ts';
import { notes as english, type NotesText } from './english/notes.ts';
import { notes as german } from './german/notes.ts';

/** What the pad says, in the language that is spoken now. Both come with the pad, which is fetched on demand. */
export function notesText(): NotesText {
  return spoken() === 'en' ? english : german;
}
