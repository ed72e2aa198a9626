import { describe, expect, it } from 'vitest';
import { nameFaults } from '../../bench/detect/faults.ts';
import { measureOutage, OUTAGE_KINDS } from '../../bench/detect/outages.ts';
import { simulateYears } from '../../bench/detect/years.ts';

/** The targets themselves are held by `npm run bench:detect`; here, that its figures can be believed. */
describe('the bench of detection', { timeout: 120_000 }, () => {
  it('gives the same years for the same seed, and others for another', () => {
    const years = simulateYears(0.05, 1);
    expect(simulateYears(0.05, 1)).toEqual(years);
    expect(simulateYears(0.05, 2).samples).not.toBe(years.samples);
    expect(years.samples).toBeGreaterThan(25_000);
  });

  it('comes to the same by its shortcut as by concluding from every try', () => {
    expect(simulateYears(0.3, 3, false)).toEqual(simulateYears(0.3, 3));
  });

  it('lets a year pass with no more than three false alarms, all services together, where a rival is fooled', () => {
    const { falseAlarms, threeInARow } = simulateYears(1, 5);
    expect(falseAlarms.local).toBe(0);
    expect(falseAlarms.blip + falseAlarms.chance).toBeLessThanOrEqual(3);
    expect(threeInARow.local).toBeGreaterThan(100);
  });

  it('finds every hard outage, and takes longer for the lesser ones', () => {
    const told = OUTAGE_KINDS.map((kind) => measureOutage(kind, 40, 1).told);
    const means = told.map(({ meanMs }) => meanMs ?? Number.POSITIVE_INFINITY);
    const [hard = 0, , , , half = 0, third = 0] = means;
    expect(told.every(({ missed }) => missed === 0)).toBe(true);
    expect(Math.max(...means.slice(0, 4))).toBeLessThan(90_000);
    expect(half).toBeGreaterThan(hard);
    expect(third).toBeGreaterThan(half);
  });

  it('names each fault of the table', async () => {
    for (const { name, right, runs } of await nameFaults(3, 11)) expect([name, right]).toEqual([name, runs]);
  });
});
