import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ServiceView } from '../../../src/shared/snapshot.ts';
import { overallSentence } from '../../../src/shared/words/overall.ts';
import { anyService } from './arbitrary.ts';
import { NOW, offline, outage, page, service, silent, snapshot, UTC, verdict } from './make.ts';

const NAMES = ['Claude', 'OpenAI', 'GitHub Copilot', 'Cursor', 'Gemini'];
const five = (...given: readonly Partial<ServiceView>[]) =>
  NAMES.map((name, index) => service(name, given[index] ?? {}));
const degraded = outage({ level: 'degraded' });

describe('overallSentence', () => {
  it.each([
    ['no service', [], 'No service is watched.'],
    ['one that works', [service('Claude')], 'Claude works here.'],
    [
      'one that fails',
      [service('Claude', { verdict: outage() })],
      'Claude fails from here: overloaded (529), since 14:02.',
    ],
    ['two that work', five().slice(0, 2), 'Claude and OpenAI work.'],
    ['five that work', five(), 'Claude and 4 others work.'],
    ['the first in outage', five({ verdict: outage() }), 'Claude: major outage. 4 others work.'],
    ['another degraded', five({}, { verdict: degraded }), 'OpenAI: degraded. 4 others work.'],
    [
      'two not well, the worse one first',
      five({ verdict: degraded }, { verdict: outage() }),
      'OpenAI: major outage; Claude: degraded. 3 others work.',
    ],
    [
      'all not well',
      five(...NAMES.map(() => ({ verdict: outage() }))),
      'Claude: major outage; OpenAI: major outage; 3 more not well.',
    ],
    [
      'one in maintenance',
      five({}, { verdict: verdict({ level: 'maintenance', reason: 'official_maintenance' }) }),
      'OpenAI: maintenance. 4 others work.',
    ],
    ['one silent', five({}, { verdict: silent() }), 'OpenAI: unknown. 4 others work.'],
    [
      'two silent of two',
      five({ verdict: silent() }, { verdict: silent() }).slice(0, 2),
      'Nothing is known yet about Claude and OpenAI.',
    ],
    [
      'one down, one silent',
      five({ verdict: outage() }, { verdict: silent() }),
      'Claude: major outage. 3 others work. Nothing is known about 1 other.',
    ],
    ['offline', five(...NAMES.map(() => ({ verdict: offline() }))), 'You are offline.'],
    [
      'a sign-in page, one page read all the same',
      [
        service('Claude', { verdict: offline({ reason: 'captive_portal' }) }),
        service('OpenAI', { verdict: verdict({ evidence: [page()] }) }),
      ],
      'This Wi-Fi wants you to sign in. 1 other works.',
    ],
  ])('tells %s', (_, services, sentence) => {
    expect(overallSentence(snapshot(services), NOW, UTC)).toBe(sentence);
  });

  it("names the service whose fault on the user's side decided", () => {
    const services = five({ verdict: offline() }, { verdict: offline({ reason: 'intercepted' }) });
    const overall = { level: 'unknown', cause: 'you', serviceId: 'openai' } as const;
    expect(overallSentence({ services, overall }, NOW, UTC)).toBe(
      'Something on your network answers in place of OpenAI. 3 others work.',
    );
  });

  it('is one calm line for any services', () => {
    fc.assert(
      fc.property(fc.array(anyService, { maxLength: 6 }), (services) => {
        const line = overallSentence(snapshot(services), NOW, UTC);
        expect(line).toMatch(/\.$/);
        expect(line).not.toMatch(/!|undefined|NaN|null|\n/);
      }),
    );
  });
});
