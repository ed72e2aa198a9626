import { spoken } from '../speech.ts';
import { modelCheck as englishCheck, type ModelCheckText } from './english/model-check.ts';
import { settings as english, type SettingsText } from './english/settings.ts';
import { modelCheck as germanCheck } from './german/model-check.ts';
import { settings as german } from './german/settings.ts';

/** What the Settings view says, in the language that is spoken now. Both come with the view, which is fetched on demand. */
export function settingsText(): SettingsText {
  return spoken() === 'en' ? english : german;
}

/** What the settings say of the model check, likewise. */
export function modelCheckText(): ModelCheckText {
  return spoken() === 'en' ? englishCheck : germanCheck;
}
