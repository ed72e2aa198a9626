import { describe, expect, it } from 'vitest';
import { WORLD_FAULTS, type WorldFaultName } from '../../src/lab/world/faults.ts';
import type { DiagnosisStep } from '../../src/shared/diagnosis.ts';
import { type Cause, isTrouble, type Level } from '../../src/shared/level.ts';
import type { ConnectionState } from '../../src/shared/observation.ts';
import type { ServiceView } from '../../src/shared/snapshot.ts';
import type { Reason } from '../../src/shared/verdict.ts';
import { evidenceLine } from '../../src/shared/words/evidence.ts';
import { verdictSentence } from '../../src/shared/words/sentence.ts';
import { playFault, whyNoNamespace } from './namespace.ts';

/** What the user is to read of Acme, and of the machine's own side. */
interface Row {
  readonly level: Level;
  readonly cause: Cause | null;
  readonly reason: Reason;
  /** The sentence, and the line below it. */
  readonly sentence: RegExp;
  readonly detail?: RegExp;
  /** One line of the evidence. */
  readonly evidence?: RegExp;
  readonly connection: ConnectionState;
  /** The steps of "is it me?" on the machine's own side that are not fine. */
  readonly notFine?: Readonly<Record<string, DiagnosisStep['outcome']>>;
  /** What the first of them that can be mended says to do. */
  readonly remedy?: RegExp;
  /** How many times as fast as life it is played. */
  readonly speed?: number;
}

const UNSEEN = { certificates: 'skipped', clock: 'skipped', ipv6: 'skipped' } as const;
const yours = (reason: Reason, rest: Omit<Row, 'level' | 'cause' | 'reason'>): Row => ({
  level: 'unknown',
  cause: 'you',
  reason,
  ...rest,
});
const works = (rest: Partial<Row> = {}): Row => ({
  level: 'operational',
  cause: null,
  reason: 'all_good',
  sentence: /^Acme works here\.$/,
  connection: 'online',
  ...rest,
});
/** A page that is read late on a busy machine counts as unreadable. */
const PAGE_IS_NO_HELP = /The status page (?:has not said so yet|cannot be read)\.$/;
const theirs = (sentence: RegExp): Row => ({
  level: 'major_outage',
  cause: 'provider',
  reason: 'failing_here',
  sentence,
  detail: PAGE_IS_NO_HELP,
  evidence: /^Your connection is fine: 3 of 3 control sites answer$/,
  connection: 'online',
});
const unclear = (detail: RegExp): Row => ({
  level: 'major_outage',
  cause: 'unclear',
  reason: 'unreachable_from_here',
  sentence: /^Acme cannot be reached from here; other sites can\.$/,
  detail,
  evidence: /^Your connection is fine: 3 of 3 control sites answer$/,
  connection: 'online',
});
const offline = (): Row =>
  yours('offline', {
    sentence: /^You are offline\.$/,
    evidence: /^Your connection is down: 0 of 3 control sites answer$/,
    connection: 'offline',
    notFine: { network: 'bad', names: 'skipped', 'sign-in': 'unclear', ...UNSEEN },
    remedy: /^Check the Wi-Fi or the cable/,
  });
const portal = (): Row =>
  yours('captive_portal', {
    sentence: /^This Wi-Fi wants you to sign in\.$/,
    evidence: /^Your network wants you to sign in: 0 of 3/,
    connection: 'captive',
    notFine: { network: 'bad', 'sign-in': 'bad', ...UNSEEN },
    remedy: /^Sign in to this network first/,
  });
const misled = (evidence: RegExp): Row =>
  yours('name_server', {
    sentence: /^Your name server \(DNS\) does not lead to Acme\.$/,
    detail: /^Another name server does/,
    evidence,
    connection: 'online',
  });
const WRONG_ANSWER =
  /^Your name server gives a wrong answer for Acme API, or none; another one knows the name$/;

