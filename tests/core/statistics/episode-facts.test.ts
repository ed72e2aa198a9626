import { describe, expect, it } from 'vitest';
import { meanOf, summarizeRange, toEpisodeFacts } from '../../../src/core/statistics/episode-facts.ts';
import type { EpisodeFacts } from '../../../src/shared/statistics.ts';
import type { Episode } from '../../../src/shared/verdict.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function episode(fields: Partial<Episode> = {}): Episode {
  return {
    id: 'e',
    serviceId: 's',
    startedAt: 10 * HOUR,
    endedAt: 11 * HOUR,
    worst: 'partial_outage',
    cause: 'provider',
    incidentId: null,
    officialAt: 10 * HOUR + 8 * MINUTE,
    ...fields,
  };
}

const ALL_DAY = [{ fromMs: 0, toMs: 24 * HOUR }];

describe('toEpisodeFacts', () => {
  const BEGAN = 10 * HOUR - 2 * MINUTE;
  const NOT_TOLD = { detectMs: null, repairMs: null, leadMs: null };

  it.each<[string, Partial<Episode>, number | null, typeof ALL_DAY, Partial<EpisodeFacts>]>([
    [
      'seen whole',
      {},
      BEGAN,
      ALL_DAY,
      { detectMs: 2 * MINUTE, repairMs: HOUR + 2 * MINUTE, leadMs: 8 * MINUTE },
    ],
    [
      'told by the page first',
      { officialAt: 10 * HOUR - 5 * MINUTE },
      BEGAN,
      ALL_DAY,
      { leadMs: -5 * MINUTE },
    ],
    ['never told by the page', { officialAt: null }, BEGAN, ALL_DAY, { leadMs: null, detectMs: 2 * MINUTE }],
    ['still going on', { endedAt: null }, BEGAN, ALL_DAY, { repairMs: null, detectMs: 2 * MINUTE }],
    [
      'with a gap before its end',
      {},
      BEGAN,
      [
        { fromMs: 0, toMs: 10 * HOUR + MINUTE },
        { fromMs: 10.5 * HOUR, toMs: 24 * HOUR },
      ],
      { detectMs: 2 * MINUTE, repairMs: null, leadMs: 8 * MINUTE },
    ],
    [
      'already there at the start',
      {},
      BEGAN,
      [{ fromMs: 10 * HOUR - 5 * MINUTE, toMs: 24 * HOUR }],
      NOT_TOLD,
    ],
    ['begun before anyone looked', {}, 9 * HOUR, [{ fromMs: 9.5 * HOUR, toMs: 24 * HOUR }], NOT_TOLD],
    ['without a known beginning', {}, null, ALL_DAY, { detectMs: null, repairMs: HOUR, leadMs: 8 * MINUTE }],
  ])('%s', (_, fields, began, presence, expected) => {
    expect(toEpisodeFacts(episode(fields), began, presence)).toMatchObject(expected);
  });
});

describe('meanOf', () => {
  it('leaves out what is not known, and is null where nothing is', () => {
    expect(meanOf([2, null, 4])).toEqual({ meanMs: 3, count: 2 });
    expect(meanOf([null])).toBeNull();
  });
});

describe('summarizeRange', () => {
  const RANGE = { fromMs: 0, toMs: 24 * HOUR };
  const facts = (fields: Partial<EpisodeFacts>): EpisodeFacts => ({
    ...toEpisodeFacts(episode(), 10 * HOUR - 2 * MINUTE, ALL_DAY),
    ...fields,
  });
  const stretches = [
    { fromMs: 0, toMs: 10 * HOUR, state: 'operational' as const },
    { fromMs: 10 * HOUR, toMs: 11 * HOUR, state: 'partial_outage' as const },
    { fromMs: 11 * HOUR, toMs: 13 * HOUR, state: 'degraded' as const },
    { fromMs: 13 * HOUR, toMs: 24 * HOUR, state: 'unknown' as const },
  ];

  it('leaves out of every mean what was the user’s own trouble', () => {
    const summary = summarizeRange(
      RANGE,
      0,
      stretches,
      [facts({ id: 'a', detectMs: MINUTE }), facts({ id: 'b', cause: 'you', detectMs: 9 * HOUR })],
      true,
    );
    expect(summary.episodeCount).toBe(1);
    expect(summary.detect).toEqual({ meanMs: MINUTE, count: 1 });
    expect(summary.episodes.map(({ id }) => id)).toEqual(['a']);
  });

  it('counts between failures only the time that was known to work', () => {
    const summary = summarizeRange(RANGE, 0, stretches, [facts({ id: 'a' }), facts({ id: 'b' })], true);
    expect(summary.betweenMs).toBe(6 * HOUR);
    expect(summarizeRange(RANGE, 0, stretches, [], true).betweenMs).toBeNull();
  });

  it('says how often the page was silent, of those it could have told', () => {
    const silent = facts({ id: 'a', leadMs: null });
    const unseen = facts({ id: 'b', leadMs: null, detectMs: null });
    const open = facts({ id: 'c', leadMs: null, endedAt: null });
    expect(summarizeRange(RANGE, 0, stretches, [silent, unseen, open], true).silentCount).toBe(1);
    expect(summarizeRange(RANGE, 0, stretches, [silent], false).silentCount).toBe(0);
  });

  it('lists the newest first, and no more than two hundred', () => {
    const many = Array.from({ length: 300 }, (_, index) => facts({ id: `${index}`, startedAt: index }));
    const { episodes, episodeCount } = summarizeRange(RANGE, 0, stretches, many, true);
    expect(episodeCount).toBe(300);
    expect(episodes).toHaveLength(200);
    expect(episodes[0]?.id).toBe('299');
  });
});
