import { ENGLISH_HERE, type Speech } from './speech.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Below this an age is "just now": it would tick faster than anyone reads. */
const JUST_NOW_MS = 5 * SECOND_MS;

/** A week back, a day's name alone would mean two days. */
const NAMED_DAY_MS = 6 * DAY_MS;

/** From here on, hours beside the days are no news. */
const HOURS_COUNT_MS = 7 * DAY_MS;

/** The last millisecond that ECMAScript's `Date` can hold; formatting a later one would throw. */
const MAX_DATE_MS = 8.64e15;

/** A length of time in its two largest units, rounded down: "12 s", "3 min", "1 h 20 min", "2 d 4 h". Negative is "0 s". */
export function spanWords(ms: number, speech: Speech = ENGLISH_HERE): string {
  const { seconds, minutes, hours, days } = speech.words.time;
  const whole = (unitMs: number): number => Math.floor(ms / unitMs);
  if (ms < MINUTE_MS) return seconds(Math.max(0, whole(SECOND_MS)));
  if (ms < HOUR_MS) return minutes(whole(MINUTE_MS));
  if (ms < DAY_MS) return pair(hours(whole(HOUR_MS)), whole(MINUTE_MS) % 60, minutes);
  return pair(days(whole(DAY_MS)), ms < HOURS_COUNT_MS ? whole(HOUR_MS) % 24 : 0, hours);
}

function pair(large: string, rest: number, small: (count: number) => string): string {
  return rest === 0 ? large : `${large} ${small(rest)}`;
}

/** How long an answer took: "240 ms", "3.4 s". Negative is "0 ms". */
export function latencyWords(ms: number, speech: Speech = ENGLISH_HERE): string {
  const { milliseconds, decimalSeconds } = speech.words.time;
  const whole = Math.max(0, Math.round(ms));
  return whole < SECOND_MS ? milliseconds(whole) : decimalSeconds((whole / SECOND_MS).toFixed(1));
}

/** How long ago: "12 s ago". "Just now" under five seconds, and for a time ahead: then a clock was set back. */
export function ageWords(atMs: number, nowMs: number, speech: Speech = ENGLISH_HERE): string {
  const { ago, justNow } = speech.words.time;
  const ageMs = nowMs - atMs;
  return ageMs < JUST_NOW_MS ? justNow : ago(spanWords(ageMs, speech));
}

/** A clock time with as much of the day as it needs: "14:05", "Tue 14:05", "3 Nov 14:05", "3 Nov 2025 14:05". */
export function clockWords(atMs: number, nowMs: number, speech: Speech = ENGLISH_HERE): string {
  const formats = formatsOf(speech);
  const at = toDate(atMs);
  const now = toDate(nowMs);
  const clock = formats.clock.format(at);
  if (formats.day.format(at) === formats.day.format(now)) return clock;
  const { onDay } = speech.words.time;
  if (Math.abs(nowMs - atMs) < NAMED_DAY_MS) return onDay(formats.weekday.format(at), clock);
  const isThisYear = formats.year.format(at) === formats.year.format(now);
  return onDay((isThisYear ? formats.date : formats.day).format(at), clock);
}

function toDate(ms: number): Date {
  return new Date(Math.max(-MAX_DATE_MS, Math.min(MAX_DATE_MS, ms)));
}

interface Formats {
  readonly clock: Intl.DateTimeFormat;
  readonly weekday: Intl.DateTimeFormat;
  readonly date: Intl.DateTimeFormat;
  readonly day: Intl.DateTimeFormat;
  readonly year: Intl.DateTimeFormat;
}

/** Making a format costs far more than using it, and a tray with many services uses hundreds. */
const made = new Map<string, Formats>();

function formatsOf({ words, locale, timeZone }: Speech): Formats {
  const key = `${words.locale} ${locale} ${timeZone ?? ''}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const format = (in_: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(in_, timeZone === undefined ? options : { ...options, timeZone });
  // Names of days and months are words of the sentence; whether noon is 12:00 or 12 PM is the reader's habit.
  const formats: Formats = {
    clock: format(locale, { hour: '2-digit', minute: '2-digit' }),
    weekday: format(words.locale, { weekday: 'short' }),
    date: format(words.locale, { day: 'numeric', month: 'short' }),
    day: format(words.locale, { day: 'numeric', month: 'short', year: 'numeric' }),
    year: format(words.locale, { year: 'numeric' }),
  };
  made.set(key, formats);
  return formats;
}
