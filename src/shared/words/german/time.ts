import type { Words } from '../english/english.ts';

export const time: Words['time'] = {
  milliseconds: (count) => `${count} ms`,
  decimalSeconds: (count) => `${count.replace('.', ',')} s`,
  seconds: (count) => `${count} s`,
  minutes: (count) => `${count} min`,
  hours: (count) => `${count} h`,
  days: (count) => `${count} d`,
  justNow: 'gerade eben',
  ago: (span) => `vor ${span}`,
  at: (clock) => `um ${clock}`,
  for: (span) => `seit ${span}`,
  since: (clock) => `seit ${clock}`,
  onDay: (day, clock) => `${day} ${clock}`,
};
