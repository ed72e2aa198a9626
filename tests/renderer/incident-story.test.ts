import { describe, expect, it } from 'vitest';
import { findMeant, isOpen, officialUntil, standingWord } from '../../src/renderer/format/incident.ts';
import { axisTicks, toStory, toWriting } from '../../src/renderer/format/incident-story.ts';
import { findSimilar, likeness, matchesText } from '../../src/renderer/format/similar.ts';
import { SPEECH } from '../../src/renderer/speech.ts';
import { toShareText } from '../../src/renderer/views/incidents/share-text.ts';
import { storyWords } from '../../src/renderer/views/incidents/side-by-side.tsx';
import type { Seen } from '../../src/renderer/views/incidents/use-seen.ts';
import type { Incident, IncidentUpdate } from '../../src/shared/observation.ts';
import type { Episode } from '../../src/shared/verdict.ts';
import { clockWords } from '../../src/shared/words/duration.ts';

const MINUTE = 60_000;
const START = Date.UTC(2026, 3, 28, 12);

function update(minutes: number, to: 'degraded' | 'major_outage' | 'operational' | null): IncidentUpdate {
  return {
    id: `u${minutes}`,
    at: START + minutes * MINUTE,
    status: 'investigating',
    body: 'Requests to the router fail.',
    components: to === null ? [] : [{ id: 'api', name: 'API', to }],
  };
}

function incident(parts: Partial<Incident> = {}): Incident {
  return {
    id: 'i',
    kind: 'incident',
    name: 'Elevated errors on Opus',
    status: 'resolved',
    impact: 'major',
    startedAt: START,
    resolvedAt: START + 60 * MINUTE,
    scheduledUntil: null,
    url: null,
    componentIds: ['api'],
    updates: [],
    ...parts,
  };
}

const episode = {
  id: 'e',
  serviceId: 's',
  startedAt: START - 20 * MINUTE,
  endedAt: START + 30 * MINUTE,
  worst: 'major_outage' as const,
  cause: null,
  incidentId: 'i',
  officialAt: START,
};

describe('toStory', () => {
  it('spans what was official and what was seen here, with room around', () => {
    const story = toStory(incident(), episode, START + 300 * MINUTE);
    expect(story.fromMs).toBe(START - 30 * MINUTE);
    expect(story.toMs).toBe(START + 70 * MINUTE);
    expect(story.official).toEqual({ fromMs: START, toMs: START + 60 * MINUTE });
  });

  it('does not reach beyond now while an incident is open', () => {
    const now = START + 5 * MINUTE;
    const story = toStory(incident({ resolvedAt: null }), null, now);
    expect(story.toMs).toBe(now);
    expect(story.official.toMs).toBe(now);
  });

  it('ends where the page stopped listing an incident that nobody closed', () => {
    const gone = incident({
      status: 'investigating',
      resolvedAt: null,
      goneAt: START + 40 * MINUTE,
      updates: [update(10, 'major_outage')],
    });
    const story = toStory(gone, null, START + 5000 * MINUTE);
    expect(story.official).toEqual({ fromMs: START, toMs: START + 40 * MINUTE });
    expect(story.toMs).toBe(START + 50 * MINUTE);
    expect(story.components[0]?.stretches.at(-1)?.toMs).toBe(START + 40 * MINUTE);
    expect(toWriting(gone, START + 5000 * MINUTE).longestSilenceMs).toBe(30 * MINUTE);
  });

  it('follows each component through the updates, whatever their order', () => {
    const updates = [update(30, 'operational'), update(0, 'major_outage'), update(10, 'major_outage')];
    expect(toStory(incident({ updates }), null, START + 300 * MINUTE).components).toEqual([
      {
        id: 'api',
        name: 'API',
        stretches: [
          { fromMs: START, toMs: START + 30 * MINUTE, state: 'major_outage' },
          { fromMs: START + 30 * MINUTE, toMs: START + 60 * MINUTE, state: 'operational' },
        ],
      },
    ]);
  });

  it('leaves out a time that no calendar has, and an end before the beginning', () => {
    const odd = incident({ updates: [{ ...update(0, null), at: 9e15 }], resolvedAt: START - 1 });
    const story = toStory(odd, null, START + MINUTE);
    expect(story.updatesAt).toEqual([]);
    expect(story.official.toMs).toBeGreaterThanOrEqual(story.official.fromMs);
  });
});

