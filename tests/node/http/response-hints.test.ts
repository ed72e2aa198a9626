import { describe, expect, it } from 'vitest';
import { readEtag, readMaxAgeMs, readRetryAfterMs } from '../../../src/node/http/response-hints.ts';

const NOW = Date.parse('2026-04-15T14:00:00Z');

describe('readRetryAfterMs', () => {
  it.each([
    [{ 'retry-after': '120' }, 120_000],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': '999999999999999999' }, 3_600_000],
    [{ 'retry-after': 'Wed, 15 Apr 2026 14:02:00 GMT' }, 120_000],
    [{ 'retry-after': 'Wed, 15 Apr 2026 13:00:00 GMT' }, 0],
    [{ 'retry-after': 'Wed, 15 Apr 2099 13:00:00 GMT' }, 3_600_000],
    [{ 'retry-after': 'Wed, 15 Apr 2026 14:02:00 GMT', date: 'Wed, 15 Apr 2026 14:01:30 GMT' }, 30_000],
    [{ 'retry-after': '-5' }, null],
    [{ 'retry-after': '1.5' }, null],
    [{ 'retry-after': 'soon' }, null],
    [{ 'retry-after': 'Xyz, 99 Foo 2026 99:99:99 GMT' }, null],
    [{}, null],
  ])('%j asks for %s ms', (headers, expected) => {
    expect(readRetryAfterMs(headers, NOW)).toBe(expected);
  });
});

describe('readMaxAgeMs', () => {
  it.each([
    [{ 'cache-control': 'public, max-age=60' }, 60_000],
    [{ 'cache-control': 'MAX-AGE="15", private' }, 15_000],
    [{ 'cache-control': 'max-age=60', age: '45' }, 15_000],
    [{ 'cache-control': 'max-age=60', age: '90' }, 0],
    [{ 'cache-control': 'max-age=0, private, must-revalidate' }, 0],
    [{ 'cache-control': 'no-store, max-age=60' }, 0],
    [{ 'cache-control': 'max-age=31536000' }, 3_600_000],
    [{ 'cache-control': 'private' }, null],
    [{ 'cache-control': 'max-age=soon' }, null],
    [{}, null],
  ])('%j stays fresh for %s ms', (headers, expected) => {
    expect(readMaxAgeMs(headers)).toBe(expected);
  });
});

describe('readEtag', () => {
  it.each([
    ['"abc"', '"abc"'],
    ['W/"abc"', 'W/"abc"'],
    ['abc', null],
    ['"a\u0001b"', null],
    [`"${'x'.repeat(2000)}"`, null],
    ['', null],
  ])('keeps %s as %s', (etag, expected) => {
    expect(readEtag({ etag })).toBe(expected);
  });
});
