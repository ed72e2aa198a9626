import { describe, expect, it } from 'vitest';
import type { ProbeResult } from '../../../src/core/ports.ts';
import { classifyProbe } from '../../../src/core/probes/classify.ts';
import { type Conditions, TargetSchema } from '../../../src/shared/service.ts';

const AT = Date.UTC(2026, 10, 21);
const DAY = 24 * 3_600_000;
const BODY = '{"status":"up","checks":[{"ok":true,"ms":12}],"note":"all is well"}';

function classify(must: Conditions, status = 200, body = BODY, daysLeft: number | null = 30, isCut = false) {
  const target = TargetSchema.parse({ id: 't', name: 'T', url: 'https://t.example/', must });
  const result: ProbeResult = {
    at: AT,
    phases: { dnsMs: 1, tcpMs: 1, tlsMs: 1, ttfbMs: 1, totalMs: 4 },
    end: {
      kind: 'answered',
      status,
      headers: { 'content-type': 'application/json' },
      bodyStart: body,
      ...(isCut ? { isCut } : {}),
    },
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

  it.each<readonly [string, Conditions, Partial<ReturnType<typeof classify>>]>([
    ['a text that was read', { text: '"up"' }, { class: 'ok', code: '200' }],
    ['a text that was not', { text: 'all is lost' }, { class: 'walled', code: 'BEYOND_READ' }],
    ['a value that was read', { json: { path: 'checks[0].ms', equals: '12' } }, { class: 'ok' }],
    ['another value that was read', { json: { path: 'status', equals: 'down' } }, { code: 'JSON_DIFFERS' }],
    ['a path that ends in what was read', { json: { path: 'status.x' } }, { code: 'JSON_DIFFERS' }],
    ['a path that may lie further on', { json: { path: 'later' } }, { code: 'BEYOND_READ' }],
    [
      'a value that has only begun',
      { json: { path: 'note', equals: 'all is well' } },
      { code: 'BEYOND_READ' },
    ],
    ['any value, which has begun', { json: { path: 'note' } }, { class: 'ok' }],
    [
      'what differs beside what is not told',
      { text: 'x', json: { path: 'status', equals: 'y' } },
      { code: 'JSON_DIFFERS' },
    ],
    ['a certificate beside what is not told', { text: 'x', certificateDays: 31 }, { code: 'CERT_ENDS_SOON' }],
  ])('of a long answer are known as far as it is read: %s', (_, must, said) => {
    expect(classify(must, 200, BODY.slice(0, -4), 30, true)).toMatchObject(said);
  });

  it('of a long answer that is no JSON are not met', () => {
    const page = classify({ json: { path: 'a' } }, 200, '<html><body>', 30, true);
    expect(page).toEqual({ class: 'provider_failure', code: 'JSON_DIFFERS' });
  });

  it('of JSON that begins with a byte order mark are those of the JSON', () => {
    expect(classify({ json: { path: 'status', equals: 'up' } }, 200, `\uFEFF${BODY}`)).toMatchObject({
      class: 'ok',
    });
  });
});
