import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CALM_SLOW_CHART, observeSlowness, type SlowChart } from '../../../src/core/verdict/slow-chart.ts';
import { LIMITS } from '../support/verdicts.ts';

const STEP_MS = 30_000;

/** `s` slow, `p` slow on the way, `.` usual, at the usual pace. */
function feed(pattern: string, from: SlowChart = CALM_SLOW_CHART, startMs = 0): SlowChart {
  return pattern.split('').reduce((chart, letter, index) => {
    const monoMs = startMs + index * STEP_MS;
    const kind = letter === 's' ? 'slow' : letter === 'p' ? 'slow_path' : 'usual';
    return observeSlowness(chart, { kind, monoMs, wallMs: monoMs }, LIMITS);
  }, from);
}

describe('chart L', () => {
  it('waits four minutes, however slow', () => {
    expect(feed('s'.repeat(8)).isUp).toBe(false);
    expect(feed('s'.repeat(9)).isUp).toBe(true);
  });

  it('finds what is slow half of the time', () => {
    expect(feed('s.'.repeat(4)).isUp).toBe(false);
    expect(feed('s.'.repeat(5)).isUp).toBe(true);
  });

  it('does not call one in two hundred slow', () => {
    expect(feed(`s${'.'.repeat(199)}`.repeat(20)).isUp).toBe(false);
  });

  it('does not add one short spell to another', () => {
    expect(feed('sssss.....s').isUp).toBe(false);
  });

  it('recovers after three usual answers in a row, and more after a mixed spell', () => {
    const slow = feed('s'.repeat(12));
    expect(feed('..', slow).isUp).toBe(true);
    expect(feed('...', slow)).toEqual(CALM_SLOW_CHART);
    expect(feed('...', feed('s.'.repeat(5))).isUp).toBe(true);
  });

  it('remembers how much was slow on the way', () => {
    expect(feed('spps')).toMatchObject({ slow: 4, onTheWay: 2 });
  });

  it('stays within its bounds', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('s', 'p', '.'), { maxLength: 200 }), (letters) => {
        const chart = feed(letters.join(''));
        expect(chart.score).toBeGreaterThanOrEqual(0);
        expect(chart.score).toBeLessThanOrEqual(34);
        expect(chart.slow).toBeLessThanOrEqual(chart.tried);
        expect(chart.onTheWay).toBeLessThanOrEqual(chart.slow);
      }),
    );
  });
});
