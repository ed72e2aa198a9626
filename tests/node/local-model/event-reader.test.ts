import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAnswerText } from '../../../src/node/local-model/answer-text.ts';
import { createEventReader } from '../../../src/node/local-model/event-reader.ts';

const encoder = new TextEncoder();

function readAll(bytes: Uint8Array, cuts: readonly number[]): readonly string[] {
  const reader = createEventReader(10_000);
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length];
  const events = places.flatMap((from, index) => reader.push(bytes.subarray(from, places[index + 1])) ?? []);
  return [...events, ...reader.end()];
}

describe('events', () => {
  it.each([
    ['data: a\n\ndata: b\n\n', ['a', 'b']],
    ['data:a\r\n\r\ndata:  b\r\r', ['a', ' b']],
    [': ping\n\nevent: x\nid: 1\ndata: a\n\n', ['a']],
    ['data: a\ndata: b\n\n', ['a\nb']],
    ['data\n\ndatabase: no\n\nData: no\n\n', ['']],
    ['\uFEFFdata: a\n\n', ['a']],
    ['data: the last has no blank line', ['the last has no blank line']],
    ['<html>\nno events at all', []],
  ])('in %j are %j', (text, events) => {
    expect(readAll(encoder.encode(text), [])).toEqual(events);
  });

  it('are the same however the stream is cut, through characters and line ends too', () => {
    const data = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.replace(/[\r\n]/g, ''));
    const end = fc.constantFrom('\n', '\r\n', '\r');
    fc.assert(
      fc.property(
        fc.array(data, { maxLength: 6 }),
        end,
        fc.array(fc.nat(), { maxLength: 12 }),
        (all, eol, cuts) => {
          const stream = all.map((one) => `data: ${one}${eol}${eol}`).join('');
          expect(readAll(encoder.encode(stream), cuts)).toEqual(all.map((one) => one.toWellFormed()));
        },
      ),
    );
  });

  it('may have several lines, wherever the two halves of a line end come apart', () => {
    const bytes = encoder.encode('data: a\r\ndata: b\r\n\r\ndata: c\r\n\r\n');
    for (let cut = 0; cut <= bytes.length; cut += 1) expect(readAll(bytes, [cut])).toEqual(['a\nb', 'c']);
  });

  it('never make it throw, and are never longer than the limit, whatever comes', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 50 })), (pieces) => {
        const reader = createEventReader(60);
        const events = pieces.flatMap((piece) => reader.push(piece) ?? []);
        for (const event of [...events, ...reader.end()]) expect(event.length).toBeLessThanOrEqual(170);
      }),
    );
  });

  it.each([
    ['one line without an end', 'data: xxxxxxxx'],
    ['many lines without a blank one', 'data: x\n'],
  ])('are given up at the limit: %s', (_what, piece) => {
    const reader = createEventReader(100);
    let given: readonly string[] | null = [];
    for (let count = 0; count < 200 && given !== null; count += 1) given = reader.push(encoder.encode(piece));
    expect(given).toBeNull();
  });
});

describe('the text of an answer', () => {
  const join = (pieces: readonly string[]): string => {
    const text = createAnswerText();
    return pieces.map(text.push).join('') + text.end();
  };

  it.each([
    [['a\r', '\nb'], 'a\nb'],
    [['a\r', 'b\r'], 'a\nb\n'],
    [['\uD83D', '\uDE00'], '😀'],
    [['\uD83D', 'x'], '\uFFFDx'],
    [['a\0b'], 'a\uFFFDb'],
    [['\u001B[31mred\u0007'], '[31mred'],
    [['tab\tstays'], 'tab\tstays'],
  ])('of %j is %j', (pieces, text) => {
    expect(join(pieces)).toBe(text);
  });

  it('is the same however it comes in pieces', () => {
    const text = fc
      .array(fc.constantFrom('a', '\r', '\n', '\uD83D', '\uDE00', '\0', '\u0007'))
      .map((all) => all.join(''));
    fc.assert(
      fc.property(text, fc.array(fc.nat(), { maxLength: 8 }), (whole, cuts) => {
        const places = [
          0,
          ...cuts.map((cut) => cut % (whole.length + 1)).toSorted((a, b) => a - b),
          whole.length,
        ];
        expect(join(places.map((from, index) => whole.slice(from, places[index + 1])))).toBe(join([whole]));
      }),
    );
  });
});
