import type { ConnectionState } from '../../observation.ts';

const connection: Readonly<Record<ConnectionState, string>> = {
  online: 'Your connection is fine',
  ipv6: 'Your connection works, but its IPv6 is broken',
  offline: 'Your connection is down',
  dns: 'Your connection cannot look up names',
  captive: 'Your network wants you to sign in',
  proxy: 'Your proxy lets nothing through',
  intercepted: 'Something on your network answers for others',
  clock: 'The clock of this computer is wrong',
  unknown: 'Your connection has not been judged yet',
};

const inSpan = (span: string | null): string => (span === null ? '' : ` in ${span}`);

const tries = (count: number): string => (count === 1 ? '1 try' : `${count} tries`);

const share = (part: number, whole: number): string =>
  whole === 1 ? 'The only try' : `${part} of ${whole} tries`;

export const evidence = {
  noTries: (place: string): string => `No tries at ${place} yet`,
  failed: (place: string, failed: number, tried: number, span: string | null, code: string): string =>
    `${share(failed, tried)} at ${place} failed${inSpan(span)}: ${code}`,
  succeeded: (place: string, tried: number, span: string | null): string =>
    `${share(tried, tried)} at ${place} succeeded${inSpan(span)}`,
  limited: (place: string, tried: number, span: string | null, code: string): string =>
    `${share(tried, tried)} at ${place} got an answer${inSpan(span)}: ${code}`,
  walled: (place: string, tried: number, code: string): string =>
    `${tries(tried)} at ${place} got past no bot check, which says nothing about the service: ${code}`,
  uncounted: (place: string, tried: number, code: string): string =>
    `${tries(tried)} at ${place} not counted: ${code}`,

  connection: (state: ConnectionState, reached: number, tried: number): string =>
    tried === 0
      ? connection[state]
      : `${connection[state]}: ${reached} of ${tried} control sites ${reached === 1 ? 'answers' : 'answer'}`,

  pageNeverRead: 'The status page has not been read yet',
  pageNeverReadable: (failure: string): string => `The status page could not be read yet (${failure})`,
  pageSays: (level: string, age: string, mirror: string | null): string =>
    `The status page says ${level}, read ${age}${mirror === null ? '' : ` through its mirror ${mirror}`}`,
  /** Of a page that lists incidents alone, and lists none. */
  pageListsNone: (age: string, mirror: string | null): string =>
    `The status page lists no public incident, read ${age}${mirror === null ? '' : ` through its mirror ${mirror}`}`,
  pageUnreadable: (failure: string, tried: string, level: string, age: string): string =>
    `The status page could not be read ${tried} (${failure}); last known ${level}, read ${age}`,
  component: (name: string, level: string): string => `${name}: ${level}, says the page`,

  incidentOpen: (name: string, since: string): string => `Incident ${since}: ${name}`,
  incidentResolved: (name: string, when: string): string => `Incident resolved ${when}: ${name}`,
  maintenanceOpen: (name: string, since: string): string => `Maintenance ${since}: ${name}`,
  maintenanceDone: (name: string, when: string): string => `Maintenance completed ${when}: ${name}`,
  maintenancePlanned: (name: string, from: string): string => `Maintenance from ${from}: ${name}`,

  slow: (place: string, slow: number, tried: number, took: string, usual: string): string =>
    `${share(slow, tried)} at ${place} ${tried === 1 ? 'was' : 'were'} slow: ${took}, usually ${usual}`,

  nameKnownElsewhere: (place: string): string =>
    `Your name server gives a wrong answer for ${place}, or none; another one knows the name`,
  nameUnknownElsewhere: (place: string): string => `Another name server does not know ${place} either`,
  nameFailsElsewhere: (place: string): string => `Another name server cannot look up ${place} either`,

  use: (failed: number, tried: number, span: string, code: string, models: readonly string[]): string =>
    `${failed} of ${tried} requests of your own failed in ${span}: ${code}${models.length === 0 ? '' : ` (${models.join(', ')})`}`,
  othersToo: (names: readonly string[]): string =>
    `In the same minute ${names.join(', ')} could not be reached either`,
  changed: (count: number, span: string): string =>
    `It came and went ${count === 1 ? 'once' : `${count} times`} within ${span}`,

  gapStarted: (since: string): string => `No reading ${since}: Pilotlight was not running`,
  gapSlept: (since: string): string => `No reading ${since}: the computer slept`,
  gapNetworkChanged: (since: string): string => `No reading ${since}: the network changed`,
  gapSilent: (since: string): string => `No reading ${since}`,
};
