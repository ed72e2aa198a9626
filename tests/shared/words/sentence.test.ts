import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Incident } from '../../../src/shared/observation.ts';
import { ReasonSchema, type Verdict } from '../../../src/shared/verdict.ts';
import { verdictSentence } from '../../../src/shared/words/sentence.ts';
import type { SentenceStyle } from '../../../src/shared/words/sentence-context.ts';
import { anyService, anyTime } from './arbitrary.ts';
import {
  connection,
  goodProbes,
  HOUR,
  incident,
  MINUTE,
  NOW,
  offline,
  outage,
  page,
  probes,
  SECOND,
  slow,
  UTC,
  verdict,
} from './make.ts';

const say = (given: Verdict, style: SentenceStyle = 'live', incidents: readonly Incident[] = []) => {
  const { headline, detail } = verdictSentence(
    { name: 'Claude', verdict: given, nowMs: NOW, style, incidents },
    UTC,
  );
  return [headline, detail];
};

const official = (given: Partial<Verdict>): Verdict => outage({ evidence: [], ...given });

const gap = (reason: 'started' | 'slept' | 'network_changed' | 'silent') =>
  ({ kind: 'gap', fromAt: NOW - 22 * MINUTE, reason }) as const;

const CASES: readonly (readonly [string, Verdict, string, string | null])[] = [
  ['works by tries', verdict(), 'Claude works here.', 'Checked 12 s ago.'],
  [
    'works by its page alone',
    verdict({ evidence: [page()] }),
    'Claude is operational, says its status page.',
    'Checked 12 s ago.',
  ],
  ['works, nothing to show for it', verdict({ evidence: [] }), 'Claude is operational.', null],
  [
    'works, with one odd try',
    verdict({ suspicion: 'checking', evidence: [probes({ failed: 1, tried: 10 })] }),
    'Claude works here.',
    'Checked 12 s ago. One try failed; looking into it.',
  ],
  [
    'works, with trouble suspected',
    verdict({ suspicion: 'suspected', evidence: [probes({ failed: 2, tried: 10 })] }),
    'Claude works here.',
    'Checked 12 s ago. Trouble is suspected: 2 tries failed.',
  ],
  [
    'fails before the page says so',
    outage(),
    'Claude fails from here: 6 of 6 tries, overloaded (529), for 3 min.',
    'The status page has not said so yet.',
  ],
  [
    'fails while the page cannot be read',
    outage({ evidence: [probes(), page({ failure: { at: NOW, kind: 'status', detail: '503' } })] }),
    'Claude fails from here: 6 of 6 tries, overloaded (529), for 3 min.',
    'The status page cannot be read.',
  ],
  [
    'fails and the page admits a little',
    outage({ evidence: [probes(), page({ level: 'degraded' })] }),
    'Claude fails from here: 6 of 6 tries, overloaded (529), for 3 min.',
    'The status page reports degraded service.',
  ],
  [
    'fails in part, at a named place',
    outage({ level: 'partial_outage', evidence: [goodProbes(), probes({ name: 'claude.ai', code: '502' })] }),
    'Part of Claude fails from here: 6 of 6 tries at claude.ai, bad gateway (502), for 3 min.',
    null,
  ],
  [
    'fails now and then',
    outage({ level: 'degraded', evidence: [probes({ failed: 4, tried: 20, code: '500' })] }),
    'Claude fails at times from here: 4 of 20 tries, server error (500), for 3 min.',
    null,
  ],
  ['fails, with nothing counted', outage({ since: NOW, evidence: [] }), 'Claude fails from here.', null],
  [
    'fails after a resolve',
    outage({
      reason: 'resolved_but_failing_here',
      evidence: [probes(), page(), incident({ resolvedAt: NOW - 5 * MINUTE })],
    }),
    'Claude still fails from here: 6 of 6 tries, overloaded (529), for 3 min.',
    'The status page says resolved at 14:00: “Elevated errors”.',
  ],
  [
    'cannot be reached',
    outage({
      cause: 'unclear',
      reason: 'unreachable_from_here',
      evidence: [probes({ class: 'network_failure', code: 'ETIMEDOUT' }), connection(), page()],
    }),
    'Claude cannot be reached from here; other sites can.',
    '6 of 6 tries, no answer in time (ETIMEDOUT), for 3 min. Whose fault it is, is not clear yet.',
  ],
  [
    'cannot be reached, others unproven',
    outage({ cause: 'unclear', reason: 'unreachable_from_here', evidence: [] }),
    'Claude cannot be reached from here.',
    'For 3 min. Whose fault it is, is not clear yet.',
  ],
  ['offline', offline(), 'You are offline.', null],
  [
    'offline, last seen well',
    offline({ evidence: [page({ readAt: NOW - 4 * MINUTE })] }),
    'You are offline.',
    'Claude was fine 4 min ago.',
  ],
  [
    'no names',
    offline({ reason: 'dns' }),
    'Your connection cannot look up names.',
    'Addresses can be reached; the name server (DNS) does not answer.',
  ],
  ['a sign-in page', offline({ reason: 'captive_portal' }), 'This Wi-Fi wants you to sign in.', null],
  [
    'intercepted',
    offline({
      reason: 'intercepted',
      evidence: [probes({ class: 'intercepted', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' })],
    }),
    'Something on your network answers in place of Claude.',
    'It shows as: self-signed certificate (DEPTH_ZERO_SELF_SIGNED_CERT). Often a proxy, a virus scanner or a sign-in page.',
  ],
  [
    'a proxy that wants a password',
    offline({ reason: 'proxy', evidence: [probes({ class: 'intercepted', code: '407' })] }),
    'Your proxy lets nothing through.',
    'It answers: the proxy wants a sign-in (407).',
  ],
  [
    'a wrong clock',
    offline({ reason: 'clock' }),
    'The clock of this computer is wrong.',
    'Certificates of all sites count as out of date until it is set right.',
  ],
  [
    'a name server that lies',
    offline({ reason: 'name_server' }),
    'Your name server (DNS) does not lead to Claude.',
    'Another name server does: often a filter, a VPN or a router that needs a restart.',
  ],
  [
    'several at once',
    verdict({ level: 'unknown', cause: 'unclear', reason: 'several_at_once', evidence: [] }),
    'Claude and others became unreachable at once.',
    'That is seldom the services: your connection is being checked.',
  ],
  [
    'unstable',
    outage({ level: 'degraded', reason: 'unstable' }),
    'Claude is unstable: it comes and goes.',
    'Nothing more is told of it until it settles. The status page has not said so yet.',
  ],
  [
    'slow',
    outage({ level: 'degraded', reason: 'slow_here', evidence: [goodProbes(), slow(), page()] }),
    'Claude answers slowly: 3.4 s, usually 240 ms.',
    'For 3 min. The status page has not said so yet.',
  ],
  [
    'real use that fails while tries pass',
    outage({ level: 'degraded', reason: 'failing_in_use', evidence: [goodProbes(), page()] }),
    'Claude answers, but your own requests to it fail.',
    'For 3 min. The status page has not said so yet.',
  ],
  [
    'a slow connection',
    verdict({ cause: 'you', reason: 'slow_connection' }),
    'Claude works here, but your connection is slow.',
    'Unrelated sites are slow to reach as well.',
  ],
  [
    'a bot wall and nothing else',
    verdict({ level: 'unknown', reason: 'bot_wall', evidence: [] }),
    'Claude lets no program look: a bot check stands before it.',
    null,
  ],
  [
    'an answer longer than what is read',
    verdict({ level: 'unknown', reason: 'answer_too_long', evidence: [] }),
    'Whether Claude works as set cannot be told: its answer is too long.',
    'Only the first 16 KiB are read, and what is looked for is not in them.',
  ],
  [
    'an official outage, seen here too',
    official({
      reason: 'official_outage',
      evidence: [probes(), page({ level: 'major_outage' }), incident()],
    }),
    'Claude has a major outage, says its status page.',
    '“Elevated errors”, major impact, since 13:45. It fails from here: 6 of 6 tries, overloaded (529).',
  ],
  [
    'an official outage without incident',
    official({ reason: 'official_outage', evidence: [goodProbes(), page({ level: 'partial_outage' })] }),
    'Claude has a partial outage, says its status page.',
    'For 3 min. Tries from here succeed.',
  ],
  [
    'a grave incident while components are green',
    official({ reason: 'official_outage', level: 'partial_outage', evidence: [page(), incident()] }),
    'Claude has an open incident, says its status page.',
    '“Elevated errors”, major impact, since 13:45.',
  ],
  [
    'official, works here',
    official({
      reason: 'official_but_works_here',
      evidence: [goodProbes(), page({ level: 'partial_outage' }), incident({ impact: 'none' })],
    }),
    'Claude works here, though its status page reports a partial outage.',
    '“Elevated errors”, since 13:45. Checked 12 s ago.',
  ],
  [
    'officially degraded',
    official({
      reason: 'official_degraded',
      level: 'degraded',
      evidence: [page(), { kind: 'component', id: 'c', name: 'API', level: 'degraded' }],
    }),
    'Claude has degraded service, says its status page.',
    'For 3 min.',
  ],
  [
    'an incident while all is green',
    verdict({
      reason: 'incident_open_all_green',
      evidence: [goodProbes(), page(), incident({ impact: 'minor' })],
    }),
    'Claude works here; its status page has an incident open.',
    '“Elevated errors”, minor impact, since 13:45. Checked 12 s ago.',
  ],
  [
    'an incident while all is green, untried',
    verdict({ reason: 'incident_open_all_green', evidence: [page(), incident({ impact: 'minor' })] }),
    'Claude shows all green, with an incident open.',
    '“Elevated errors”, minor impact, since 13:45. Checked 12 s ago.',
  ],
  [
    'recovering',
    official({ reason: 'recovering', level: 'degraded', evidence: [goodProbes(), page(), incident()] }),
    'Claude is recovering: tries from here succeed again.',
    '“Elevated errors”, major impact, since 13:45.',
  ],
  [
    'asleep',
    verdict({ level: 'unknown', reason: 'no_data', evidence: [gap('slept')] }),
    'No reading for 22 min: the computer slept.',
    null,
  ],
  [
    'silent, page unreadable',
    verdict({
      level: 'unknown',
      reason: 'no_data',
      evidence: [
        gap('silent'),
        page({ readAt: NOW - HOUR, failure: { at: NOW, kind: 'timeout', detail: '' } }),
      ],
    }),
    'No reading for 22 min.',
    'The status page cannot be read. Claude was fine 1 h ago.',
  ],
  [
    'a new network',
    verdict({ level: 'unknown', reason: 'no_data', evidence: [gap('network_changed')] }),
    'The network changed; Claude is being checked again.',
    null,
  ],
  [
    'just started',
    verdict({ level: 'unknown', reason: 'no_data', evidence: [gap('started')] }),
    'Claude is being checked for the first time since the start.',
    null,
  ],
  [
    'nothing at all',
    verdict({ level: 'unknown', reason: 'no_data', evidence: [] }),
    'Nothing is known about Claude yet.',
    null,
  ],
];

describe('verdictSentence', () => {
  it.each(CASES)('tells: %s', (_, given, headline, detail) => {
    expect(say(given)).toEqual([headline, detail]);
  });

  it('has words for every reason', () => {
    const told = new Set(CASES.map(([, { reason }]) => reason));
    // A maintenance needs its incident, so it has a test of its own.
    expect([...told, 'official_maintenance'].toSorted()).toEqual(ReasonSchema.options.toSorted());
  });

  it('says until when a maintenance lasts, and what it does here', () => {
    const maintenance: Incident = {
      id: 'm1',
      kind: 'maintenance',
      name: 'Database upgrade',
      status: 'in_progress',
      impact: 'maintenance',
      startedAt: NOW - HOUR,
      resolvedAt: null,
      scheduledUntil: NOW + 2 * HOUR,
      url: null,
      componentIds: [],
      updates: [],
    };
    const given = verdict({
      level: 'maintenance',
      reason: 'official_maintenance',
      evidence: [
        probes(),
        page({ level: 'maintenance' }),
        incident({ id: 'm1', name: 'Database upgrade', impact: 'maintenance', startedAt: NOW - HOUR }),
      ],
    });
    const detail =
      '“Database upgrade”, maintenance, since 13:05. It fails from here: 6 of 6 tries, overloaded (529).';
    expect(say(given, 'live', [maintenance])).toEqual(['Claude is under maintenance until 16:05.', detail]);
    expect(say(given)).toEqual(['Claude is under maintenance.', detail]);
    const overdue = { ...maintenance, scheduledUntil: NOW - MINUTE };
    expect(say(given, 'live', [overdue])).toEqual(['Claude is under maintenance.', detail]);
  });

  it('reads clocks instead of ages where a text is read later, and leaves counts out where it must stand still', () => {
    expect(say(outage(), 'told')).toEqual([
      'Claude fails from here: 6 of 6 tries, overloaded (529), since 14:02.',
      'The status page has not said so yet.',
    ]);
    expect(say(outage(), 'still')[0]).toBe('Claude fails from here: overloaded (529), since 14:02.');
    expect(say(verdict(), 'still')).toEqual(['Claude works here.', null]);
    const asleep = verdict({ level: 'unknown', reason: 'no_data', evidence: [gap('slept')] });
    expect(say(asleep, 'still')[0]).toBe('No reading since 13:43: the computer slept.');
    expect(say(offline({ evidence: [page({ readAt: NOW - 4 * MINUTE })] }), 'told')[1]).toBe(
      'Claude was fine at 14:01.',
    );
  });

  it('counts a bot check neither as working nor as failing', () => {
    const walled = goodProbes({ class: 'walled', code: '403' });
    expect(say(verdict({ evidence: [walled, page()] }))[0]).toBe(
      'Claude is operational, says its status page.',
    );
  });

  it('does not say that a service works where one of its targets fails every time', () => {
    const given = verdict({ reason: 'recovering', evidence: [goodProbes(), probes({ name: 'claude.ai' })] });
    expect(say(given)[0]).toBe('Claude is recovering.');
  });

  it('takes what would disturb a terminal out of remote names', () => {
    const given = official({
      reason: 'official_outage',
      evidence: [
        page({ level: 'major_outage' }),
        incident({ name: '\u001B[31mAll\u202E down\u0007\n\nnow' }),
      ],
    });
    expect(say(given)[1]).toBe('“All down now”, major impact, since 13:45.');
  });

  it('is calm and whole whatever the verdict', () => {
    const styles = fc.constantFrom<SentenceStyle>('live', 'told', 'still');
    fc.assert(
      fc.property(anyService, anyTime, styles, ({ name, verdict, incidents }, nowMs, style) => {
        const { headline, detail } = verdictSentence({ name, verdict, incidents, nowMs, style }, UTC);
        const text = `${headline} ${detail ?? ''}`;
        expect(text).not.toMatch(/!|undefined|NaN|null|Infinity|\[object|function/);
        expect(text).not.toMatch(/[\p{Cc}\u202A-\u202E]/u);
        expect(headline).toMatch(/\.$/);
        expect(detail).not.toBe('');
        expect(text.length).toBeLessThan(700);
      }),
      { numRuns: 2000 },
    );
  });

  it('stands still while only time passes within a day', () => {
    fc.assert(
      fc.property(anyService, fc.integer({ min: 1, max: 59 }), ({ name, verdict, incidents }, seconds) => {
        const at = (nowMs: number) =>
          verdictSentence(
            {
              name,
              verdict,
              incidents: incidents.map((item) => ({ ...item, scheduledUntil: null })),
              nowMs,
              style: 'still',
            },
            UTC,
          );
        expect(at(NOW + seconds * SECOND)).toEqual(at(NOW));
      }),
    );
  });
});
