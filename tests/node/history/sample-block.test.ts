import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BLOCK_MS,
  CLASSES,
  decodeBlock,
  encodeBlock,
  type StoredSample,
  toMs,
  toTicks,
} from '../../../src/node/history/sample-block.ts';
import {
  addEncodedPhases,
  addEncodedTally,
  createTally,
  encodePhases,
  encodeTally,
  readCounts,
} from '../../../src/node/history/tally.ts';
import { MOST_VARINT } from '../../../src/node/history/varint.ts';
import { OutcomeClassSchema } from '../../../src/shared/observation.ts';
import { START_MS } from './support.ts';

const ticks = fc.integer({ min: 0, max: 100_000_000 });
const sample: fc.Arbitrary<StoredSample> = fc.record({
  target: fc.integer({ min: 1, max: 5_000 }),
  at: fc.integer({ min: START_MS, max: START_MS + BLOCK_MS - 1 }),
  classIndex: fc.nat(CLASSES.length - 1),
  code: fc.integer({ min: 1, max: 300 }),
  phases: fc.tuple(...[0, 1, 2, 3].map(() => fc.option(ticks))),
  total: ticks,
});
const block = fc.array(sample, { maxLength: 60 }).map((all) => all.toSorted((a, b) => a.at - b.at));

describe('a block of samples', () => {
  it('reads back as it was written', () => {
    fc.assert(
      fc.property(block, (samples) => {
        expect(decodeBlock(encodeBlock(samples, START_MS), START_MS, null)).toEqual(samples);
      }),
    );
  });

  it('reads back the samples of one target alone', () => {
    fc.assert(
      fc.property(block, (samples) => {
        const target = samples[0]?.target ?? 1;
        expect(decodeBlock(encodeBlock(samples, START_MS), START_MS, target)).toEqual(
          samples.filter((each) => each.target === target),
        );
      }),
    );
  });

  it('answers null or samples, and never throws, on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const samples = decodeBlock(bytes, START_MS, null);
        expect(samples === null || samples.every((each) => each.classIndex < CLASSES.length)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('answers null where its end is cut off', () => {
    const bytes = encodeBlock(
      [{ target: 1, at: START_MS, classIndex: 0, code: 1, phases: [1, 2, 3, 400], total: 900 }],
      START_MS,
    );
    for (let length = 1; length < bytes.length; length += 1) {
      expect(decodeBlock(bytes.subarray(0, length), START_MS, null)).toBeNull();
    }
  });

  it('has a number for every class there is', () => {
    expect([...CLASSES].sort()).toEqual([...OutcomeClassSchema.options].sort());
  });
});

describe('ticks', () => {
  it('keep a tenth of a millisecond', () => {
    expect(toMs(toTicks(123.449) ?? 0)).toBe(123.4);
  });
  it.each([null, -1, Number.NaN])('are none for %s', (ms) => {
    expect(toTicks(ms)).toBeNull();
  });
});

describe('a tally', () => {
  const encoded = fc
    .tuple(fc.array(fc.nat(CLASSES.length - 1)), fc.array(fc.nat(351)))
    .map(([classes, bins]) => {
      const tally = createTally();
      for (const index of classes) tally.counts[index] = (tally.counts[index] ?? 0) + 1;
      for (const bin of bins) tally.latency[bin] = (tally.latency[bin] ?? 0) + 1_000;
      return tally;
    });

  it('reads back as it was written', () => {
    fc.assert(
      fc.property(encoded, (tally) => {
        const read = createTally();
        expect(addEncodedTally(read, encodeTally(tally))).toBe(true);
        expect(read).toEqual(tally);
      }),
    );
  });

  it('adds nothing from bytes that are no tally, and never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const read = createTally();
        if (!addEncodedTally(read, bytes)) expect(read).toEqual(createTally());
      }),
      { numRuns: 1_000 },
    );
  });

  it('adds up phases, of which a file of an older version has none', () => {
    const sums = fc.array(fc.nat(), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(sums, sums, (first, second) => {
        const read = createTally();
        for (const each of [first, second]) {
          const tally = createTally();
          tally.phases.set(each);
          expect(addEncodedPhases(read, encodePhases(tally))).toBe(true);
        }
        expect(addEncodedPhases(read, new Uint8Array())).toBe(true);
        expect([...read.phases]).toEqual(first.map((sum, place) => sum + (second[place] ?? 0)));
      }),
    );
  });

  it('keeps the most a number can hold of a sum beyond it, and nothing of what is cut off', () => {
    const tally = createTally();
    tally.phases.set([3, 1e12, 0, 0, 5]);
    const bytes = encodePhases(tally);
    const read = createTally();
    expect(addEncodedPhases(read, bytes.subarray(0, bytes.length - 1))).toBe(false);
    expect(read).toEqual(createTally());
    expect(addEncodedPhases(read, bytes)).toBe(true);
    expect([...read.phases]).toEqual([3, MOST_VARINT, 0, 0, 5]);
  });

  it('gives its counts alone', () => {
    const tally = createTally();
    tally.counts[3] = 70_000;
    tally.latency[40] = 9;
    expect(readCounts(encodeTally(tally))).toEqual([[3, 70_000]]);
    expect(readCounts(new Uint8Array([2, 0]))).toBeNull();
  });
});
