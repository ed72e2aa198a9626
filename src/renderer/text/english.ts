import { common, now, shell } from './english/common.ts';
import { desktop } from './english/desktop.ts';
import { diagnose } from './english/diagnose.ts';
import { incidents } from './english/incidents.ts';
import { palette } from './english/palette.ts';
import { services } from './english/services.ts';

/** What the window says beside the sentences of `shared/words`, in English. Another language is another value of this shape. */
export const ENGLISH_TEXT = {
  common,
  shell,
  now,
  incidents,
  diagnose,
  services,
  palette,
  desktop,
};

export type Text = typeof ENGLISH_TEXT;
