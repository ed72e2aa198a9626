import { spoken } from '../speech.ts';
import { localModel as english, type LocalModelText } from './english/local-model.ts';
import { localModel as german } from './german/local-model.ts';

/** What is said of models on this computer, in the language that is spoken now; it comes with the pad and the settings. */
export function localModelText(): LocalModelText {
  return spoken() === 'en' ? english : german;
}
