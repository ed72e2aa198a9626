import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { History } from '../../../src/core/history-port.ts';
import { RELATIVE_ERROR, toRank } from '../../../src/node/history/histogram.ts';
import { chooseBucketMs } from '../../../src/node/history/latency.ts';
import { openHistory } from '../../../src/node/history/open.ts';
import { IN_MEMORY } from '../../../src/node/history/open-database.ts';
import { type LatencyBucket, LatencySeriesSchema } from '../../../src/shared/history.ts';
import { OutcomeClassSchema, type Sample } from '../../../src/shared/observation.ts';
import { createFolder, createSample, DAY_MS, HOUR_MS, MINUTE_MS, openSound, START_MS } from './support.ts';

const FIVE_MINUTES_MS = 5 * MINUTE_MS;

function addAll(history: History, samples: readonly Sample[]): void {
  for (const sample of samples) history.addSample(sample);
}

/** The chart by brute force: every sample looked at, percentiles by sorting. */
function toExpected(
  samples: readonly Sample[],
  query: {
    readonly targetId: string;
    readonly fromMs: number;
    readonly toMs: number;
    readonly bucketMs: number;
  },
): readonly LatencyBucket[] {
  const first = Math.floor(query.fromMs / query.bucketMs) * query.bucketMs;
  const end = Math.ceil(query.toMs / query.bucketMs) * query.bucketMs;
  const inRange = samples.filter(
    ({ targetId, at }) => targetId === query.targetId && at >= first && at < end,
  );
  const byBucket = Map.groupBy(inRange, ({ at }) => Math.floor(at / query.bucketMs) * query.bucketMs);
  return [...byBucket]
    .sort(([a], [b]) => a - b)
    .map(([at, inBucket]) => {
      const good = inBucket
        .filter((sample) => sample.class === 'ok')
        .flatMap(({ phases }) => (phases.ttfbMs === null ? [] : [Math.round(phases.ttfbMs * 10) / 10]))
        .sort((a, b) => a - b);
      const percentile = (percent: number): number | null => good[toRank(good.length, percent) - 1] ?? null;
      const counts = Object.fromEntries(
        OutcomeClassSchema.options.flatMap((name) => {
          const count = inBucket.filter((sample) => sample.class === name).length;
          return count > 0 ? [[name, count]] : [];
        }),
      );
      const measured = inBucket.filter((sample) => sample.class === 'ok' && sample.phases.ttfbMs !== null);
      const mean = (phase: 'dnsMs' | 'tcpMs' | 'tlsMs' | 'ttfbMs'): number => {
        const ticks = measured.map(({ phases }) => Math.round((phases[phase] ?? 0) * 10));
        return Math.round((ticks.reduce((sum, each) => sum + each, 0) / measured.length / 10) * 10) / 10;
      };
      const phases =
        measured.length === 0
          ? null
          : { dnsMs: mean('dnsMs'), tcpMs: mean('tcpMs'), tlsMs: mean('tlsMs'), ttfbMs: mean('ttfbMs') };
      return { at, p50: percentile(50), p95: percentile(95), p99: percentile(99), phases, counts };
    });
}

function expectNear(found: number | null | undefined, exact: number | null | undefined): void {
  if (typeof found !== 'number' || typeof exact !== 'number') {
    expect(found).toBe(exact);
    return;
  }
  // Half a tenth for the rounding of the answer, on top of the histogram's own error.
  expect(Math.abs(found - exact)).toBeLessThanOrEqual(exact * RELATIVE_ERROR + 0.05 + 1e-6);
}

const sampleOf = fc
  .record({
    targetId: fc.constantFrom('api', 'web'),
    at: fc.integer({ min: START_MS - 2 * DAY_MS, max: START_MS + 2 * DAY_MS }),
    class: fc.constantFrom('ok' as const, 'ok' as const, 'limited' as const, 'provider_failure' as const),
    ttfbMs: fc.option(fc.double({ min: 0.2, max: 12_000, noNaN: true })),
  })
  .map(({ at, ...fields }) => createSample(at, fields));

const step = fc.oneof(
  { weight: 12, arbitrary: sampleOf.map((sample) => ({ kind: 'add' as const, sample })) },
  { weight: 2, arbitrary: fc.constant({ kind: 'flush' as const }) },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: START_MS - 2 * DAY_MS, max: START_MS + 2 * DAY_MS })
      .map((now) => ({ kind: 'maintain' as const, now })),
  },
);

