import { assertNever } from '../../shared/result.ts';

/** How long the user may silence notifications; `end` takes a snooze back. */
export type SnoozeChoice = 'hour' | 'morning' | 'end';

const HOUR_MS = 60 * 60_000;
const MORNING_HOUR = 8;

/** No choice reaches further: until eight tomorrow, with the hour that a change to winter time adds. */
const LONGEST_SNOOZE_MS = 33 * HOUR_MS;

/**
 * Whether a snooze holds. One that ends further ahead than anybody can have chosen is of before the clock was set back, and would
 * keep Pilotlight silent for as long as it was wrong: it is over.
 */
export function isSnoozed(snoozedUntil: number | null, nowMs: number): boolean {
  return snoozedUntil !== null && snoozedUntil > nowMs && snoozedUntil - nowMs <= LONGEST_SNOOZE_MS;
}

/** Eight in the morning of the day after `nowMs`, on the host's clock. The calendar decides, so daylight saving is right. */
export function nextMorning(nowMs: number): number {
  const day = new Date(nowMs);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1, MORNING_HOUR).getTime();
}

/**
 * Until when notifications are silent, chosen at `nowMs`; null ends a snooze. A menu carries the choice and not the time: it
 * may have been built long before it is clicked.
 */
export function snoozeUntil(
  choice: SnoozeChoice,
  nowMs: number,
  morningAfter: (nowMs: number) => number = nextMorning,
): number | null {
  switch (choice) {
    case 'hour':
      return nowMs + HOUR_MS;
    case 'morning':
      return morningAfter(nowMs);
    case 'end':
      return null;
    default:
      return assertNever(choice);
  }
}
