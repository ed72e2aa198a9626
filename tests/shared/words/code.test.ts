import { describe, expect, it } from 'vitest';
import type { OutcomeClass, PageFailure } from '../../../src/shared/observation.ts';
import { codeWords, pageFailureWords } from '../../../src/shared/words/code.ts';
import { speechIn } from '../../../src/shared/words/languages.ts';
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
    ['overloaded_error', 'provider_failure', 'overloaded (overloaded_error)'],
    ['EAFNOSUPPORT', 'network_failure', 'no way there (EAFNOSUPPORT)'],
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
    ['truncated', 'ends after 12 bytes', 'answer cut short'],
    ['invalid', 'the whole document', 'answer not understood'],
    ['not_json', 'markup', 'answer is not JSON'],
  ])('says %s with %s shortly', (kind, detail, words) => {
    expect(pageFailureWords({ at: NOW, kind, detail })).toBe(words);
  });
});

describe('in German', () => {
  const german = speechIn('de');

  it.each<[string, OutcomeClass, string]>([
    ['overloaded_error', 'provider_failure', 'überlastet (overloaded_error)'],
    ['529', 'provider_failure', 'überlastet (529)'],
    ['ETIMEDOUT', 'network_failure', 'keine rechtzeitige Antwort (ETIMEDOUT)'],
    ['E_NEW_AND_STRANGE', 'network_failure', 'keine Verbindung (E_NEW_AND_STRANGE)'],
  ])('says %s as %s in words, the code in brackets', (code, outcome, words) => {
    expect(codeWords(code, outcome, german)).toBe(words);
  });

  it.each<[PageFailure['kind'], string, string]>([
    ['timeout', 'ETIMEDOUT', 'keine rechtzeitige Antwort, ETIMEDOUT'],
    ['truncated', 'ends after 12 bytes', 'Antwort abgeschnitten'],
    ['not_json', 'markup', 'Antwort ist kein JSON'],
    ['invalid', 'not built for a day', 'Antwort nicht verständlich'],
    ['unreachable', 'aborted', 'keine Verbindung'],
  ])('says %s with %s without a word of English', (kind, detail, words) => {
    expect(pageFailureWords({ at: NOW, kind, detail }, german)).toBe(words);
  });
});
