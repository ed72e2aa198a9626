import { describe, expect, it } from 'vitest';
import type { OutcomeClass, PageFailure } from '../../../src/shared/observation.ts';
import { codeWords, pageFailureWords } from '../../../src/shared/words/code.ts';
import { NOW } from './make.ts';

describe('codeWords', () => {
  it.each<[string, OutcomeClass, string]>([
    ['529', 'provider_failure', 'overloaded (529)'],
    ['500', 'provider_failure', 'server error (500)'],
    ['502', 'provider_failure', 'bad gateway (502)'],
    ['503', 'provider_failure', 'service unavailable (503)'],
    ['522', 'provider_failure', 'server behind the edge does not answer (522)'],
    ['599', 'provider_failure', 'server error (599)'],
    ['429', 'limited', 'too many requests (429)'],
    ['401', 'ok', 'answers (401)'],
    ['403', 'walled', 'turned away (403)'],
    ['ENOTFOUND', 'network_failure', 'no such name (ENOTFOUND)'],
    ['ECONNREFUSED', 'network_failure', 'connection refused (ECONNREFUSED)'],
    ['ETIMEDOUT', 'network_failure', 'no answer in time (ETIMEDOUT)'],
    ['ECONNRESET', 'network_failure', 'connection reset (ECONNRESET)'],
    ['CERT_HAS_EXPIRED', 'network_failure', 'certificate expired (CERT_HAS_EXPIRED)'],
    [
      'SELF_SIGNED_CERT_IN_CHAIN',
      'intercepted',
      'certificate from an unknown authority (SELF_SIGNED_CERT_IN_CHAIN)',
    ],
    ['511', 'intercepted', 'sign-in page (511)'],
    ['407', 'intercepted', 'the proxy wants a sign-in (407)'],
    ['302', 'intercepted', 'sent elsewhere (302)'],
    ['200', 'intercepted', 'somebody else answered (200)'],
    ['OVERDUE', 'discarded', 'the computer stood still (OVERDUE)'],
    ['E_NEW_AND_STRANGE', 'network_failure', 'no connection (E_NEW_AND_STRANGE)'],
    ['constructor', 'local', 'your connection failed (constructor)'],
    ['', 'network_failure', 'no connection'],
  ])('says %s as %s in plain words', (code, outcome, words) => {
    expect(codeWords(code, outcome)).toBe(words);
  });
});

describe('pageFailureWords', () => {
  it.each<[PageFailure['kind'], string, string]>([
    ['status', '503', 'HTTP 503'],
    ['status', 'HTTP 503', 'HTTP 503'],
    ['blocked', '403', 'blocked, HTTP 403'],
    ['unreachable', 'ENOTFOUND', 'no such name, ENOTFOUND'],
    ['timeout', '', 'no answer in time'],
    ['tls', 'CERT_HAS_EXPIRED', 'certificate expired, CERT_HAS_EXPIRED'],
    ['not_json', 'text/html', 'answer is not JSON, text/html'],
    ['invalid', 'components.0.status', 'answer not understood, components.0.status'],
    ['too_large', 'toString', 'answer too large, toString'],
  ])('says %s with %s shortly', (kind, detail, words) => {
    expect(pageFailureWords({ at: NOW, kind, detail })).toBe(words);
  });
});
