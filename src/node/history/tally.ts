import { BIN_COUNT, createHistogram, type Histogram } from './histogram.ts';
import { CLASSES, PHASE_COUNT } from './sample-block.ts';
import { type Cursor, MOST_VARINT, readVarint, writeVarint } from './varint.ts';

/**
 * What a stretch of time adds up to for one target: probes by class, how long the good ones took to their first byte, and where
 * that time went.
 */
export interface Tally {
  /** By index into `CLASSES`. */
  readonly counts: Uint32Array;
  readonly latency: Histogram;
  /** How many good answers, and the sums of their phases in ticks, in the order in which phases are stored. */
  readonly phases: Float64Array;
}

export function createTally(): Tally {
  return {
    counts: new Uint32Array(CLASSES.length),
    latency: createHistogram(),
    phases: new Float64Array(1 + PHASE_COUNT),
  };
}

/** Packs the phases of a tally; a sum past what a number can hold there stays at the most. */
export function encodePhases({ phases }: Tally): Uint8Array {
  const bytes: number[] = [];
  for (const sum of phases) writeVarint(bytes, Math.min(MOST_VARINT, sum));
  return Uint8Array.from(bytes);
}

/** Unpacks phases and adds them to `into`. Answers false, and adds nothing, where the bytes are not such; none at all are fine. */
export function addEncodedPhases(into: Tally, bytes: Uint8Array): boolean {
  if (bytes.length === 0) return true;
  const cursor: Cursor = { bytes, at: 0 };
  try {
    const sums = Array.from(into.phases, () => readVarint(cursor));
    sums.forEach((sum, place) => {
      into.phases[place] = (into.phases[place] ?? 0) + sum;
    });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Packs a tally: how many classes occur, each with its count, then the bins that are not empty, each as the step from the last and its count. */
export function encodeTally(tally: Tally): Uint8Array {
  const bytes: number[] = [];
  writeVarint(
    bytes,
    tally.counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0),
  );
  tally.counts.forEach((count, index) => {
    if (count === 0) return;
    writeVarint(bytes, index);
    writeVarint(bytes, count);
  });
  let previous = 0;
  tally.latency.forEach((count, bin) => {
    if (count === 0) return;
    writeVarint(bytes, bin - previous);
    writeVarint(bytes, count);
    previous = bin;
  });
  return Uint8Array.from(bytes);
}

/** The counts of a packed tally by index into `CLASSES`, its latencies unread; null where the bytes are not a tally. */
export function readCounts(bytes: Uint8Array): readonly (readonly [index: number, count: number])[] | null {
  const cursor: Cursor = { bytes, at: 0 };
  try {
    const classes = readVarint(cursor);
    return Array.from({ length: Math.min(classes, CLASSES.length) }, () => [
      readVarint(cursor),
      readVarint(cursor),
    ]);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Room for what a tally may hold at most, filled anew by each that is unpacked: a chart of a year unpacks thousands. */
const unpacked = new Uint32Array(2 * (CLASSES.length + BIN_COUNT));

/** Unpacks a tally and adds it to `into`. Answers false, and adds nothing, where the bytes are not a tally. */
export function addEncodedTally(into: Tally, bytes: Uint8Array): boolean {
  const cursor: Cursor = { bytes, at: 0 };
  let end = 0;
  let bin = 0;
  let classes = 0;
  try {
    classes = readVarint(cursor);
    if (classes > CLASSES.length) return false;
    for (; end < 2 * classes; end += 2) {
      const index = readVarint(cursor);
      if (index >= CLASSES.length) return false;
      unpacked[end] = index;
      unpacked[end + 1] = readVarint(cursor);
    }
    for (; cursor.at < bytes.length; end += 2) {
      bin += readVarint(cursor);
      if (bin >= BIN_COUNT || end >= unpacked.length) return false;
      unpacked[end] = bin;
      unpacked[end + 1] = readVarint(cursor);
    }
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
  addPairs(into.counts, 0, 2 * classes);
  addPairs(into.latency, 2 * classes, end);
  return true;
}

/** Adds the unpacked pairs of index and count between two places. */
function addPairs(into: Uint32Array, from: number, end: number): void {
  for (let place = from; place < end; place += 2) {
    const index = unpacked[place] ?? 0;
    into[index] = (into[index] ?? 0) + (unpacked[place + 1] ?? 0);
  }
}
