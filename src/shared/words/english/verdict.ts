/** What failed tries showed: any part may be unknown, or left out where a text must not change each minute. */
export interface Failing {
  readonly tries: string | null;
  readonly code: string | null;
  readonly since: string | null;
}

/** How much of a service fails: all of it, some of its targets, or all of it now and then. */
export type Extent = 'all' | 'part' | 'at_times';

const list = (parts: readonly (string | null)[]): string => parts.filter((part) => part !== null).join(', ');

function withFailing(claim: string, { tries, code, since }: Failing): string {
  const facts = list([tries, code, since]);
  return facts === '' ? `${claim}.` : `${claim}: ${facts}.`;
}

const fails: Readonly<Record<Extent, (name: string) => string>> = {
  all: (name) => `${name} fails from here`,
  part: (name) => `Part of ${name} fails from here`,
  at_times: (name) => `${name} fails at times from here`,
};

const stillFails: Readonly<Record<Extent, (name: string) => string>> = {
  all: (name) => `${name} still fails from here`,
  part: (name) => `Part of ${name} still fails from here`,
  at_times: (name) => `${name} still fails at times from here`,
};

const isUnreachable: Readonly<Record<Extent, (name: string) => string>> = {
  all: (name) => `${name} cannot be reached from here`,
  part: (name) => `Part of ${name} cannot be reached from here`,
  at_times: (name) => `${name} cannot always be reached from here`,
};

export const verdict = {
  worksHere: (name: string): string => `${name} works here.`,
  operationalByPage: (name: string): string => `${name} is operational, says its status page.`,
  noIncidentByPage: (name: string): string => `The status page of ${name} lists no public incident.`,
  operational: (name: string): string => `${name} is operational.`,
  checked: (when: string): string => `Checked ${when}.`,

  nothingKnown: (name: string): string => `Nothing is known about ${name} yet.`,
  noReading: (since: string): string => `No reading ${since}.`,
  slept: (since: string): string => `No reading ${since}: the computer slept.`,
  networkChanged: (name: string): string => `The network changed; ${name} is being checked again.`,
  justStarted: (name: string): string => `${name} is being checked for the first time since the start.`,

  offline: 'You are offline.',
  dns: 'Your connection cannot look up names.',
  dnsMeans: 'Addresses can be reached; the name server (DNS) does not answer.',
  captivePortal: 'This Wi-Fi wants you to sign in.',
  proxy: 'Your proxy lets nothing through.',
  proxyMeans: (code: string | null): string =>
    code === null ? 'Every request is to go through it.' : `It answers: ${code}.`,
  clock: 'The clock of this computer is wrong.',
  clockMeans: 'Certificates of all sites count as out of date until it is set right.',
  nameServer: (name: string): string => `Your name server (DNS) does not lead to ${name}.`,
  nameServerMeans: 'Another name server does: often a filter, a VPN or a router that needs a restart.',
  severalAtOnce: (name: string): string => `${name} and others became unreachable at once.`,
  severalAtOnceMeans: 'That is seldom the services: your connection is being checked.',
  intercepted: (name: string): string => `Something on your network answers in place of ${name}.`,
  interceptedMeans: (code: string | null): string =>
    `${code === null ? '' : `It shows as: ${code}. `}Often a proxy, a virus scanner or a sign-in page.`,
  wasFine: (name: string, when: string): string => `${name} was fine ${when}.`,

  maintenance: (name: string, until: string | null): string =>
    until === null ? `${name} is under maintenance.` : `${name} is under maintenance until ${until}.`,
  officialOutage: (name: string, thing: string): string => `${name} has ${thing}, says its status page.`,
  officialButWorksHere: (name: string, thing: string): string =>
    `${name} works here, though its status page reports ${thing}.`,
  /** What a page reports that names an incident while every component is green. */
  openIncident: 'an open incident',
  allGreenWithIncident: (name: string, works: boolean): string =>
    works
      ? `${name} works here; its status page has an incident open.`
      : `${name} shows all green, with an incident open.`,
  recovering: (name: string, works: boolean): string =>
    works ? `${name} is recovering: tries from here succeed again.` : `${name} is recovering.`,

  fails: (name: string, extent: Extent, failing: Failing): string =>
    withFailing(fails[extent](name), failing),
  stillFails: (name: string, extent: Extent, failing: Failing): string =>
    withFailing(stillFails[extent](name), failing),
  unreachable: (name: string, extent: Extent, others: boolean): string =>
    `${isUnreachable[extent](name)}${others ? '; other sites can' : ''}.`,
  failingFacts: ({ tries, code, since }: Failing): string => {
    const facts = list([tries, code, since]);
    return facts === '' ? '' : `${facts.charAt(0).toUpperCase()}${facts.slice(1)}.`;
  },
  tries: (failed: number, tried: number, place: string | null): string => {
    const at = place === null ? '' : ` at ${place}`;
    return tried === 1 ? `the only try${at}` : `${failed} of ${tried} tries${at}`;
  },
  causeUnclear: 'Whose fault it is, is not clear yet.',
  succeedsHere: 'Tries from here succeed.',
  itFailsHere: (failing: Failing): string => withFailing('It fails from here', failing),

  failsInUse: (name: string): string => `${name} answers, but your own requests to it fail.`,
  unstable: (name: string): string => `${name} is unstable: it comes and goes.`,
  unstableMeans: 'Nothing more is told of it until it settles.',
  slow: (name: string, took: string | null, usual: string | null): string =>
    took === null || usual === null
      ? `${name} answers more slowly than usual.`
      : `${name} answers slowly: ${took}, usually ${usual}.`,
  slowConnection: (name: string): string => `${name} works here, but your connection is slow.`,
  slowConnectionMeans: 'Unrelated sites are slow to reach as well.',
  botWall: (name: string): string => `${name} lets no program look: a bot check stands before it.`,
  answerTooLong: (name: string): string =>
    `Whether ${name} works as set cannot be told: its answer is too long.`,
  answerTooLongMeans: 'Only the first 16 KiB are read, and what is looked for is not in them.',

  pageSilent: 'The status page has not said so yet.',
  pageUnreadable: 'The status page cannot be read.',
  pageReports: (thing: string): string => `The status page reports ${thing}.`,
  pageResolved: (incident: string | null, when: string | null): string =>
    `The status page says resolved${when === null ? '' : ` ${when}`}${incident === null ? '' : `: ${incident}`}.`,
  incident: (quoted: string, impact: string | null, since: string): string =>
    `${list([quoted, impact, since])}.`,
  quoted: (name: string): string => `“${name}”`,

  checking: (failed: number): string =>
    failed <= 1 ? 'One try failed; looking into it.' : `${failed} tries failed; looking into it.`,
  suspected: (failed: number): string =>
    failed <= 1 ? 'Trouble is suspected.' : `Trouble is suspected: ${failed} tries failed.`,
};
