import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closingFence, placeFor, writeOn } from '../../../src/renderer/views/notes/local-model/block.ts';

const BEGIN = { heading: '*tiny*', after: null };

describe('the place of an answer', () => {
  it.each([
    ['an empty note', '', null, '*tiny*\n\nYes'],
    ['a note without a last line end', 'Why?', null, 'Why?\n\n*tiny*\n\nYes'],
    ['a note with one', 'Why?\n', null, 'Why?\n\n*tiny*\n\nYes'],
    ['a note with an empty last line', 'Why?\n\n', null, 'Why?\n\n*tiny*\n\nYes'],
    ['a part that was asked', 'One?\nTwo?\nThree', 'Two?', 'One?\nTwo?\n\n*tiny*\n\nYes\n\nThree'],
    ['a part before an empty line', 'One?\n\nThree', 'One?', 'One?\n\n*tiny*\n\nYes\n\nThree'],
    ['a part within a line', 'Say: why? Please.\nEnd', 'why?', 'Say: why? Please.\n\n*tiny*\n\nYes\n\nEnd'],
    ['a part that stands twice', 'a\nb\na', 'a', 'a\nb\na\n\n*tiny*\n\nYes'],
    ['a part that is gone', 'One?', 'Two?', 'One?\n\n*tiny*\n\nYes'],
    ['a part of spaces', 'One?', ' \n', 'One?\n\n*tiny*\n\nYes'],
  ])('in %s', (_where, text, after, written) => {
    expect(writeOn(text, null, { ...BEGIN, after }, 'Yes')).toEqual({
      text: written,
      block: '*tiny*\n\nYes',
    });
  });

  it('is found again, wherever it has moved', () => {
    const first = writeOn('Why?', null, BEGIN, 'Be');
    const moved = `New first line\n${first.text}\nand a last one`;
    expect(writeOn(moved, first.block, BEGIN, 'cause')).toEqual({
      text: 'New first line\nWhy?\n\n*tiny*\n\nBecause\nand a last one',
      block: '*tiny*\n\nBecause',
    });
  });

  it('is a new one at the end where the old one was changed', () => {
    const first = writeOn('Why?', null, BEGIN, 'Be');
    expect(writeOn(first.text.replace('Be', 'To be'), first.block, BEGIN, 'cause').text).toBe(
      'Why?\n\n*tiny*\n\nTo be\n\n*tiny*\n\ncause',
    );
  });

  it('never takes anything of the note away', () => {
    const text = fc.array(fc.constantFrom('a', 'b?', '\n', '\n\n', '🙂 ')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.option(text), (note, after) => {
        const { at, lead, tail } = placeFor(note, after);
        const { text: written, block } = writeOn(note, null, { heading: '*tiny*', after }, 'Yes');
        expect(written).toBe(note.slice(0, at) + lead + block + tail + note.slice(at));
        expect(written.replace(lead + block + tail, '')).toBe(note);
      }),
    );
  });
});

describe('code that an answer was cut off in', () => {
  it.each([
    ['no code', ''],
    ['```js\nlet a\n```', ''],
    ['```js\nlet a', '\n```'],
    ['```js\nlet a\n', '```'],
    ['~~~~\n```\nx', '\n~~~~'],
    ['```\n```js\nx', '\n```'],
    ['a ``` b', ''],
    ['````\n```\n````\ntext', ''],
  ])('%j is closed with %j', (answer, closing) => {
    expect(closingFence(answer)).toBe(closing);
    expect(closingFence(answer + closing)).toBe('');
  });
});
