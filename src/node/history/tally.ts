import { BIN_COUNT, createHistogram, type Histogram, mergeInto } from './histogram.ts';
import { CLASSES } from './sample-block.ts';
import { type Cursor, readVarint, writeVarint } from './varint.ts';

/** What a stretch of time adds up to for one target: probes by class, and how long the good ones took to their first byte. */
export interface Tally {
  /** By index into `CLASSES`. */
  readonly counts: Uint32Array;
  readonly latency: Histogram;
}

export function createTally(): Tally {
  return { counts: new Uint32Array(CLASSES.length), latency: createHistogram() };
}

/** Adds all that `from` counted to `into`. */
export function addTally(into: Tally, from: Tally): void {
  for (let index = 0; index < into.counts.length; index += 1) {
    into.counts[index] = (into.counts[index] ?? 0) + (from.counts[index] ?? 0);
  }
  mergeInto(into.latency, from.latency);
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

/** Unpacks a tally and adds it to `into`. Answers false, and adds nothing, where the bytes are not a tally. */
export function addEncodedTally(into: Tally, bytes: Uint8Array): boolean {
  const cursor: Cursor = { bytes, at: 0 };
  const counts: number[] = [];
  const bins: number[] = [];
  try {
    for (let classes = readVarint(cursor); classes > 0; classes -= 1) {
      counts.push(readVarint(cursor), readVarint(cursor));
    }
    let bin = 0;
    while (cursor.at < bytes.length) {
      bin += readVarint(cursor);
      bins.push(bin, readVarint(cursor));
    }
    if (bin >= BIN_COUNT) return false;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
  if (counts.some((value, place) => place % 2 === 0 && value >= CLASSES.length)) return false;
  addPairs(into.counts, counts);
  addPairs(into.latency, bins);
  return true;
}

function addPairs(into: Uint32Array, pairs: readonly number[]): void {
  for (let place = 0; place + 1 < pairs.length; place += 2) {
    const index = pairs[place] ?? 0;
    into[index] = (into[index] ?? 0) + (pairs[place + 1] ?? 0);
  }
}