describe('latency against brute force', () => {
  it('counts every sample once and keeps percentiles, whatever was flushed and rolled up in whatever order', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 120 }),
        fc.integer({ min: START_MS - 2 * DAY_MS, max: START_MS + DAY_MS }),
        fc.integer({ min: 1, max: 3 * DAY_MS }),
        fc.integer({ min: 1, max: 2_000 }),
        (steps, fromMs, rangeMs, points) => {
          const opened = openHistory({ path: IN_MEMORY });
          if (!opened.ok) throw new Error(opened.error.message);
          const { history } = opened.value;
          const samples: Sample[] = [];
          for (const each of steps) {
            if (each.kind === 'add') {
              history.addSample(each.sample);
              samples.push(each.sample);
            } else if (each.kind === 'flush') expect(history.flush().ok).toBe(true);
            else expect(history.maintain(each.now).ok).toBe(true);
          }

          const query = { targetId: 'api', fromMs, toMs: fromMs + rangeMs, points };
          const series = LatencySeriesSchema.parse(history.latency(query));
          const expected = toExpected(samples, { ...query, bucketMs: series.bucketMs });
          history.close();

          expect(series.bucketMs).toBeGreaterThanOrEqual(rangeMs / points);
          expect(series.buckets.length).toBeLessThanOrEqual(points + 1);
          if (series.bucketMs < FIVE_MINUTES_MS) {
            expect(series.buckets).toEqual(expected);
            return;
          }
          // Sums of phases are exact in roll-ups too.
          expect(series.buckets.map(({ at, phases, counts }) => ({ at, phases, counts }))).toEqual(
            expected.map(({ at, phases, counts }) => ({ at, phases, counts })),
          );
          series.buckets.forEach((bucket, place) => {
            expectNear(bucket.p50, expected[place]?.p50);
            expectNear(bucket.p95, expected[place]?.p95);
            expectNear(bucket.p99, expected[place]?.p99);
          });
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('latency', () => {
  it('agrees with itself at different zooms within the error of the histogram', () => {
    const history = openSound(join(createFolder(), 'history.db'));
    const samples = Array.from({ length: 2_880 }, (_, n) =>
      createSample(START_MS + n * 30_000, { ttfbMs: 80 + ((n * 7_919) % 1_000) / 3 }),
    );
    addAll(history, samples);
    history.flush();
    history.maintain(START_MS + 2 * DAY_MS);
    const toMs = START_MS + DAY_MS;
    for (const points of [2_000, 288, 100, 24, 1]) {
      const series = history.latency({ targetId: 'api', fromMs: START_MS, toMs, points });
      const expected = toExpected(samples, { ...series, bucketMs: series.bucketMs });
      expect(series.buckets.length).toBe(expected.length);
      series.buckets.forEach((bucket, place) => {
        expectNear(bucket.p50, expected[place]?.p50);
        expectNear(bucket.p99, expected[place]?.p99);
      });
    }
  });

  it('leaves out buckets in which nothing was probed', () => {
    const history = openSound(join(createFolder(), 'history.db'));
    addAll(history, [createSample(START_MS), createSample(START_MS + 3 * HOUR_MS)]);
    const query = { targetId: 'api', fromMs: START_MS, toMs: START_MS + 4 * HOUR_MS, points: 4 };
    expect(history.latency(query).buckets.map((bucket) => bucket.at)).toEqual([
      START_MS,
      START_MS + 3 * HOUR_MS,
    ]);
  });

  it('has no percentile where no probe was good', () => {
    const history = openSound(join(createFolder(), 'history.db'));
    addAll(history, [createSample(START_MS, { class: 'network_failure', code: 'ETIMEDOUT', ttfbMs: null })]);
    history.flush();
    const [bucket] = history.latency({
      targetId: 'api',
      fromMs: START_MS,
      toMs: START_MS + HOUR_MS,
      points: 1,
    }).buckets;
    expect(bucket).toEqual({
      at: START_MS,
      p50: null,
      p95: null,
      p99: null,
      phases: null,
      counts: { network_failure: 1 },
    });
  });

  it('answers an empty series for a target it never saw, and for a range that is none', () => {
    const history = openSound(join(createFolder(), 'history.db'));
    addAll(history, [createSample(START_MS)]);
    const range = { fromMs: START_MS, toMs: START_MS + HOUR_MS, points: 10 };
    expect(history.latency({ targetId: 'nobody', ...range }).buckets).toEqual([]);
    expect(
      history.latency({ targetId: 'api', fromMs: START_MS, toMs: START_MS - 1, points: 5 }).buckets,
    ).toEqual([]);
  });

  it('takes samples from before those it has, as after a clock was set back, in their own buckets', () => {
    const history = openSound(join(createFolder(), 'history.db'));
    addAll(history, [createSample(START_MS + 5 * HOUR_MS)]);
    history.flush();
    expect(history.maintain(START_MS + 7 * HOUR_MS).ok).toBe(true);
    addAll(history, [createSample(START_MS), createSample(0)]);
    expect(history.flush().ok).toBe(true);
    expect(history.maintain(START_MS + HOUR_MS).ok).toBe(true);
    const query = { targetId: 'api', fromMs: START_MS, toMs: START_MS + 6 * HOUR_MS, points: 6 };
    expect(history.latency(query).buckets.map(({ at, counts }) => [at, counts.ok])).toEqual([
      [START_MS, 1],
      [START_MS + 5 * HOUR_MS, 1],
    ]);
  });

  it('counts two samples of one target and millisecond as two probes', () => {
    const history = openSound(join(createFolder(), 'history.db'));
    addAll(history, [createSample(START_MS), createSample(START_MS)]);
    history.flush();
    addAll(history, [createSample(START_MS)]);
    history.flush();
    const { buckets } = history.latency({ targetId: 'api', fromMs: START_MS, toMs: START_MS + 1, points: 1 });
    expect(buckets[0]?.counts).toEqual({ ok: 3 });
  });

  it('refuses a sample whose time is no time', () => {
    const history = openSound(join(createFolder(), 'history.db'));
    addAll(history, [createSample(-1), createSample(Number.NaN), createSample(START_MS + 0.5)]);
    expect(history.flush().ok).toBe(true);
    expect(history.recent({ targetId: 'api', limit: 5 })).toEqual([]);
  });
});

describe('the width of buckets', () => {
  it.each([
    [HOUR_MS, 2_000, 2_000],
    [HOUR_MS, 60, MINUTE_MS],
    [DAY_MS, 600, FIVE_MINUTES_MS],
    [30 * DAY_MS, 720, HOUR_MS],
    [30 * DAY_MS, 600, 2 * HOUR_MS],
    [365 * DAY_MS, 300, 2 * DAY_MS],
  ])('for %d ms in %d points is %d', (rangeMs, points, bucketMs) => {
    expect(chooseBucketMs(rangeMs, points)).toBe(bucketMs);
  });

  it('is always one that the store for it divides, and never less than asked for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000 * DAY_MS }),
        fc.integer({ min: 1, max: 2_000 }),
        (range, points) => {
          const width = chooseBucketMs(range, points);
          expect(width).toBeGreaterThanOrEqual(range / points);
          if (width >= HOUR_MS) expect(width % HOUR_MS).toBe(0);
          else if (width >= FIVE_MINUTES_MS) expect(width % FIVE_MINUTES_MS).toBe(0);
        },
      ),
    );
  });
});

