import type { IncidentStatus } from '../../observation.ts';

const status: Readonly<Record<IncidentStatus, string>> = {
  investigating: 'Investigating',
  identified: 'Identified',
  monitoring: 'Monitoring',
  resolved: 'Resolved',
  postmortem: 'Post-mortem',
  scheduled: 'Scheduled',
  in_progress: 'In progress',
  verifying: 'Verifying',
  completed: 'Completed',
  unknown: 'Update',
};

export const notes = {
  /** Follows "Claude is back." in a notification. */
  waiting: (count: number): string =>
    count === 1 ? '1 prompt is waiting.' : `${count} prompts are waiting.`,
  /** The downtime log of one episode, in Markdown. */
  episode: {
    title: (name: string, state: string, start: string): string => `${name}: ${state}, ${start}`,
    lasted: (start: string, end: string, span: string): string => `From ${start} to ${end}, ${span}.`,
    goesOn: (start: string, span: string): string => `Since ${start}, ${span} so far.`,
    zone: (timeZone: string): string => `Times are in ${timeZone}.`,
    worst: (state: string): string => `Worst state: ${state}.`,
    fault: (cause: string): string => `Whose fault: ${cause}.`,
    officialAfter: (clock: string, span: string): string =>
      `The status page first spoke of it at ${clock}, ${span} after it was seen here.`,
    officialBefore: (clock: string, span: string): string =>
      `The status page spoke of it at ${clock}, ${span} before it was seen here.`,
    neverOfficial: 'The status page did not speak of it.',
    seenHere: 'Seen here',
    official: (incident: string): string => `Official: ${incident}`,
    nothing: 'Nothing more was kept of it.',
    status,
  },
};
