import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { FeedPart, FeedProblem, FeedReading } from '../../../src/core/feeds/feed.ts';
import { feedFor } from '../../../src/core/feeds/feed.ts';
import type { Result } from '../../../src/shared/result.ts';
import type { FeedFormat } from '../../../src/shared/service.ts';

const FIXTURES = resolve(import.meta.dirname, '../../fixtures/feeds');
/** Bodies of real pages, which are not part of the project; whoever has them keeps them beside it. */
const RECORDED = resolve(import.meta.dirname, '../../../../shared/recorded');

export const READ_AT = Date.UTC(2026, 2, 10, 12);

export const isRecordedHere = existsSync(RECORDED);

export function readFixture(path: string): Uint8Array {
  return readFileSync(resolve(FIXTURES, path));
}

export function readRecorded(path: string): Uint8Array {
  return readFileSync(resolve(RECORDED, path));
}

/** The JSON files in a folder of recordings whose names begin with `prefix`. */
export function listRecorded(folder: string, prefix: string): readonly string[] {
  if (!isRecordedHere) return [];
  return readdirSync(resolve(RECORDED, folder))
    .filter((name) => name.startsWith(prefix) && name.endsWith('.json'))
    .map((name) => `${folder}/${name}`);
}

export function toBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
}

export function parse(
  format: FeedFormat,
  part: FeedPart,
  bytes: Uint8Array,
): Result<FeedReading, FeedProblem> {
  return feedFor(format).parse({ part, bytes, at: READ_AT });
}

/** The reading in a body that must be one. */
export function read(format: FeedFormat, part: FeedPart, bytes: Uint8Array): FeedReading {
  const result = parse(format, part, bytes);
  if (!result.ok) throw new Error(`${result.error.kind}: ${result.error.detail}`);
  return result.value;
}

export function levelsByName(reading: FeedReading): Readonly<Record<string, string>> {
  return Object.fromEntries((reading.components ?? []).map(({ name, level }) => [name, level]));
}

/** As AWS sends it: big-endian, behind a byte order mark. */
export function toUtf16(bytes: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(bytes);
  const units = new Uint8Array(2 + 2 * text.length);
  units.set([0xfe, 0xff]);
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    units.set([unit >> 8, unit & 0xff], 2 + 2 * index);
  }
  return units;
}
