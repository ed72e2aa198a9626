import { describe, expect, it } from 'vitest';
import type { ProbeEnd, ProbeResult } from '../../../src/core/ports.ts';
import { classifyProbe } from '../../../src/core/probes/classify.ts';
import type { Target } from '../../../src/shared/service.ts';

const API: Target = {
  id: 'api',
  name: 'API',
  url: 'https://api.example.com/v1/models',
  aliveStatuses: [401, 403, 405],
  expects: 'json',
};
const SITE: Target = { ...API, id: 'site', url: 'https://example.com/', aliveStatuses: [], expects: 'any' };
const PLAIN: Target = { ...API, url: 'http://10.0.0.5/health' };

function result(end: ProbeEnd, overdueMs = 0): ProbeResult {
  const phases = { dnsMs: 1, tcpMs: 1, tlsMs: 1, ttfbMs: 1, totalMs: 4 };
  return { at: 0, phases, end, overdueMs, isIpv6Broken: false };
}

function answered(status: number, headers: Readonly<Record<string, string>> = {}): ProbeResult {
  return result({ kind: 'answered', status, headers, bodyStart: '' });
}

function failed(stage: 'proxy' | 'dns' | 'tcp' | 'tls' | 'http', code: string): ProbeResult {
  return result({ kind: 'failed', stage, code });
}

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const JSON_TYPE = { 'content-type': 'application/json' };
const CHALLENGE = { ...HTML, 'cf-mitigated': 'challenge' };

describe('classifyProbe', () => {
  it.each([
    ['a live refusal for want of a key', API, answered(401, JSON_TYPE), 'ok'],
    ['a plain success', API, answered(200, JSON_TYPE), 'ok'],
    ['a wrong method', API, answered(405, JSON_TYPE), 'ok'],
    ['an unknown path', API, answered(404, JSON_TYPE), 'ok'],
    ['a page where any answer will do', SITE, answered(200, HTML), 'ok'],
    ['a redirect of a site to another name', SITE, answered(301, { location: 'https://example.org/' }), 'ok'],
    ['a redirect within the host', API, answered(307, { location: '/v2/models' }), 'ok'],
    ['a rate limit', API, answered(429, JSON_TYPE), 'limited'],
    ['a bot wall', SITE, answered(403, CHALLENGE), 'walled'],
    ['a bot wall dressed as a rate limit', API, answered(429, CHALLENGE), 'walled'],
    ['a bot wall dressed as an outage', API, answered(503, CHALLENGE), 'walled'],
    ['a refusal for legal reasons', SITE, answered(451, HTML), 'walled'],
    ['overload', API, answered(529, JSON_TYPE), 'provider_failure'],
    ['a server error', API, answered(500, JSON_TYPE), 'provider_failure'],
    ['a server error in HTML with a valid certificate', API, answered(502, HTML), 'provider_failure'],
    ['an origin error of the edge', API, answered(522, { ...HTML, 'cf-ray': 'x' }), 'provider_failure'],
    ['a server error over plain HTTP, which anyone can send', PLAIN, answered(502, HTML), 'network_failure'],
    ['an origin error over plain HTTP', PLAIN, answered(521, HTML), 'provider_failure'],
    ['HTML where JSON is due', API, answered(200, HTML), 'intercepted'],
    [
      'a redirect of an API to a sign-in page',
      API,
      answered(302, { location: 'https://login.hotel.example/' }),
      'intercepted',
    ],
    ['network authentication required', SITE, answered(511, HTML), 'intercepted'],
    ['a proxy that wants a password', SITE, answered(407), 'intercepted'],
    ['a proxy that refuses', API, failed('proxy', 'ECONNREFUSED'), 'intercepted'],
    ['a certificate for another name', API, failed('tls', 'ERR_TLS_CERT_ALTNAME_INVALID'), 'intercepted'],
    ['a certificate of an unknown authority', API, failed('tls', 'SELF_SIGNED_CERT_IN_CHAIN'), 'intercepted'],
    ['plain text where TLS is due', API, failed('tls', 'ERR_SSL_WRONG_VERSION_NUMBER'), 'intercepted'],
    [
      'an expired certificate, which may be the provider’s own',
      API,
      failed('tls', 'CERT_HAS_EXPIRED'),
      'network_failure',
    ],
    ['a name that does not resolve', API, failed('dns', 'ENOTFOUND'), 'network_failure'],
    ['a refused connection', API, failed('tcp', 'ECONNREFUSED'), 'network_failure'],
    ['a TLS handshake without an end', API, failed('tls', 'ETIMEDOUT'), 'network_failure'],
    ['an answer that never comes', API, failed('http', 'ETIMEDOUT'), 'network_failure'],
    ['an abort', API, result({ kind: 'aborted' }), 'discarded'],
  ] as const)('takes %s for what it is', (_name, target, probe, expected) => {
    expect(classifyProbe(target, probe).class).toBe(expected);
  });

  it('discards whatever ended long past its deadline: the process was frozen', () => {
    const late = result({ kind: 'failed', stage: 'http', code: 'ETIMEDOUT' }, 751);
    expect(classifyProbe(API, late).class).toBe('discarded');
    expect(classifyProbe(API, { ...late, overdueMs: 750 }).class).toBe('network_failure');
  });

  it('keeps the code for those who need it', () => {
    expect(classifyProbe(API, answered(529)).code).toBe('529');
    expect(classifyProbe(API, failed('dns', 'EAI_AGAIN')).code).toBe('EAI_AGAIN');
  });
});
