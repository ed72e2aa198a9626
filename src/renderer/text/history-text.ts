import { spoken } from '../speech.ts';
import { history as english, type HistoryText } from './english/history.ts';
import { history as german } from './german/history.ts';

/**
 * What the History view says, in the language that is spoken now. Both come with the view, which is fetched on demand: the start
 * carries neither.
 */
export function historyText(): HistoryText {
  return spoken() === 'en' ? english : german;
}
