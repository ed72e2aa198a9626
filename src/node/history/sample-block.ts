import type { OutcomeClass } from '../../shared/observation.ts';
import { type Cursor, fromZigzag, readVarint, toZigzag, writeVarint } from './varint.ts';

/** Outcome classes by the number under which they are stored. Only ever append. */
export const CLASSES: readonly OutcomeClass[] = [
  'ok',
  'limited',
  'walled',
  'provider_failure',
  'network_failure',
  'local',
  'intercepted',
  'discarded',
];

/** How long a stretch of time one block of samples may cover, and the finest roll-up. */
export const BLOCK_MS = 300_000;

/** Stored latencies are whole numbers of this many ms. */
export const TICK_MS = 0.1;
const TICKS_PER_MS = 10;
// Leaves room to add five of them and a sign within 31 bits; about three hours, more than any probe takes.
const MOST_TICKS = 100_000_000;

/** The phases of a sample in the order they are stored. */
export const PHASE_COUNT = 4;

/** A sample as stored: dictionary numbers for words, ticks for durations. */
export interface StoredSample {
  readonly target: number;
  readonly at: number;
  readonly classIndex: number;
  readonly code: number;
  /** DNS, TCP, TLS and time to first byte; null where the phase was not reached. */
  readonly phases: readonly (number | null)[];
  readonly total: number;
}

/** A duration in ms as ticks. What is no duration at all counts as none. */
export function toTicks(ms: number | null): number | null {
  if (ms === null || !(ms >= 0)) return null;
  return Math.min(MOST_TICKS, Math.round(ms * TICKS_PER_MS));
}

/** Ticks as ms, without the noise of binary fractions. */
export function toMs(ticks: number): number {
  return ticks / TICKS_PER_MS;
}

/**
 * Packs samples of one block, given in order of `at`, into about 12 bytes each: the time since the one before, target, one
 * byte of class (low half) and phases present (high half), code, the phases, and what the total has beyond their sum. As rows
 * of a table they would take three times as much.
 */
export function encodeBlock(samples: readonly StoredSample[], blockStartMs: number): Uint8Array {
  const bytes: number[] = [];
  let previousAt = blockStartMs;
  for (const sample of samples) {
    writeVarint(bytes, sample.at - previousAt);
    previousAt = sample.at;
    writeVarint(bytes, sample.target);
    bytes.push(sample.classIndex | (presentBits(sample.phases) << 4));
    writeVarint(bytes, sample.code);
    let sum = 0;
    for (const ticks of sample.phases) {
      if (ticks === null) continue;
      writeVarint(bytes, ticks);
      sum += ticks;
    }
    writeVarint(bytes, toZigzag(sample.total - sum));
  }
  return Uint8Array.from(bytes);
}

function presentBits(phases: readonly (number | null)[]): number {
  return phases.reduce<number>((bits, ticks, place) => (ticks === null ? bits : bits | (1 << place)), 0);
}

/**
 * Unpacks a block: the samples of one target, or of all where `target` is null. Null where the bytes are not a block, which
 * happens only to a damaged file.
 */
export function decodeBlock(
  bytes: Uint8Array,
  blockStartMs: number,
  target: number | null,
): readonly StoredSample[] | null {
  const cursor: Cursor = { bytes, at: 0 };
  const samples: StoredSample[] = [];
  let at = blockStartMs;
  try {
    while (cursor.at < bytes.length) {
      at += readVarint(cursor);
      const sample = readSample(cursor, at);
      if (sample.classIndex >= CLASSES.length) return null;
      if (target === null || sample.target === target) samples.push(sample);
    }
    return samples;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function readSample(cursor: Cursor, at: number): StoredSample {
  const target = readVarint(cursor);
  const head = readVarint8(cursor);
  const code = readVarint(cursor);
  const phases: (number | null)[] = [];
  let sum = 0;
  for (let place = 0; place < PHASE_COUNT; place += 1) {
    const ticks = (head >> 4) & (1 << place) ? readVarint(cursor) : null;
    phases.push(ticks);
    sum += ticks ?? 0;
  }
  return { target, at, classIndex: head & 0xf, code, phases, total: sum + fromZigzag(readVarint(cursor)) };
}

function readVarint8(cursor: Cursor): number {
  const byte = cursor.bytes[cursor.at];
  if (byte === undefined) throw new RangeError('the bytes end inside a sample');
  cursor.at += 1;
  return byte;
}
