const ISO_TIME =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?) ?(Z|UTC|[+-]\d{2}:?(?:\d{2})?)?$/i;
/** Pages and their incidents live in this span; a time outside it is a mistake and would wreck every duration made with it. */
const EARLIEST = Date.UTC(2000, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

/**
 * Milliseconds since 1970 of an ISO 8601 time, with any offset; UTC where it names none. Null for anything else: `Date.parse`
 * alone would read "1" as the year 2001, and a time without offset in the user's own zone.
 */
export function parseTime(value: unknown): number | null {
  if (typeof value !== 'string') return null;
  const [, day, time, zone] = ISO_TIME.exec(value.trim()) ?? [];
  if (day === undefined || time === undefined) return null;
  const ms = Date.parse(`${day}T${time}${toOffset(zone)}`);
  return ms >= EARLIEST && ms < LATEST ? ms : null;
}

function toOffset(zone: string | undefined): string {
  if (zone === undefined || /^(?:Z|UTC)$/i.test(zone)) return 'Z';
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  return `${zone.slice(0, 1)}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

/** Milliseconds since 1970 of a count of seconds, as a number or in digits, or of one of milliseconds. Null for anything else. */
export function parseEpoch(value: unknown, unit: 's' | 'ms' = 's'): number | null {
  const count = typeof value === 'string' && /^\d{1,13}$/.test(value) ? Number(value) : value;
  if (typeof count !== 'number' || !Number.isFinite(count)) return null;
  const ms = Math.round(unit === 's' ? count * 1000 : count);
  return ms >= EARLIEST && ms < LATEST ? ms : null;
}

const MAIL_TIME =
  /^(?:[a-z]{3},\s*)?(\d{1,2})\s+([a-z]{3})[a-z]*\s+(\d{4})\s+(\d{2}):(\d{2})(?::(\d{2}))?\s*([a-z]{1,4}|[+-]\d{2}:?\d{2})?$/i;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** RFC 822's named zones, in hours from UTC. */
const ZONES: ReadonlyMap<string, number> = new Map([
  ['Z', 0],
  ['UT', 0],
  ['UTC', 0],
  ['GMT', 0],
  ['EST', -5],
  ['EDT', -4],
  ['CST', -6],
  ['CDT', -5],
  ['MST', -7],
  ['MDT', -6],
  ['PST', -8],
  ['PDT', -7],
]);

/** Milliseconds since 1970 of a time as RSS writes it (RFC 822, `Mon, 17 Aug 2026 21:01:19 PDT`). Null for anything else. */
export function parseMailTime(value: unknown): number | null {
  if (typeof value !== 'string') return null;
  const [, day, month, year, hour, minute, second, zone] = MAIL_TIME.exec(value.trim()) ?? [];
  const monthIndex = MONTHS.indexOf((month ?? '').toLowerCase());
  const offset = toZoneMs(zone);
  if (monthIndex < 0 || offset === null) return null;
  const clock = [hour, minute, second ?? '0'].map(Number);
  const ms = Date.UTC(Number(year), monthIndex, Number(day), ...clock) - offset;
  return ms >= EARLIEST && ms < LATEST ? ms : null;
}

function toZoneMs(zone: string | undefined): number | null {
  if (zone === undefined) return 0;
  const named = ZONES.get(zone.toUpperCase());
  if (named !== undefined) return named * 3_600_000;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  if (sign === undefined) return null;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