describe('recent samples', () => {
  it('are the newest of a target, oldest first, from disk and from memory', () => {
    const path = join(createFolder(), 'history.db');
    const history = openSound(path);
    const all = Array.from({ length: 8 }, (_, n) => createSample(START_MS + n * 30_000, { ttfbMs: 100 + n }));
    for (const sample of all.slice(0, 6)) {
      addAll(history, [sample, createSample(sample.at + 1, { targetId: 'web' })]);
      history.flush();
    }
    addAll(history, all.slice(6));
    expect(history.recent({ targetId: 'api', limit: 5 })).toEqual(all.slice(-5));
    expect(history.recent({ targetId: 'api', limit: 1 })).toEqual(all.slice(-1));
    expect(history.recent({ targetId: 'api', limit: 100 })).toEqual(all);
    expect(history.recent({ targetId: 'api', limit: 0 })).toEqual([]);
    history.close();
    expect(openSound(path).recent({ targetId: 'api', limit: 3 })).toEqual(all.slice(-3));
  });

  it('finds a target that was last probed hundreds of writes ago', () => {
    const history = openSound(join(createFolder(), 'history.db'));
    addAll(history, [createSample(START_MS, { targetId: 'seldom' })]);
    for (let n = 0; n < 250; n += 1) {
      history.addSample(createSample(START_MS + n * MINUTE_MS));
      history.flush();
    }
    expect(history.recent({ targetId: 'seldom', limit: 10 })).toHaveLength(1);
  });

  it('come in the order they were taken where the clock was set back', () => {
    const history = openSound(join(createFolder(), 'history.db'));
    for (const at of [START_MS, START_MS + HOUR_MS, START_MS + MINUTE_MS]) {
      history.addSample(createSample(at));
      history.flush();
    }
    expect(history.recent({ targetId: 'api', limit: 2 }).map(({ at }) => at)).toEqual([
      START_MS + HOUR_MS,
      START_MS + MINUTE_MS,
    ]);
  });
});
