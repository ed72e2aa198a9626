import { clockWords } from '../../shared/words/duration.ts';
import { SPEECH } from '../speech.ts';

const DAY_MS = 86_400_000;

const LAST: ReadonlyMap<number, string> = new Map([
  [DAY_MS / 24, 'the last hour'],
  [DAY_MS, 'the last 24 hours'],
  [7 * DAY_MS, 'the last 7 days'],
  [30 * DAY_MS, 'the last 30 days'],
  [90 * DAY_MS, 'the last 90 days'],
  [365 * DAY_MS, 'the last year'],
]);

/** A range in words that follow "in": "the last 24 hours", or from when to when. */
export function rangeWords(fromMs: number, toMs: number, isLive: boolean, nowMs: number): string {
  const last = isLive ? LAST.get(toMs - fromMs) : undefined;
  if (last !== undefined) return last;
  return `the time from ${clockWords(fromMs, nowMs, SPEECH)} to ${clockWords(toMs, nowMs, SPEECH)}`;
}
