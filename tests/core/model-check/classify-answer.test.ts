import { describe, expect, it } from 'vitest';
import { classifyAnswer } from '../../../src/core/model-check/classify-answer.ts';
import type { ProbeEnd } from '../../../src/core/ports.ts';
import { MODEL_PROVIDERS } from '../../../src/shared/model-check/providers.ts';
import type { ControlReading } from '../../../src/shared/observation.ts';

const { url } = MODEL_PROVIDERS.anthropic;

const error = (type: string, message = ''): string =>
  JSON.stringify({ type: 'error', error: { type, message } });

function answered(
  status: number,
  bodyStart = '{}',
  headers: Readonly<Record<string, string>> = {},
): ProbeEnd {
  return { kind: 'answered', status, headers: { 'content-type': 'application/json', ...headers }, bodyStart };
}

function failed(stage: Extract<ProbeEnd, { kind: 'failed' }>['stage'], code: string): ProbeEnd {
  return { kind: 'failed', stage, code };
}

function controls(answering: number): ControlReading {
  const hosts = [0, 1, 2].map((index) => ({
    host: `${index}.example`,
    ok: index < answering,
    stage: null,
    code: null,
  }));
  return { at: 0, hosts, captive: 'clear', literalOk: null };
}

function classify(end: ProbeEnd, reading: ControlReading | null = null, overdueMs = 0) {
  const phases = { dnsMs: 1, tcpMs: 1, tlsMs: 1, ttfbMs: end.kind === 'answered' ? 900 : null, totalMs: 901 };
  return classifyAnswer(url, { at: 0, phases, end, overdueMs, isIpv6Broken: false }, reading);
}

const html = { 'content-type': 'text/html' };
const OK_BODY = '{"id":"msg_1","type":"message"}';

describe('an answer of a model', () => {
  it.each<[string, ProbeEnd, string]>([
    ['a message', answered(200, OK_BODY), 'answered'],
    ['overload', answered(529, error('overloaded_error')), 'failed'],
    ['a server error', answered(500, error('api_error')), 'failed'],
    ['no service', answered(503, '<html>', html), 'failed'],
    ['an edge that finds no origin', answered(522, '<html>', html), 'failed'],
    ['too many requests', answered(429, error('rate_limit_error')), 'limited'],
    ['a bad key', answered(401, error('authentication_error')), 'key'],
    ['a key without leave', answered(403, error('permission_error')), 'key'],
    ['somebody’s wall', answered(403, '<html>', html), 'uncounted'],
    ['a bot check', answered(403, '<html>', { ...html, 'cf-mitigated': 'challenge' }), 'uncounted'],
    ['a bot check with 503', answered(503, '<html>', { ...html, 'cf-mitigated': 'challenge' }), 'uncounted'],
    ['a bot check with 429', answered(429, '<html>', { ...html, 'cf-mitigated': 'challenge' }), 'uncounted'],
    ['an unknown model', answered(404, error('not_found_error', 'model: x')), 'no_model'],
    ['an address nobody knows', answered(404, '<html>', { ...html, 'cf-ray': '1' }), 'uncounted'],
    ['a bill', answered(402, error('billing_error')), 'credit'],
    [
      'an empty balance',
      answered(400, error('invalid_request_error', 'Your credit balance is too low')),
      'credit',
    ],
    ['an empty quota', answered(429, '{"error":{"code":"insufficient_quota","message":"x"}}'), 'credit'],
    ['a request that is none', answered(400, error('invalid_request_error', 'max_tokens')), 'refused'],
    ['too large a request', answered(413, error('request_too_large')), 'refused'],
    ['a redirect', answered(307, '', { location: '/elsewhere' }), 'refused'],
    ['a sign-in page', answered(200, '<html>', html), 'uncounted'],
    ['a page that calls itself JSON', answered(200, '<html>'), 'uncounted'],
    ['a proxy that wants a sign-in', answered(407), 'uncounted'],
    ['a network that wants a sign-in', answered(511), 'uncounted'],
    ['a foreign certificate', failed('tls', 'SELF_SIGNED_CERT_IN_CHAIN'), 'uncounted'],
    ['no name', failed('dns', 'ENOTFOUND'), 'uncounted'],
    ['no connection', failed('tcp', 'ECONNREFUSED'), 'uncounted'],
    ['a call broken off', { kind: 'aborted' }, 'uncounted'],
  ])('%s', (_what, end, outcome) => {
    expect(classify(end, controls(3)).outcome).toBe(outcome);
  });

  it('that never comes counts only while the controls bear the connection out', () => {
    const silence = failed('http', 'ETIMEDOUT');
    expect(classify(silence, controls(3))).toMatchObject({
      outcome: 'failed',
      tookMs: null,
      code: 'ETIMEDOUT',
    });
    expect(classify(silence, controls(1)).outcome).toBe('uncounted');
    expect(classify(silence, controls(0)).outcome).toBe('uncounted');
    expect(classify(silence, null).outcome).toBe('uncounted');
  });

  it('that a frozen process met late proves nothing', () => {
    expect(classify(answered(529), controls(3), 5_000).outcome).toBe('uncounted');
  });

  it('says how long to rest, a day at most, and only with a 429', () => {
    const rest = (value: string, status = 429) =>
      classify(answered(status, '{}', { 'retry-after': value })).retryAfterMs;
    expect(rest('90')).toBe(90_000);
    expect(rest('1.5')).toBe(1_500);
    expect(rest('999999999')).toBe(86_400_000);
    expect(rest('soon')).toBeNull();
    expect(rest('-1')).toBeNull();
    expect(rest('')).toBeNull();
    expect(rest('90', 529)).toBeNull();
  });
});
