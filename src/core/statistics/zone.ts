const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** From `fromMs` on, local clocks are `offsetMs` ahead of UTC, until the next span. */
export interface OffsetSpan {
  readonly fromMs: number;
  readonly offsetMs: number;
}

/** Tells how far local clocks are ahead of UTC, in ms. Throws a RangeError for a zone nobody knows. */
function createOffsetAt(timeZone: string): (atMs: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (atMs) => {
    const field: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
    for (const { type, value } of format.formatToParts(atMs)) field[type] = Number(value);
    const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = field;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(atMs / 1_000) * 1_000;
  };
}

/**
 * The offsets of a time zone over a range, in order; the first reaches back without end. Looks once a day and then finds the
 * minute: a zone that changed twice within a day would go unseen, and none ever did.
 */
export function offsetSpans(timeZone: string, fromMs: number, toMs: number): readonly OffsetSpan[] {
  const offsetAt = createOffsetAt(timeZone);
  const spans: OffsetSpan[] = [{ fromMs: Number.NEGATIVE_INFINITY, offsetMs: offsetAt(fromMs) }];
  let before = { at: fromMs, offsetMs: offsetAt(fromMs) };
  while (before.at < toMs) {
    const at = Math.min(toMs, before.at + DAY_MS);
    const offsetMs = offsetAt(at);
    if (offsetMs !== before.offsetMs) {
      spans.push({ fromMs: findChange(offsetAt, before.at, at, offsetMs), offsetMs });
    }
    before = { at, offsetMs };
  }
  return spans;
}

/** The first whole minute between two times at which the later offset holds. */
function findChange(offsetAt: (atMs: number) => number, fromMs: number, toMs: number, after: number): number {
  let low = Math.floor(fromMs / MINUTE_MS);
  let high = Math.ceil(toMs / MINUTE_MS);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (offsetAt(middle * MINUTE_MS) === after) high = middle;
    else low = middle;
  }
  return high * MINUTE_MS;
}

/** A time as local clocks would show it, in ms since a local 1970. `spans` come in order. */
export function toLocalMs(spans: readonly OffsetSpan[], atMs: number): number {
  return atMs + (spans.findLast(({ fromMs }) => fromMs <= atMs)?.offsetMs ?? 0);
}

/**
 * The edges of the last `days` local days, today's last: `days + 1` times that rise, the last at the end of today. A day begins
 * at the first moment that has its date, which is not always midnight: some zones change their clocks at it.
 */
export function localDayEdges(timeZone: string, nowMs: number, days: number): readonly number[] {
  const spans = offsetSpans(timeZone, nowMs - (days + 2) * DAY_MS, nowMs + 2 * DAY_MS);
  const today = Math.floor(toLocalMs(spans, nowMs) / DAY_MS);
  const edges = Array.from({ length: days + 1 }, (_, index) =>
    firstAtLocal(spans, (today - days + 1 + index) * DAY_MS),
  );
  return edges;
}

/** The first moment at which local clocks show `localMs` or later. */
function firstAtLocal(spans: readonly OffsetSpan[], localMs: number): number {
  for (const [index, { fromMs, offsetMs }] of spans.entries()) {
    const at = Math.max(fromMs, localMs - offsetMs);
    if (at < (spans[index + 1]?.fromMs ?? Number.POSITIVE_INFINITY)) return at;
  }
  return localMs;
}

/** Which hour of the week a local time lies in: 0 is Monday from midnight, 167 Sunday's last. */
export function hourOfWeek(localMs: number): number {
  // 1970 began on a Thursday: three days after a Monday.
  const hours = Math.floor(localMs / HOUR_MS) + 3 * 24;
  return ((hours % 168) + 168) % 168;
}
