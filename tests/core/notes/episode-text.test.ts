import { describe, expect, it } from 'vitest';
import { episodeText } from '../../../src/core/notes/episode-text.ts';
import { waitingText } from '../../../src/core/notes/waiting-text.ts';
import type { Incident } from '../../../src/shared/observation.ts';
import type { Episode, VerdictChange } from '../../../src/shared/verdict.ts';
import { HOUR, MINUTE, NOW, outage, UTC, verdict } from '../../shared/words/make.ts';

const EPISODE: Episode = {
  id: 'claude-1',
  serviceId: 'claude',
  startedAt: NOW,
  endedAt: NOW + 75 * MINUTE,
  worst: 'major_outage',
  cause: 'provider',
  incidentId: 'i1',
  officialAt: NOW + 11 * MINUTE,
};

const CHANGES: readonly VerdictChange[] = [
  { serviceId: 'claude', at: NOW, from: null, to: outage() },
  { serviceId: 'claude', at: NOW + 75 * MINUTE, from: null, to: verdict() },
];

const INCIDENT: Incident = {
  id: 'i1',
  kind: 'incident',
  name: 'Elevated errors',
  status: 'resolved',
  impact: 'major',
  startedAt: NOW,
  resolvedAt: NOW + HOUR,
  scheduledUntil: null,
  url: 'https://status.example/incidents/i1',
  componentIds: [],
  updates: [
    { id: 'u1', at: NOW + 11 * MINUTE, status: 'investigating', body: 'We are\nlooking.', components: [] },
    { id: 'u2', at: NOW + HOUR, status: 'resolved', body: 'Fixed.', components: [] },
  ],
};

const FACTS = {
  name: 'Claude',
  episode: EPISODE,
  changes: CHANGES,
  incident: INCIDENT,
  nowMs: NOW + 5 * HOUR,
};

describe('the downtime log', () => {
  it('tells what happened, here and officially, with times', () => {
    const text = episodeText(FACTS, UTC);
    expect(text).toContain('# Claude: major outage, 3 Nov 2026 14:05\n');
    expect(text).toContain('- From 3 Nov 2026 14:05 to 15:20, 1 h 15 min. Times are in UTC.\n');
    expect(text).toContain('- Worst state: Major outage.\n');
    expect(text).toContain('- The status page first spoke of it at 14:16, 11 min after it was seen here.\n');
    expect(text).toMatch(/## Seen here\n\n- 14:05 Claude fails from here: .*\n {2}- /);
    expect(text).toContain('## Official: Elevated errors\n\n<https://status.example/incidents/i1>\n');
    expect(text).toContain('- 14:16 Investigating: We are looking.\n- 15:05 Resolved: Fixed.\n');
  });

  it('of an episode that goes on says so', () => {
    const open = { ...EPISODE, endedAt: null, officialAt: null, incidentId: null };
    const text = episodeText({ ...FACTS, episode: open, incident: null, changes: [] }, UTC);
    expect(text).toContain('- Since 3 Nov 2026 14:05, 5 h so far.');
    expect(text).toContain('- The status page did not speak of it.');
    expect(text).toContain('Nothing more was kept of it.');
    expect(text).not.toContain('Official:');
  });

  it('that the page knew first says that', () => {
    const early = { ...EPISODE, officialAt: NOW - 4 * MINUTE };
    expect(episodeText({ ...FACTS, episode: early }, UTC)).toContain(
      'spoke of it at 14:01, 4 min before it was seen here.',
    );
  });

  it('gives remote text no meaning in Markdown, HTML or tags', () => {
    const hostile = '[x](javascript:alert) <img src=x onerror=y> ![i](http://a) #tag `c` **b**\n# heading';
    const text = episodeText(
      {
        ...FACTS,
        name: hostile,
        incident: {
          ...INCIDENT,
          name: hostile,
          url: 'javascript:alert(1)',
          updates: [{ id: 'u', at: NOW, status: 'unknown', body: hostile, components: [] }],
        },
      },
      UTC,
    );
    expect(text).not.toMatch(/(?<!\\)[[<`]/);
    expect(text).not.toMatch(/(?<!\\)#tag|^# heading/m);
    expect(text).not.toContain('<javascript');
    expect(text).toContain('\\<img');
  });
});

describe('the message that prompts wait', () => {
  it.each([
    [1, 'Claude is back', '1 prompt is waiting.'],
    [3, 'Claude is back', '3 prompts are waiting.'],
  ])('for %d', (count, title, body) => {
    expect(waitingText('Claude', count, '', UTC)).toEqual({ title, body });
  });

  it('says how long it lasted after that, within what systems show', () => {
    expect(waitingText('Claude', 2, 'Major outage for 5 min.', UTC).body).toBe(
      '2 prompts are waiting. Major outage for 5 min.',
    );
    expect(waitingText('x'.repeat(500), 2, 'y'.repeat(500), UTC).body.length).toBeLessThanOrEqual(200);
  });
});
