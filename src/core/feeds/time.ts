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
