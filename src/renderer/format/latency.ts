import { SPEECH } from '../speech.ts';
import { decimalWords } from './intl.ts';
import { withUnit } from './unit.ts';

/** A latency for people: `231 ms` below a second, `1.24 s` above, `12.4 s` from ten seconds. */
export function toLatencyWords(ms: number): string {
  if (ms < 999.5) return withUnit(`${Math.round(ms)} ms`);
  return withUnit(`${decimalWords(ms / 1000, ms < 9_995 ? 2 : 1, SPEECH.words.locale)} s`);
}

/** A share in percent that never rounds to 0 or 100 what is neither: `0.1 %` at least, `99.9 %` at most. */
export function toShareWords(part: number, whole: number): string {
  return withUnit(`${toPercent(part, whole)} %`);
}

/** The same share as a bare number, for a place that says once that it is percent. */
export function toPercent(part: number, whole: number): string {
  if (whole <= 0) return '0';
  const percent = (part / whole) * 100;
  if (part === 0 || part === whole) return String(Math.round(percent));
  const kept = Math.min(99.9, Math.max(0.1, percent));
  return kept >= 10 && kept < 99 ? String(Math.round(kept)) : decimalWords(kept, 1, SPEECH.words.locale);
}
