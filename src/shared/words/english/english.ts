import { advice } from './advice.ts';
import { code } from './code.ts';
import { desktop } from './desktop.ts';
import { diagnosis } from './diagnosis.ts';
import { evidence } from './evidence.ts';
import { explain } from './explain.ts';
import { host } from './host.ts';
import { modelCheck } from './model-check.ts';
import { notes } from './notes.ts';
import { notification } from './notification.ts';
import { overall } from './overall.ts';
import { state } from './state.ts';
import { time } from './time.ts';
import { tray } from './tray.ts';
import { verdict } from './verdict.ts';

/** Everything Pilotlight says of itself, in English. Another language is another value of this shape. */
export const ENGLISH = {
  /** The language's own way to write a date, as a BCP 47 tag. */
  locale: 'en-GB',
  time,
  state,
  code,
  verdict,
  evidence,
  diagnosis,
  explain,
  overall,
  advice,
  tray,
  notification,
  modelCheck,
  notes,
  desktop,
  host,
};

/** A language: the same sentences, built from the same facts. */
export type Words = typeof ENGLISH;
