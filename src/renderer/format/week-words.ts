import type { Week, WeekCell } from '../../shared/statistics.ts';
import { spanWords } from '../../shared/words/duration.ts';
import { SPEECH } from '../speech.ts';
import { historyText } from '../text/history-text.ts';
import { dateFormat } from './intl.ts';
import { toShareWords } from './latency.ts';

const HOURS_A_DAY = 24;
/** The stretch of hours that is looked for as the worst: long enough not to be chance, short enough to be of use. */
const WINDOW_HOURS = 4;
/** An hour of the week, or a window, of which less than this is known tells nothing: two tries, or two minutes. */
const LEAST_KNOWN: Readonly<Record<Week['unit'], number>> = { tries: 20, ms: 20 * 60_000 };
/** Of the 168 hours of the week, so many must be known before anything is said of them. */
const LEAST_HOURS = 40;
/** How many times the usual share of failures a window must have to be called out. */
const STANDS_OUT = 2;

/** A Monday at midnight UTC: formats above then speak of days and hours of a week, of no week in particular. */
const A_MONDAY_MS = Date.UTC(2024, 0, 1);
const HOUR_MS = 3_600_000;

/** A day of the week, Monday first. */
export function dayName(day: number, form: 'long' | 'short' = 'long'): string {
  const format = dateFormat(SPEECH.words.locale, { weekday: form, timeZone: 'UTC' });
  return format.format(A_MONDAY_MS + day * HOURS_A_DAY * HOUR_MS);
}

/** A full hour as clocks show it. */
export function hourName(hour: number): string {
  const format = dateFormat(SPEECH.locale, { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });
  return format.format(A_MONDAY_MS + hour * HOUR_MS);
}

function add(cells: readonly WeekCell[]): WeekCell {
  return cells.reduce((sum, cell) => ({ known: sum.known + cell.known, failed: sum.failed + cell.failed }), {
    known: 0,
    failed: 0,
  });
}

export interface WorstWindow {
  readonly day: number;
  readonly fromHour: number;
  readonly toHour: number;
  readonly cell: WeekCell;
}

/** The four hours of one day with the largest share of failures; null where nothing failed or too little is known. */
export function worstWindow({ cells, unit }: Week): WorstWindow | null {
  let worst: WorstWindow | null = null;
  for (let day = 0; day < 7; day += 1) {
    for (let hour = 0; hour + WINDOW_HOURS <= HOURS_A_DAY; hour += 1) {
      const start = day * HOURS_A_DAY + hour;
      const cell = add(cells.slice(start, start + WINDOW_HOURS));
      if (cell.known < LEAST_KNOWN[unit] * WINDOW_HOURS || cell.failed === 0) continue;
      if (worst === null || cell.failed / cell.known > worst.cell.failed / worst.cell.known) {
        worst = { day, fromHour: hour, toHour: hour + WINDOW_HOURS, cell };
      }
    }
  }
  return worst;
}

/** When a service fails, in a sentence. */
export function weekWords(week: Week, name: string): string {
  const text = historyText().week;
  const whole = add(week.cells);
  const knownHours = week.cells.filter(({ known }) => known > 0).length;
  if (knownHours < LEAST_HOURS) return text.tooLittle(name, knownHours, week.cells.length);
  if (whole.failed === 0) return text.never(name);
  const share = (cell: WeekCell): number => cell.failed / cell.known;
  const ofUnit = week.unit === 'tries' ? text.ofTries : text.ofTime;
  const shareWords = (cell: WeekCell): string => ofUnit(toShareWords(cell.failed, cell.known));
  const worst = worstWindow(week);
  if (worst === null || share(worst.cell) < STANDS_OUT * share(whole)) {
    return text.even(name, shareWords(whole));
  }
  const { day, fromHour, toHour, cell } = worst;
  const [from, to] = [hourName(fromHour), hourName(toHour % HOURS_A_DAY)];
  return text.most(name, dayName(day), from, to, shareWords(cell), shareWords(whole));
}

/** One hour of the week in words. */
export function cellWords({ cells, unit }: Week, index: number): string {
  const text = historyText().week;
  const cell = cells[index] ?? { known: 0, failed: 0 };
  const hour = index % HOURS_A_DAY;
  const when = text.when(
    dayName(Math.floor(index / HOURS_A_DAY)),
    hourName(hour),
    hourName((hour + 1) % HOURS_A_DAY),
  );
  if (cell.known === 0) return text.nothing(when);
  const amount = (value: number): string =>
    unit === 'tries' ? value.toLocaleString(SPEECH.locale) : spanWords(value, SPEECH);
  const known = unit === 'tries' ? text.tries(amount(cell.known)) : amount(cell.known);
  if (cell.failed === 0) return text.none(when, known);
  return text.failed(when, amount(cell.failed), known, toShareWords(cell.failed, cell.known));
}

/** The shares at which the shade of an hour grows darker. */
export const WEEK_STEPS: readonly number[] = [0, 0.005, 0.02, 0.05, 0.15];

/** The shade of an hour: 0 without a failure to 5; null where too little is known to be drawn. */
export function shadeOf({ known, failed }: WeekCell): number | null {
  if (known === 0) return null;
  const share = failed / known;
  return WEEK_STEPS.filter((least) => share > least).length;
}
