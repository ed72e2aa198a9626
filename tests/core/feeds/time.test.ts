import { describe, expect, it } from 'vitest';
import { parseTime } from '../../../src/core/feeds/time.ts';

const AT = Date.UTC(2026, 3, 15, 14, 53, 7);

describe('a time', () => {
  it.each([
    ['2026-04-15T14:53:07Z', AT],
    ['2026-04-15T14:53:07.250Z', AT + 250],
    ['2026-04-15T14:53:07.250999Z', AT + 250],
    ['2026-04-15T16:53:07+02:00', AT],
    ['2026-04-15T07:53:07-0700', AT],
    ['2026-04-15T16:53:07+02', AT],
    ['2026-04-15 14:53:07 UTC', AT],
    ['2026-04-15T14:53:07', AT],
    ['2026-04-15T14:53Z', AT - 7000],
    [' 2026-04-15T14:53:07z ', AT],
  ])('is read from %s', (text, ms) => {
    expect(parseTime(text)).toBe(ms);
  });

  it.each([
    '',
    '1',
    'soon',
    '2026-04-15',
    '2026-13-45T00:00:00Z',
    '2026-04-15T25:00:00Z',
    '1969-12-31T23:59:59Z',
    '9999-01-01T00:00:00Z',
    'Wed, 15 Apr 2026 14:53:07 GMT',
    1_776_264_787_000,
    null,
    undefined,
    {},
  ])('is not read from %s', (value) => {
    expect(parseTime(value)).toBeNull();
  });
});
