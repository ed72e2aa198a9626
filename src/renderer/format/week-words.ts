import type { Week, WeekCell } from '../../shared/statistics.ts';
import { spanWords } from '../../shared/words/duration.ts';
import { SPEECH } from '../speech.ts';
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

const weekday = new Intl.DateTimeFormat(SPEECH.words.locale, { weekday: 'long', timeZone: 'UTC' });
const shortWeekday = new Intl.DateTimeFormat(SPEECH.words.locale, { weekday: 'short', timeZone: 'UTC' });
const clock = new Intl.DateTimeFormat(SPEECH.locale, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });
/** A Monday at midnight UTC: formats above then speak of days and hours of a week, of no week in particular. */
const A_MONDAY_MS = Date.UTC(2024, 0, 1);
const HOUR_MS = 3_600_000;
const count = new Intl.NumberFormat(SPEECH.locale);

export function dayName(day: number, form: 'long' | 'short' = 'long'): string {
  return (form === 'long' ? weekday : shortWeekday).format(A_MONDAY_MS + day * HOURS_A_DAY * HOUR_MS);
}

export function hourName(hour: number): string {
  return clock.format(A_MONDAY_MS + hour * HOUR_MS);
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

function unitWords(unit: Week['unit']): string {
  return unit === 'tries' ? 'tries' : 'the time';
}

/** When a service fails, in a sentence. */
export function weekWords(week: Week, name: string): string {
  const whole = add(week.cells);
  const knownHours = week.cells.filter(({ known }) => known > 0).length;
  if (knownHours < LEAST_HOURS) {
    return `Too little is known yet to say when ${name} fails: ${knownHours} of ${week.cells.length} hours of the week.`;
  }
  if (whole.failed === 0) return `${name} did not fail at any hour of the week.`;
  const usual = `${toShareWords(whole.failed, whole.known)} of ${unitWords(week.unit)}`;
  const worst = worstWindow(week);
  const share = (cell: WeekCell): number => cell.failed / cell.known;
  if (worst === null || share(worst.cell) < STANDS_OUT * share(whole)) {
    return `No hours stand out: ${name} failed in ${usual}.`;
  }
  const { day, fromHour, toHour, cell } = worst;
  const when = `on ${dayName(day)}s from ${hourName(fromHour)} to ${hourName(toHour % HOURS_A_DAY)}`;
  return `${name} fails most ${when}: ${toShareWords(cell.failed, cell.known)} of ${unitWords(week.unit)}, against ${usual} on the whole.`;
}

/** One hour of the week in words. */
export function cellWords({ cells, unit }: Week, index: number): string {
  const cell = cells[index] ?? { known: 0, failed: 0 };
  const hour = index % HOURS_A_DAY;
  const when = `${dayName(Math.floor(index / HOURS_A_DAY))} ${hourName(hour)} to ${hourName((hour + 1) % HOURS_A_DAY)}`;
  if (cell.known === 0) return `${when}: nothing known`;
  const known = unit === 'tries' ? `${count.format(cell.known)} tries` : spanWords(cell.known, SPEECH);
  if (cell.failed === 0) return `${when}: no failure in ${known}`;
  const failed = unit === 'tries' ? count.format(cell.failed) : spanWords(cell.failed, SPEECH);
  return `${when}: ${failed} of ${known} failed (${toShareWords(cell.failed, cell.known)})`;
}

/** The shares at which the shade of an hour grows darker. */
export const WEEK_STEPS: readonly number[] = [0, 0.005, 0.02, 0.05, 0.15];

/** The shade of an hour: 0 without a failure to 5; null where too little is known to be drawn. */
export function shadeOf({ known, failed }: WeekCell): number | null {
  if (known === 0) return null;
  const share = failed / known;
  return WEEK_STEPS.filter((least) => share > least).length;
}
