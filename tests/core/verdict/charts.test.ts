import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CALM_CHARTS,
  type ChartInput,
  type Charts,
  chartSuspicion,
  decisiveAtMonoMs,
  observeCharts,
} from '../../../src/core/verdict/charts.ts';
import type { Limits } from '../../../src/core/verdict/limits.ts';
import type { OutcomeClass } from '../../../src/shared/observation.ts';
import { LIMITS } from '../support/verdicts.ts';

const STEP_MS = 30_000;

/** Feeds outcomes at a steady pace: `x` a failure, `q` a quick failure, `.` a success, `w` a bot wall, `l` a local failure. */
function feed(
  pattern: string,
  from: Charts = CALM_CHARTS,
  stepMs = STEP_MS,
  limits: Partial<Limits> = {},
): Charts {
  const classes: Readonly<Record<string, OutcomeClass>> = {
    x: 'provider_failure',
    q: 'network_failure',
    '.': 'ok',
    w: 'walled',
    l: 'local',
  };
  let charts = from;
  let monoMs = 1_000_000;
  for (const letter of pattern) {
    const input = { class: classes[letter] ?? 'ok', monoMs, tookMs: 0, isQuick: letter === 'q' };
    charts = observeCharts(charts, input, { ...LIMITS, ...limits });
    monoMs += stepMs;
  }
  return charts;
}

describe('chart A', () => {
  it('alarms with the third failure at the usual pace', () => {
    expect(feed('xx').alarm).toBe('none');
    expect(feed('xxx').alarm).toBe('outage');
  });

  it('waits for a minute however many quick tries fail', () => {
    expect(feed('xqqqq', CALM_CHARTS, 14_000).alarm).toBe('none');
    expect(feed('xqqqq', CALM_CHARTS, 15_000).alarm).toBe('outage');
  });

  it('counts a try that waited in vain from when it began', () => {
    const silent = (charts: Charts, monoMs: number): Charts =>
      observeCharts(charts, { class: 'network_failure', monoMs, tookMs: 10_000, isQuick: false }, LIMITS);
    const first = silent(CALM_CHARTS, 10_000);
    expect(first.firstFailMonoMs).toBe(0);
    expect(silent(silent(first, 30_000), 59_999).alarm).toBe('none');
    expect(silent(silent(first, 30_000), 60_000).alarm).toBe('outage');
  });

  it('alarms at the limits it is given', () => {
    const at = (limits: Partial<Limits>): Charts['alarm'] => feed('xxx', CALM_CHARTS, STEP_MS, limits).alarm;
    expect(at({ outageLine: 21, minOutageSpanMs: 60_000 })).toBe('outage');
    expect(at({ outageLine: 22 })).toBe('none');
    expect(at({ minOutageSpanMs: 60_001 })).toBe('none');
    expect(feed('x....x....x....x', CALM_CHARTS, STEP_MS, { partialLine: 77 }).alarm).toBe('none');
  });

  it('knows when one failure more would decide', () => {
    expect(decisiveAtMonoMs(feed('xq'), LIMITS)).toBeNull();
    expect(decisiveAtMonoMs(feed('xqqq'), LIMITS)).toBe(1_000_000 + LIMITS.minOutageSpanMs);
    expect(decisiveAtMonoMs(feed('xqqqq.'), LIMITS)).toBeNull();
  });

  it('says that it is looking before it says more', () => {
    expect(chartSuspicion(feed('x'))).toBe('checking');
    expect(chartSuspicion(feed('xx'))).toBe('suspected');
    expect(chartSuspicion(feed('xxx'))).toBe('none');
  });

  it('does not take two short blips for a long one', () => {
    const once = feed('xqqq', CALM_CHARTS, 15_000);
    expect(feed('.....xqq', once, 15_000).alarm).toBe('none');
    expect(feed('..xqq', once, 15_000).alarm).toBe('none');
    expect(feed('.xqqq', once, 15_000).alarm).toBe('outage');
  });

  it('forgets a lone failure', () => {
    expect(feed('x.......').outage).toBe(0);
    expect(feed('x.......').firstFailMonoMs).toBeNull();
  });
});

