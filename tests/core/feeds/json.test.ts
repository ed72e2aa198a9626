import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feedFor } from '../../../src/core/feeds/feed.ts';
import { parseJsonText } from '../../../src/core/feeds/json.ts';
import { READ_AT, toBytes } from './fixtures.ts';

const LEVELS = 300_000;

describe('JSON from elsewhere', () => {
  it.each([
    ['lists', '['.repeat(LEVELS) + ']'.repeat(LEVELS)],
    ['objects', `${'{"page":'.repeat(LEVELS)}1${'}'.repeat(LEVELS)}`],
    ['what never ends', '['.repeat(LEVELS)],
    ['what a page could have around it', `{"page":{"name":"A"},"components":[],"x":${'['.repeat(LEVELS)}`],
  ])('is not even parsed where it is long and nested deeper than any page: %s', (_, text) => {
    const problem = { kind: 'invalid', detail: 'nested deeper than 200 levels' };
    expect(parseJsonText(text, text.length)).toEqual({ ok: false, error: problem });
    const read = feedFor('statuspage').parse({
      part: 'state',
      bytes: toBytes(text),
      at: READ_AT,
      url: 'https://status.lantern.example',
    });
    expect(read).toEqual({ ok: false, error: problem });
  });

  it('may hold any number of brackets in its strings, and lists beside each other', () => {
    const texts = ['[['.repeat(100_000), `\\"${'{'.repeat(200_000)}\\\\`, '\\'.repeat(100_001)];
    const value = { texts, lists: Array.from({ length: 50_000 }, () => [[]]) };
    expect(parseJsonText(JSON.stringify(value), 0)).toEqual({ ok: true, value });
  });

  it('is what `JSON.parse` makes of it, however long', () => {
    const padding = 'x'.repeat(100_001);
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify({ padding, value });
        expect(parseJsonText(text, 0)).toEqual({ ok: true, value: JSON.parse(text) });
        const cut = parseJsonText(text.slice(0, -1), 7);
        expect(cut).toEqual({ ok: false, error: { kind: 'truncated', detail: 'ends after 7 bytes' } });
      }),
    );
  });
});
