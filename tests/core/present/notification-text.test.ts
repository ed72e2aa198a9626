import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Notification } from '../../../src/core/notification.ts';
import { type NotifiedService, notificationText } from '../../../src/core/present/notification-text.ts';
import type { Episode } from '../../../src/shared/verdict.ts';
import { anyService, anyTime } from '../../shared/words/arbitrary.ts';
import { incident, MINUTE, NOW, outage, page, UTC, verdict } from '../../shared/words/make.ts';

const episode: Episode = {
  id: 'e1',
  serviceId: 'claude',
  startedAt: NOW - 24 * MINUTE,
  endedAt: NOW,
  worst: 'major_outage',
  cause: 'provider',
  incidentId: null,
  officialAt: null,
};

const claude = (given: Partial<NotifiedService> = {}): NotifiedService => ({
  name: 'Claude',
  verdict: outage(),
  ...given,
});

const KINDS: readonly Notification['kind'][] = [
  'started',
  'worsened',
  'ended',
  'back',
  'maintenance',
  'several',
];

const CASES: readonly (readonly [
  string,
  Notification['kind'],
  readonly [NotifiedService, ...NotifiedService[]],
  string,
  string,
])[] = [
  [
    'a beginning',
    'started',
    [claude()],
    'Claude: major outage',
    'Claude fails from here: 6 of 6 tries, overloaded (529), since 14:02. The status page has not said so yet.',
  ],
  [
    'an official beginning',
    'started',
    [
      claude({
        verdict: outage({
          reason: 'official_outage',
          level: 'partial_outage',
          evidence: [page({ level: 'partial_outage' }), incident()],
        }),
      }),
    ],
    'Claude: partial outage',
    'Claude has a partial outage, says its status page. “Elevated errors”, major impact, since 13:45.',
  ],
  [
    'a turn for the worse',
    'worsened',
    [claude()],
    'Claude got worse: major outage',
    'Claude fails from here: 6 of 6 tries, overloaded (529), since 14:02. The status page has not said so yet.',
  ],
  [
    'an end',
    'ended',
    [claude({ verdict: verdict(), episode })],
    'Claude works again',
    'Claude works here. Major outage for 24 min, from 13:41 to 14:05.',
  ],
  [
    'an end without an episode',
    'ended',
    [claude({ verdict: verdict() })],
    'Claude works again',
    'Claude works here.',
  ],
  [
    'the answer to "tell me"',
    'back',
    [claude({ verdict: verdict(), episode: { ...episode, endedAt: null } })],
    'Claude is back',
    'Claude works here. Major outage for 24 min, from 13:41 to 14:05.',
  ],
  [
    'a maintenance',
    'maintenance',
    [
      claude({
        verdict: verdict({ level: 'maintenance', reason: 'official_maintenance', evidence: [page()] }),
      }),
    ],
    'Claude: maintenance',
    'Claude is under maintenance.',
  ],
  [
    'several in trouble, the worst first',
    'several',
    [
      claude({ name: 'OpenAI', verdict: outage({ level: 'degraded' }) }),
      claude(),
      ...['A', 'B', 'C', 'D'].map((name) => claude({ name, verdict: outage({ level: 'degraded' }) })),
    ],
    '6 services are in trouble',
    'Claude: major outage; OpenAI: degraded; A: degraded; B: degraded; and 2 more.',
  ],
  [
    'several that work again',
    'several',
    [claude({ verdict: verdict() }), claude({ name: 'OpenAI', verdict: verdict() })],
    '2 services work again',
    'Claude: operational; OpenAI: operational.',
  ],
];

describe('notificationText', () => {
  it.each(CASES)('tells %s', (_, kind, services, title, body) => {
    expect(notificationText(kind, services, NOW, UTC)).toEqual({ title, body });
  });

  it('has words for every kind', () => {
    expect(new Set(CASES.map(([, kind]) => kind))).toEqual(new Set(KINDS));
  });

  it('fits a notification and is plain text, whoever wrote its parts', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...KINDS),
        fc.tuple(anyService, anyService, anyService),
        anyTime,
        (kind, services, nowMs) => {
          const { title, body } = notificationText(kind, services, nowMs, UTC);
          expect(title.length).toBeLessThanOrEqual(60);
          expect(body.length).toBeLessThanOrEqual(200);
          expect(body).not.toBe('');
          expect(`${title} ${body}`).not.toMatch(/!|undefined|NaN|null/);
          expect(`${title} ${body}`).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
