import { GERMAN } from '../../shared/words/german/german.ts';
import type { Text } from './english.ts';
import { common, now, shell } from './german/common.ts';
import { desktop } from './german/desktop.ts';
import { diagnose } from './german/diagnose.ts';
import { incidents } from './german/incidents.ts';
import { palette } from './german/palette.ts';
import { services } from './german/services.ts';

/** What the window says beside the sentences of `shared/words`, in German; fetched only where it is spoken. */
export const GERMAN_TEXT: Text = {
  common,
  shell,
  now,
  incidents,
  diagnose,
  services,
  palette,
  desktop,
};

export const GERMAN_WORDS = GERMAN;
