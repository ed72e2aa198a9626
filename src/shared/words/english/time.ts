export const time = {
  /** A length of time; parts that are zero are left out by the caller. */
  milliseconds: (count: number): string => `${count} ms`,
  /** Of a latency of a second and more, with one decimal. */
  decimalSeconds: (count: string): string => `${count} s`,
  seconds: (count: number): string => `${count} s`,
  minutes: (count: number): string => `${count} min`,
  hours: (count: number): string => `${count} h`,
  days: (count: number): string => `${count} d`,
  justNow: 'just now',
  ago: (span: string): string => `${span} ago`,
  at: (clock: string): string => `at ${clock}`,
  for: (span: string): string => `for ${span}`,
  since: (clock: string): string => `since ${clock}`,
  /** A clock time with the day it belongs to: "Tue 14:05", "3 Nov 14:05". */
  onDay: (day: string, clock: string): string => `${day} ${clock}`,
};