describe('chart B', () => {
  it('finds intermittent errors that never come three in a row', () => {
    expect(feed('xx..xx..').alarm).not.toBe('none');
    expect(feed('x....x....x....x').alarm).toBe('partial');
  });

  it('is not moved by a failure in thirty', () => {
    expect(feed(`x${'.'.repeat(29)}`.repeat(20)).alarm).toBe('none');
  });
});

describe('recovery', () => {
  it('takes three successes after a hard outage', () => {
    const down = feed('x'.repeat(20));
    expect(feed('..', down).alarm).toBe('outage');
    expect(feed('...', down).alarm).toBe('none');
  });

  it('takes more successes where only some tries had failed', () => {
    const shaky = feed('x.x..x.x.x..x.');
    expect(shaky.alarm).not.toBe('none');
    expect(feed('...', shaky).alarm).not.toBe('none');
    expect(feed('.'.repeat(15), shaky).alarm).toBe('none');
  });

  it('starts again with the next failure', () => {
    expect(feed('..x.', feed('x'.repeat(20))).alarm).toBe('outage');
  });
});

const arbitraryClass = fc.constantFrom<OutcomeClass>('ok', 'limited', 'provider_failure', 'network_failure');
const arbitraryInputs = fc.array(
  fc.record({
    class: arbitraryClass,
    gapMs: fc.integer({ min: 1_000, max: 120_000 }),
    isQuick: fc.boolean(),
  }),
  { maxLength: 200 },
);

function run(inputs: readonly { class: OutcomeClass; gapMs: number; isQuick: boolean }[]): Charts {
  let monoMs = 0;
  return inputs.reduce((charts, { gapMs, ...input }) => {
    monoMs += gapMs;
    return observeCharts(charts, { ...input, monoMs, tookMs: 0 } satisfies ChartInput, LIMITS);
  }, CALM_CHARTS);
}

describe('charts of any probes', () => {
  it('stay within their bounds', () => {
    fc.assert(
      fc.property(arbitraryInputs, (inputs) => {
        const { outage, partial, tried, failed } = run(inputs);
        expect(outage).toBeGreaterThanOrEqual(0);
        expect(outage).toBeLessThanOrEqual(27);
        expect(partial).toBeGreaterThanOrEqual(0);
        expect(partial).toBeLessThanOrEqual(92);
        expect(failed).toBeLessThanOrEqual(tried);
      }),
    );
  });

  it('are left untouched by what proves nothing', () => {
    const silent = fc.constantFrom<OutcomeClass>('walled', 'local', 'intercepted', 'discarded');
    fc.assert(
      fc.property(arbitraryInputs, silent, (inputs, nothing) => {
        const charts = run(inputs);
        expect(
          observeCharts(charts, { class: nothing, monoMs: 1e9, tookMs: 0, isQuick: false }, LIMITS),
        ).toEqual(charts);
      }),
    );
  });

  it('never alarm within the first minute of trouble', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 60 }), (gaps) => {
        const inputs = gaps.map((gapMs) => ({ class: 'provider_failure' as const, gapMs, isQuick: true }));
        const total = gaps.slice(1).reduce((sum, gapMs) => sum + gapMs, 0);
        if (total < 60_000) expect(run(inputs).alarm).toBe('none');
      }),
    );
  });

  it('calm down after enough successes', () => {
    const healthy = Array.from({ length: 120 }, () => ({
      class: 'ok' as const,
      gapMs: 30_000,
      isQuick: false,
    }));
    fc.assert(
      fc.property(arbitraryInputs, (inputs) => {
        expect(run([...inputs, ...healthy]).alarm).toBe('none');
      }),
    );
  });
});
