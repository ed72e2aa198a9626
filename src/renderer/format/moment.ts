/** The exact time in UTC, such as `2026-04-28 17:03:12 UTC`; an empty string for a time no calendar has. */
export function toExactUtc(at: number): string {
  const when = new Date(at);
  return Number.isNaN(when.getTime()) ? '' : `${when.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
