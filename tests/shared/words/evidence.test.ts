import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../src/shared/verdict.ts';
import { evidenceLine } from '../../../src/shared/words/evidence.ts';
import { anyTime, anyVerdict } from './arbitrary.ts';
import { connection, goodProbes, incident, MINUTE, NOW, page, probes, SECOND, slow, UTC } from './make.ts';

const model = (more: Partial<Extract<Evidence, { kind: 'model' }>> = {}): Evidence => ({
  kind: 'model',
  model: 'claude-haiku-5-5',
  outcome: 'failed',
  code: '529',
  tookMs: 812.4,
  failed: 1,
  at: NOW - 2 * MINUTE,
  ...more,
});

const CASES: readonly (readonly [Evidence, string])[] = [
  [model(), 'A request to claude-haiku-5-5 failed at 14:03: overloaded (529)'],
  [
    model({ failed: 3, code: 'ETIMEDOUT', tookMs: null }),
    '3 requests in a row to claude-haiku-5-5 failed, the last one at 14:03: no answer in time (ETIMEDOUT)',
  ],
  [
    model({ outcome: 'answered', code: '200', failed: 0 }),
    'A request to claude-haiku-5-5 was answered at 14:03, after 812 ms',
  ],
  [
    model({ outcome: 'limited', code: '429', failed: 0 }),
    'A request to claude-haiku-5-5 at 14:03 was not counted: too many requests (429)',
  ],
  [probes(), '6 of 6 tries at api.anthropic.com failed in 3 min: overloaded (529)'],
  [
    probes({ failed: 2, tried: 9, code: '500' }),
    '2 of 9 tries at api.anthropic.com failed in 3 min: server error (500)',
  ],
  [probes({ failed: 1, tried: 1, spanMs: 0 }), 'The only try at api.anthropic.com failed: overloaded (529)'],
  [goodProbes(), '6 of 6 tries at api.anthropic.com succeeded in 3 min'],
  [goodProbes({ tried: 1, spanMs: 0 }), 'The only try at api.anthropic.com succeeded'],
  [
    goodProbes({ class: 'limited', code: '429' }),
    '6 of 6 tries at api.anthropic.com got an answer in 3 min: too many requests (429)',
  ],
  [
    goodProbes({ class: 'walled', code: '403', tried: 2 }),
    '2 tries at api.anthropic.com got past no bot check, which says nothing about the service: turned away (403)',
  ],
  [
    goodProbes({ class: 'walled', code: 'BEYOND_READ', tried: 2 }),
    '2 tries at api.anthropic.com not counted: the answer is longer than 16 KiB, only its beginning is read (BEYOND_READ)',
  ],
  [
    goodProbes({ class: 'discarded', code: 'OVERDUE', tried: 1 }),
    '1 try at api.anthropic.com not counted: the computer stood still (OVERDUE)',
  ],
  [probes({ failed: 0, tried: 0 }), 'No tries at api.anthropic.com yet'],
  [connection(), 'Your connection is fine: 3 of 3 control sites answer'],
  [connection({ state: 'offline', reached: 0 }), 'Your connection is down: 0 of 3 control sites answer'],
  [
    connection({ state: 'dns', reached: 0 }),
    'Your connection cannot look up names: 0 of 3 control sites answer',
  ],
  [
    connection({ state: 'captive', reached: 0 }),
    'Your network wants you to sign in: 0 of 3 control sites answer',
  ],
  [
    connection({ state: 'intercepted', reached: 1 }),
    'Something on your network answers for others: 1 of 3 control sites answers',
  ],
  [connection({ state: 'unknown', reached: 0, tried: 0 }), 'Your connection has not been judged yet'],
  [page(), 'The status page says operational, read 40 s ago'],
  [
    page({ level: 'partial_outage', mirror: 'anthropic.statuspage.io' }),
    'The status page says partial outage, read 40 s ago through its mirror anthropic.statuspage.io',
  ],
  [
    page({ readAt: NOW - 6 * MINUTE, failure: { at: NOW - 20 * SECOND, kind: 'status', detail: '503' } }),
    'The status page could not be read 20 s ago (HTTP 503); last known operational, read 6 min ago',
  ],
  [
    page({ readAt: null, failure: { at: NOW, kind: 'unreachable', detail: 'ENOTFOUND' } }),
    'The status page could not be read yet (no such name, ENOTFOUND)',
  ],
  [page({ readAt: null }), 'The status page has not been read yet'],
  [
    { kind: 'component', id: 'c', name: 'claude.ai', level: 'major_outage' },
    'claude.ai: major outage, says the page',
  ],
  [incident(), 'Incident since 13:45: Elevated errors'],
  [incident({ resolvedAt: NOW }), 'Incident resolved at 14:05: Elevated errors'],
  [incident({ impact: 'maintenance' }), 'Maintenance since 13:45: Elevated errors'],
  [incident({ impact: 'maintenance', resolvedAt: NOW }), 'Maintenance completed at 14:05: Elevated errors'],
  [incident({ impact: 'maintenance', startedAt: NOW + MINUTE }), 'Maintenance from 14:06: Elevated errors'],
  [
    connection({ state: 'ipv6' }),
    'Your connection works, but its IPv6 is broken: 3 of 3 control sites answer',
  ],
  [
    connection({ state: 'proxy', reached: 0 }),
    'Your proxy lets nothing through: 0 of 3 control sites answer',
  ],
  [
    connection({ state: 'clock', reached: 0 }),
    'The clock of this computer is wrong: 0 of 3 control sites answer',
  ],
  [slow(), '9 of 10 tries at api.anthropic.com were slow: 3.4 s, usually 240 ms'],
  [
    slow({ slow: 1, tried: 1, ttfbMs: 999.4 }),
    'The only try at api.anthropic.com was slow: 999 ms, usually 240 ms',
  ],
  [
    { kind: 'name_server', name: 'claude.ai', elsewhere: 'known', at: NOW },
    'Your name server gives a wrong answer for claude.ai, or none; another one knows the name',
  ],
  [
    { kind: 'name_server', name: 'claude.ai', elsewhere: 'no_such_name', at: NOW },
    'Another name server does not know claude.ai either',
  ],
  [
    { kind: 'name_server', name: 'claude.ai', elsewhere: 'failing', at: NOW },
    'Another name server cannot look up claude.ai either',
  ],
  [
    { kind: 'others', names: ['OpenAI', 'Gemini'], at: NOW },
    'In the same minute OpenAI, Gemini could not be reached either',
  ],
  [
    { kind: 'use', failed: 3, tried: 9, spanMs: 10 * MINUTE, code: '529', models: [], at: NOW },
    '3 of 9 requests of your own failed in 10 min: overloaded (529)',
  ],
  [
    {
      kind: 'use',
      failed: 3,
      tried: 9,
      spanMs: 10 * MINUTE,
      code: '500',
      models: [{ model: 'claude-opus-5', failed: 3 }],
      at: NOW,
    },
    '3 of 9 requests of your own failed in 10 min: server error (500) (claude-opus-5)',
  ],
  [{ kind: 'changes', count: 6, spanMs: 20 * MINUTE }, 'It came and went 6 times within 20 min'],
  [{ kind: 'changes', count: 1, spanMs: 20 * MINUTE }, 'It came and went once within 20 min'],
  [
    { kind: 'gap', fromAt: NOW - MINUTE, reason: 'started' },
    'No reading since 14:04: Pilotlight was not running',
  ],
  [{ kind: 'gap', fromAt: NOW - MINUTE, reason: 'slept' }, 'No reading since 14:04: the computer slept'],
  [
    { kind: 'gap', fromAt: NOW - MINUTE, reason: 'network_changed' },
    'No reading since 14:04: the network changed',
  ],
  [{ kind: 'gap', fromAt: NOW - MINUTE, reason: 'silent' }, 'No reading since 14:04'],
];

describe('evidenceLine', () => {
  it.each(CASES)('%o', (evidence, line) => {
    expect(evidenceLine(evidence, NOW, UTC)).toBe(line);
  });

  it.each<[Evidence, RegExp]>([
    [page(), /^The status page says operational, read at \d\d:\d\d/],
    [
      page({ failure: { at: NOW - 20 * SECOND, kind: 'status', detail: '503' } }),
      /^The status page could not be read at \d\d:\d\d.* \(HTTP 503\); last known operational, read at \d\d:\d\d/,
    ],
  ])('tells %o of the past by the clock', (evidence, line) => {
    expect(evidenceLine(evidence, NOW, undefined, 'told')).toMatch(line);
  });

  it('is calm and whole whatever the evidence', () => {
    fc.assert(
      fc.property(anyVerdict, anyTime, (verdict, now) => {
        for (const evidence of verdict.evidence) {
          const line = evidenceLine(evidence, now, UTC);
          expect(line).not.toMatch(/!|undefined|NaN|null|Infinity|\[object|function/);
          expect(line.length).toBeLessThan(400);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
