import { SPEECH } from '../speech.ts';
import { dateFormat } from './intl.ts';

const DAY_MS = 86_400_000;

function isMidnight(at: number): boolean {
  const when = new Date(at);
  return when.getHours() === 0 && when.getMinutes() === 0;
}

/**
 * How the ticks of a time axis are written: clock times with a date at midnight, dates alone where ticks are a day or more
 * apart, months where the range is longer than a year and a half.
 */
export function tickFormat(
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
  ticks: readonly number[],
): (at: number) => string {
  const clock = dateFormat(SPEECH.locale, { hour: '2-digit', minute: '2-digit' });
  const day = dateFormat(SPEECH.words.locale, { day: 'numeric', month: 'short' });
  const month = dateFormat(SPEECH.words.locale, { month: 'short', year: 'numeric' });
  const [first = fromMs, second = toMs] = ticks;
  if (toMs - fromMs > 550 * DAY_MS) return (at) => month.format(at);
  if (second - first >= DAY_MS * 0.9) return (at) => day.format(at);
  return (at) => (isMidnight(at) ? day : clock).format(at);
}

const HOUR_MS = 3_600_000;

/** Steps between ticks that a person would choose, in ms. */
const STEPS_MS: readonly number[] = [
  ...[5, 10, 15, 30].map((minutes) => minutes * 60_000),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR_MS),
  ...[1, 2, 4, 7, 14, 30, 61, 122, 365].map((days) => days * DAY_MS),
];

/**
 * Ticks of a time axis: at most so many, at full steps of local time, and none so near an end that its label would be cut off.
 * Steps of days begin at local midnights, whatever the clocks did in between.
 */
export function timeTicks(
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
  most: number,
): readonly number[] {
  const stepMs = STEPS_MS.find((step) => (toMs - fromMs) / step <= most) ?? toMs - fromMs;
  const marginMs = (toMs - fromMs) * 0.03;
  const midnight = new Date(fromMs);
  midnight.setHours(0, 0, 0, 0);
  const ticks: number[] = [];
  for (let step = 0; ticks.length <= most * 2; step += 1) {
    const tick = new Date(midnight);
    if (stepMs >= DAY_MS) tick.setDate(tick.getDate() + step * Math.round(stepMs / DAY_MS));
    else tick.setTime(tick.getTime() + step * stepMs);
    const at = tick.getTime();
    if (at > toMs - marginMs) break;
    if (at >= fromMs + marginMs) ticks.push(at);
  }
  return ticks;
}
