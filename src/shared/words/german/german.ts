import type { Words } from '../english/english.ts';
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

/** Everything Pilotlight says of itself, in German. */
export const GERMAN: Words = {
  locale: 'de-DE',
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