describe('an incident that vanished from its page, which never called it over', () => {
  const gone = incident({
    status: 'investigating',
    resolvedAt: null,
    goneAt: START + 40 * MINUTE,
    updates: [update(10, 'major_outage')],
  });
  const now = START + 300 * MINUTE;
  const clock = (minutes: number): string => clockWords(START + minutes * MINUTE, now, SPEECH);
  const seen = (episodeSeen: Episode | null): Seen => ({
    story: toStory(gone, episodeSeen, now),
    episode: episodeSeen,
    band: [],
    changes: [],
    isKnown: true,
  });

  it('is not open, and stands as what it is, whatever its last words were', () => {
    expect(isOpen(gone)).toBe(false);
    expect(officialUntil(gone)).toBe(START + 40 * MINUTE);
    expect(standingWord(gone)).toBe('No longer on the page');
  });

  it('is told to those who cannot see the bars as gone, and not as over', () => {
    const official = `Official since ${clock(0)}, not on the page since ${clock(40)}.`;
    expect(storyWords(gone, seen(null), now)).toBe(`${official} Not seen from here.`);
    expect(storyWords(gone, seen(episode), now)).toBe(
      `${official} Seen here from ${clock(-20)} to ${clock(30)}.`,
    );
    expect(storyWords({ ...gone, resolvedAt: START + 50 * MINUTE }, seen(null), now)).toContain(
      `Official from ${clock(0)} to ${clock(50)}.`,
    );
  });

  it('is shared with the moment since which it is not listed, and without an end', () => {
    const text = toShareText({ serviceId: 's', incident: gone }, 'Acme', seen(episode));
    expect(text.split('\n').slice(0, 5)).toEqual([
      'Acme: Elevated errors on Opus',
      'State: No longer on the page, Major impact',
      'Began: 2026-04-28 12:00:00 UTC',
      'Not listed since: 2026-04-28 12:40:00 UTC',
      'Seen here: 2026-04-28 11:40:00 UTC, 20 min before the page said so',
    ]);
  });
});

describe('axisTicks', () => {
  it.each([
    [60 * MINUTE, 15 * MINUTE],
    [24 * 60 * MINUTE, 360 * MINUTE],
  ])('marks %d ms every %d ms', (spanMs, stepMs) => {
    const ticks = axisTicks(START, START + spanMs, 5);
    expect(ticks.length).toBeLessThanOrEqual(6);
    expect(new Set(ticks.slice(1).map((at, index) => at - (ticks[index] ?? 0)))).toEqual(new Set([stepMs]));
  });

  it('marks nothing where there is no time', () => {
    expect(axisTicks(START, START, 5)).toEqual([]);
  });
});

describe('toWriting', () => {
  it('tells how often and how fast the provider wrote', () => {
    const updates = [update(5, null), update(15, null), update(45, null)];
    expect(toWriting(incident({ updates }), START + 300 * MINUTE)).toEqual({
      count: 3,
      firstAfterMs: 5 * MINUTE,
      everyMs: 10 * MINUTE,
      longestSilenceMs: 30 * MINUTE,
    });
  });

  it('counts the silence that goes on, and leaves out what came after the end', () => {
    const open = toWriting(incident({ updates: [update(0, null)], resolvedAt: null }), START + 90 * MINUTE);
    expect(open.longestSilenceMs).toBe(90 * MINUTE);
    const late = incident({ updates: [update(0, null), update(2 * 24 * 60, null)] });
    expect(toWriting(late, START + 9e9).count).toBe(1);
  });
});

describe('similar incidents', () => {
  const row = (parts: Partial<Incident>, serviceId = 's') => ({ serviceId, incident: incident(parts) });
  const past = (id: string, name: string, minutes: number) =>
    row({
      id,
      name,
      startedAt: START - 1e9,
      resolvedAt: START - 1e9 + minutes * MINUTE,
    });

  it('finds those with the same telling words and components, and what they took', () => {
    const rows = [
      past('a', 'Errors on Opus', 30),
      past('b', 'Degraded Opus performance', 50),
      past('c', 'Opus outage', 90),
      row({ id: 'other', name: 'Errors on Opus', startedAt: START - 1e9 }, 'elsewhere'),
      row({ id: 'later', name: 'Errors on Opus', startedAt: START + 1e9, resolvedAt: START + 2e9 }),
      row({ id: 'open', name: 'Errors on Opus', startedAt: START - 1e9, resolvedAt: null }),
    ];
    const similar = findSimilar(row({}), rows);
    expect(similar.rows.map(({ incident: { id } }) => id).toSorted()).toEqual(['a', 'b', 'c']);
    expect(similar).toMatchObject({ typicalMs: 50 * MINUTE, longestMs: 90 * MINUTE });
  });

  it('takes words that all incidents have for nothing', () => {
    const a = incident({ name: 'Elevated error rates', componentIds: [] });
    const b = incident({ name: 'Elevated error rates for users', componentIds: [] });
    expect(likeness(a, b)).toBe(0);
    expect(findSimilar(row({}), []).typicalMs).toBeNull();
  });

  it('searches names, updates and components, every word', () => {
    const one = row({ updates: [update(0, 'degraded')] });
    expect(matchesText(one, 'OPUS router')).toBe(true);
    expect(matchesText(one, 'opus gateway')).toBe(false);
    expect(matchesText(one, ' ')).toBe(true);
  });
});

describe('the incident that an address means', () => {
  const rows = ['one', 'two'].map((serviceId) => ({
    serviceId,
    incident: incident({ id: '7', name: serviceId }),
  }));

  it.each([
    ['that of the service it names, where two pages gave one id', '7', 'two', 'two'],
    ['the first, where it names none', '7', null, 'one'],
    ['the first, where the service it names is not there any more', '7', 'three', 'one'],
    ['none, where no page has the id', '8', 'two', null],
    ['none, where it names none', null, 'two', null],
  ])('is %s', (_, incidentId, serviceId, name) => {
    expect(findMeant(rows, incidentId, serviceId)?.incident.name ?? null).toBe(name);
  });
});
