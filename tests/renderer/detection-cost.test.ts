import { describe, expect, it } from 'vitest';
import { toSource } from '../../bench/detect/figures.ts';
import { detectionFigures, falseAlarmsFor } from '../../src/renderer/views/settings/detection-cost.ts';
import { DETECTION_FIGURES } from '../../src/renderer/views/settings/detection-figures.ts';
import { PROBE_INTERVALS_MS, SensitivitySchema } from '../../src/shared/settings.ts';

describe('the figures of the settings', () => {
  it('are there for every step at every interval on offer', () => {
    for (const intervalMs of PROBE_INTERVALS_MS) {
      const steps = DETECTION_FIGURES.filter((figure) => figure.intervalMs === intervalMs);
      expect(steps.map(({ sensitivity }) => sensitivity)).toEqual(SensitivitySchema.options);
    }
  });

  it('tell a hard outage later from step to step, and from interval to interval', () => {
    const hardMs = (intervalMs: number): readonly number[] =>
      detectionFigures(intervalMs).map((figure) => figure.hardMs ?? Number.POSITIVE_INFINITY);
    for (const intervalMs of PROBE_INTERVALS_MS)
      expect(hardMs(intervalMs)).toEqual(hardMs(intervalMs).toSorted((a, b) => a - b));
    for (const step of SensitivitySchema.options.keys()) {
      const delays = PROBE_INTERVALS_MS.map((intervalMs) => hardMs(intervalMs)[step] ?? 0);
      expect(delays).toEqual(delays.toSorted((a, b) => a - b));
    }
  });

  it('tell fewer false alarms with the calm step than with the early one', () => {
    for (const intervalMs of PROBE_INTERVALS_MS) {
      const [early, , calm] = detectionFigures(intervalMs);
      expect(calm?.falseAlarmsPerYear).toBeLessThanOrEqual(early?.falseAlarmsPerYear ?? 0);
    }
  });

  it('are those of the next longer interval where one was not measured', () => {
    expect(detectionFigures(45_000)).toEqual(detectionFigures(60_000));
    expect(detectionFigures(3_600_000)).toEqual(detectionFigures(900_000));
  });

  it('grow with the services that are tried', () => {
    const [figure] = detectionFigures(30_000);
    if (figure === undefined) throw new Error('No figures.');
    const given = { ...figure, falseAlarmsPerYear: 1.26 };
    expect([1, 2, 10].map((services) => falseAlarmsFor(given, services))).toEqual([1.3, 2.5, 13]);
  });

  it('are written as the bench measured them', () => {
    const source = toSource(
      [
        {
          sensitivity: 'calm',
          intervalMs: 30_000,
          hardMs: 169_799,
          halfMs: 313_191.07,
          thirdMs: null,
          falseAlarmsPerYear: 0.04,
        },
      ],
      { seed: 7, years: 2, trials: 400 },
    );
    for (const line of [
      'intervalMs: 30_000',
      'hardMs: 170_000',
      'halfMs: 313_000',
      'thirdMs: null',
      '--years 2 --trials 400 --seed 7',
    ])
      expect(source).toContain(line);
  });
});
