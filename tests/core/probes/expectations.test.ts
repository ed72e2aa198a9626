import { describe, expect, it } from 'vitest';
import type { ProbeResult } from '../../../src/core/ports.ts';
import { classifyProbe } from '../../../src/core/probes/classify.ts';
import { type Conditions, TargetSchema } from '../../../src/shared/service.ts';

const AT = Date.UTC(2026, 10, 21);
const DAY = 24 * 3_600_000;
const BODY = '{"status":"up","checks":[{"ok":true,"ms":12}],"note":"all is well"}';

function classify(must: Conditions, status = 200, body = BODY, daysLeft: number | null = 30) {
  const target = TargetSchema.parse({ id: 't', name: 'T', url: 'https://t.example/', must });
  const result: ProbeResult = {
    at: AT,
    phases: { dnsMs: 1, tcpMs: 1, tlsMs: 1, ttfbMs: 1, totalMs: 4 },
    end: { kind: 'answered', status, headers: { 'content-type': 'application/json' }, bodyStart: body },
    overdueMs: 0,
    isIpv6Broken: false,
    certificateEndsAt: daysLeft === null ? null : AT + daysLeft * DAY,
  };
  return classifyProbe(target, result);
}

describe('conditions of a target', () => {
  it.each<readonly [string, Conditions]>([
    ['none', {}],
    ['the status', { status: 200 }],
    ['a text', { text: 'all is well' }],
    ['a value that is there', { json: { path: 'checks[0].ms' } }],
    ['a word', { json: { path: 'status', equals: 'up' } }],
    ['a truth', { json: { path: 'checks.0.ok', equals: 'true' } }],
    ['days left', { certificateDays: 30 }],
  ])('are met: %s', (_, must) => {
    expect(classify(must)).toEqual({ class: 'ok', code: '200' });
  });

  it.each<readonly [string, Conditions, string]>([
    ['another status', { status: 204 }, '200'],
    ['no such text', { text: 'all is lost' }, 'TEXT_MISSING'],
    ['no such path', { json: { path: 'checks[1].ok' } }, 'JSON_DIFFERS'],
    ['nothing inherited', { json: { path: 'constructor' } }, 'JSON_DIFFERS'],
    ['another value', { json: { path: 'status', equals: 'down' } }, 'JSON_DIFFERS'],
    ['a certificate near its end', { certificateDays: 31 }, 'CERT_ENDS_SOON'],
  ])('are not met: %s', (_, must, code) => {
    expect(classify(must)).toEqual({ class: 'provider_failure', code });
  });

  it('make life of a refusal that is wanted', () => {
    expect(classify({ status: 418 }, 418)).toEqual({ class: 'ok', code: '418' });
    expect(classify({ text: 'all' }, 418)).toMatchObject({ class: 'walled' });
  });

  it('are not asked of what is no answer of the service', () => {
    expect(classify({ text: 'x' }, 429)).toMatchObject({ class: 'limited' });
    expect(classify({ text: 'x' }, 503)).toEqual({ class: 'provider_failure', code: '503' });
    expect(classify({ certificateDays: 30 }, 200, BODY, null)).toMatchObject({ class: 'ok' });
    expect(classify({ json: { path: 'a' } }, 200, '<html>')).toMatchObject({ code: 'JSON_DIFFERS' });
  });
});