const TABLE: Readonly<Record<WorldFaultName, Row>> = {
  'cable pulled': offline(),
  'line swallows everything': offline(),
  'name server dead': yours('dns', {
    sentence: /^Your connection cannot look up names\.$/,
    detail: /^Addresses can be reached; the name server \(DNS\) does not answer\./,
    evidence: /^Your connection cannot look up names: 0 of 3/,
    connection: 'dns',
    notFine: { network: 'bad', names: 'bad', 'sign-in': 'unclear', ...UNSEEN },
    remedy: /^Choose another DNS server/,
  }),
  'name server lies about one provider': misled(WRONG_ANSWER),
  'name server points one provider at nothing': misled(WRONG_ANSWER),
  'name server withholds one provider': misled(/no such name \(ENOTFOUND\)$/),
  'captive portal that refuses TLS': portal(),
  'captive portal that answers TLS': portal(),
  'proxy wants a sign-in': yours('proxy', {
    sentence: /^Your proxy lets nothing through\.$/,
    evidence: /^Your proxy lets nothing through: 0 of 3/,
    connection: 'proxy',
    notFine: { network: 'bad', names: 'skipped', 'sign-in': 'unclear', ...UNSEEN },
    remedy: /^Look at the settings of the proxy/,
  }),
  'TLS intercepted': yours('intercepted', {
    sentence: /^Something on your network answers in place of Acme\.$/,
    evidence: /^Something on your network answers for others: 0 of 3/,
    connection: 'intercepted',
    notFine: { network: 'bad', certificates: 'bad', clock: 'skipped', ipv6: 'skipped' },
    remedy: /Ask who runs this network/,
  }),
  'TLS to one provider intercepted': yours('intercepted', {
    sentence: /^Something on your network answers in place of Acme\.$/,
    detail: /^It shows as: certificate from an unknown authority/,
    evidence: /^Your connection is fine: 3 of 3/,
    connection: 'online',
  }),
  'IPv6 black hole': works({
    evidence: /^Your connection works, but its IPv6 is broken: 3 of 3/,
    connection: 'ipv6',
    notFine: { ipv6: 'unclear' },
    remedy: /^Switch IPv6 off/,
  }),
  'clock hours ahead': works({
    evidence: /^The clock of this computer is wrong: 3 of 3/,
    connection: 'clock',
    notFine: { clock: 'bad' },
    remedy: /^Set date and time/,
  }),
  'clock years behind': yours('clock', {
    sentence: /^The clock of this computer is wrong\.$/,
    detail: /^Certificates of all sites count as out of date until it is set right\.$/,
    evidence: /^The clock of this computer is wrong: 0 of 3/,
    connection: 'clock',
    notFine: { network: 'bad', certificates: 'bad', clock: 'bad', ipv6: 'skipped' },
    remedy: /^Set date and time/,
  }),
  'route to one provider broken': unclear(
    /host cannot be reached \(EHOSTUNREACH\).* Whose fault it is, is not clear yet\.$/,
  ),
  'server silent': unclear(/no answer in time \(ETIMEDOUT\).* Whose fault it is, is not clear yet\.$/),
  'server refuses': unclear(/connection refused \(ECONNREFUSED\).* Whose fault it is, is not clear yet\.$/),
  'server hangs': unclear(/no answer in time \(ETIMEDOUT\).* Whose fault it is, is not clear yet\.$/),
  'server errors': theirs(/^Acme fails from here: \d+ of \d+ tries, service unavailable \(503\), since /),
  overloaded: theirs(/^Acme fails from here: \d+ of \d+ tries, overloaded \(529\), since /),
  'provider’s name gone': theirs(/^Acme fails from here: \d+ of \d+ tries, no such name \(ENOTFOUND\), /),
  'provider’s certificate expired': theirs(
    /^Acme fails from here: \d+ of \d+ tries, certificate expired \(CERT_HAS_EXPIRED\), /,
  ),
  'server slow': {
    level: 'degraded',
    cause: 'provider',
    reason: 'slow_here',
    sentence: /^Acme answers slowly: 1\.\d s, usually \d+ ms\.$/,
    detail: PAGE_IS_NO_HELP,
    connection: 'online',
    speed: 30,
  },
  'too many requests': works({ evidence: /got an answer.*: too many requests \(429\)$/ }),
  'no key': works({ evidence: /tries at Acme API succeeded/ }),
  'bot wall': works({
    sentence: /^Acme is operational, says its status page\.$/,
    evidence: /got past no bot check, which says nothing about the service: turned away \(403\)$/,
  }),
};

/** An outage is told after a minute and a few seconds: by now one would have been. */
const LASTS_MS = 90_000;
const USUAL_SPEED = 12;

const FAULTS = Object.keys(WORLD_FAULTS).filter((name): name is WorldFaultName => Object.hasOwn(TABLE, name));

const why = whyNoNamespace();

describe.skipIf(why !== null)(`the fault table over real sockets${why === null ? '' : `: ${why}`}`, () => {
  // The host lives twelve times as fast as life, so that a machine busy with other things fails it twelve times as soon.
  it.concurrent.each(FAULTS)('%s', { timeout: 200_000, retry: 1 }, async (fault) => {
    const row = TABLE[fault];
    const isAlarm = isTrouble(row.level);
    const told = await playFault({
      fault,
      speed: row.speed ?? USUAL_SPEED,
      until: row.reason === 'all_good' ? null : row.reason,
      isTold: isAlarm,
      lastsMs: isAlarm ? 0 : LASTS_MS,
    });
    expect(told).toMatchObject({ code: 0, err: '' });

    const acme = serviceOf(told.snapshot.services, 'acme');
    expect(acme.verdict).toMatchObject({ level: row.level, cause: row.cause, reason: row.reason });
    const nowMs = told.snapshot.at;
    const { headline, detail } = verdictSentence({ ...acme, nowMs, style: 'told' });
    expect(headline).toMatch(row.sentence);
    if (row.detail !== undefined) expect(detail).toMatch(row.detail);
    const lines = acme.verdict.evidence.map((evidence) => evidenceLine(evidence, nowMs));
    if (row.evidence !== undefined) expect(lines).toContainEqual(expect.stringMatching(row.evidence));
    expect(told.snapshot.connection.state).toBe(row.connection);

    const alarmed = told.changes.filter(({ level }) => isTrouble(level)).map(({ service }) => service);
    expect(alarmed.every((service) => isAlarm && service === 'acme')).toBe(true);
    expect(told.notifications).toHaveLength(isAlarm ? 1 : 0);
    if (isAlarm) expect(told.notifications[0]).toContain(row.cause === 'unclear' ? headline : 'Acme');

    const own = told.steps.steps.filter(({ id }) => !id.startsWith('service:'));
    const notFine = own.filter(({ outcome }) => outcome !== 'good');
    expect(Object.fromEntries(notFine.map(({ id, outcome }) => [id, outcome]))).toEqual(row.notFine ?? {});
    const remedies = notFine.flatMap(({ remedy }) => remedy ?? []);
    if (row.remedy !== undefined) expect(remedies).toContainEqual(expect.stringMatching(row.remedy));
  });
});

function serviceOf(services: readonly ServiceView[], id: string): ServiceView {
  const found = services.find((service) => service.id === id);
  if (found === undefined) throw new Error(`no service ${id}`);
  return found;
}
