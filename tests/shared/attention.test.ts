import { describe, expect, it } from 'vitest';
import { needsAttention, sortByAttention } from '../../src/shared/attention.ts';
import type { Incident } from '../../src/shared/observation.ts';
import { NOW, outage, service, silent, verdict } from './words/make.ts';

const open: Incident = {
  id: 'i',
  kind: 'incident',
  name: 'Elevated errors',
  status: 'monitoring',
  impact: 'minor',
  startedAt: NOW,
  resolvedAt: null,
  scheduledUntil: null,
  url: null,
  componentIds: [],
  updates: [],
};

describe('sortByAttention', () => {
  it("puts what needs a look first, and leaves the rest in the user's order", () => {
    const services = [
      service('calm one'),
      service('open incident', { incidents: [open] }),
      service('silent', { verdict: silent() }),
      service('degraded', { verdict: outage({ level: 'degraded' }) }),
      service('checking', { verdict: verdict({ suspicion: 'checking' }) }),
      service('calm two'),
      service('down', { verdict: outage() }),
      service('suspected', { verdict: verdict({ suspicion: 'suspected' }) }),
      service('maintenance', { verdict: verdict({ level: 'maintenance' }) }),
    ];
    expect(sortByAttention(services).map(({ name }) => name)).toEqual([
      'down',
      'degraded',
      'maintenance',
      'silent',
      'suspected',
      'checking',
      'open incident',
      'calm one',
      'calm two',
    ]);
    expect(services.filter((item) => !needsAttention(item)).map(({ name }) => name)).toEqual([
      'calm one',
      'calm two',
    ]);
  });
});
