import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReasonSchema } from '../../../src/shared/verdict.ts';
import { adviceFor } from '../../../src/shared/words/advice.ts';
import { anyVerdict } from './arbitrary.ts';
import { offline, outage, page, probes, verdict } from './make.ts';

const ids = (...given: Parameters<typeof adviceFor>) => adviceFor(...given).map(({ id }) => id);

describe('adviceFor', () => {
  it('has something to do in every trouble, and nothing in calm', () => {
    for (const reason of ReasonSchema.options) {
      expect(adviceFor(verdict({ reason })).length > 0).toBe(reason !== 'all_good');
    }
  });

  it('fits the cause: nobody waits for a provider while offline', () => {
    expect(ids(offline())).toEqual(['reconnect']);
    expect(ids(offline({ reason: 'captive_portal' }))).toEqual(['sign-in']);
    expect(ids(outage())).toEqual(['wait', 'tell-when-back', 'use-another', 'read-page']);
    expect(ids(outage({ evidence: [probes()] }))).not.toContain('read-page');
  });

  it('suspects the clock where a certificate is out of date', () => {
    const evidence = [probes({ class: 'network_failure', code: 'CERT_NOT_YET_VALID' }), page()];
    expect(ids(outage({ reason: 'unreachable_from_here', cause: 'unclear', evidence }))[0]).toBe(
      'check-clock',
    );
    expect(ids(outage({ reason: 'unreachable_from_here', cause: 'unclear' }))).not.toContain('check-clock');
  });

  it('gives each piece once, as a short sentence', () => {
    fc.assert(
      fc.property(anyVerdict, (given) => {
        const advice = adviceFor(given);
        expect(new Set(advice.map(({ id }) => id)).size).toBe(advice.length);
        for (const { text } of advice) expect(text).toMatch(/^[A-Z][^!]{5,80}\.$/);
      }),
    );
  });
});
