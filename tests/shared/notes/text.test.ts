import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tasksIn, toggleTask } from '../../../src/shared/notes/checklist.ts';
import { MAX_TAG_CHARS, MAX_TAGS, tagsIn } from '../../../src/shared/notes/tags.ts';
import { fieldsIn, fillTemplate } from '../../../src/shared/notes/template.ts';
import {
  beginningOf,
  MAX_NOTE_CHARS,
  MAX_SNIPPET_CHARS,
  MAX_TITLE_CHARS,
  titleOf,
  toNoteText,
} from '../../../src/shared/notes/text.ts';

describe('the text of a note', () => {
  it('is the same however often it is taken in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const text = toNoteText(raw);
        expect(toNoteText(text)).toBe(text);
        expect(['\r', '\0'].filter((unit) => text.includes(unit))).toEqual([]);
        expect(text.length).toBeLessThanOrEqual(raw.length);
      }),
    );
  });
});

describe('a title', () => {
  it.each([
    ['plain', 'Ask about limits\nmore', 'Ask about limits'],
    ['a heading', '\n\n##  Ask **about** `limits`\nmore', 'Ask about limits'],
    ['a task', '- [x] > call them', 'call them'],
    ['a number', '12. step', 'step'],
    ['a rule, then words', '---\n***\nwords', 'words'],
    ['a tag keeps its mark', '#work today', '#work today'],
    ['underscores within words', 'use max_tokens_x', 'use max_tokens_x'],
    ['right to left', '# שלום \u202Eעולם', 'שלום עולם'],
    ['an emoji', '🙂\nmore', '🙂'],
    ['control characters', 'a\u001B[31mb\u0007c', 'ab c'],
    ['nothing', ' \n\t\n', ''],
    ['only marks', '# \n- [ ]\n', ''],
  ])('%s', (_, text, title) => {
    expect(titleOf(text)).toBe(title);
  });

  it('and a snippet are short and one line, whatever the text', () => {
    expect(beginningOf('One\n\n# Two\n- three')).toEqual({ title: 'One', snippet: 'Two three' });
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
        const { title, snippet } = beginningOf(text);
        expect(title.length).toBeLessThanOrEqual(MAX_TITLE_CHARS);
        expect(snippet.length).toBeLessThanOrEqual(MAX_SNIPPET_CHARS);
        expect(['\n', '\u202E', '\u001B'].filter((unit) => (title + snippet).includes(unit))).toEqual([]);
      }),
    );
  });
});

describe('tags', () => {
  it.each([
    ['at the start, in the middle, in brackets', '#one and #Two (#three)', ['one', 'two', 'three']],
    ['once each', '#a #A #a', ['a']],
    ['nested, with marks at the end left out', '#work/claude-code/ #x- #y.', ['work/claude-code', 'x', 'y']],
    ['in other scripts', '#größe #日本 #עברית', ['größe', '日本', 'עברית']],
    ['not headings', '# one\n## two', []],
    ['not numbers, but words with them', '#12 #1st #12-a', ['1st', '12-a']],
    ['not in words, addresses or entities', 'a#b https://x.example/#c &#39; /#d', []],
    ['not escaped', '\\#a', []],
    ['not in code', '`#a` ``b #c``\n```\n#d\n```\n~~~\n#e\n```\n#f\n~~~\n#g', ['g']],
    ['not longer than a word is', `#${'x'.repeat(MAX_TAG_CHARS + 1)}`, []],
  ])('%s', (_, text, tags) => {
    expect(tagsIn(text)).toEqual(tags);
  });

  it('are bounded, and found in time in a mebibyte of marks', () => {
    expect(tagsIn(Array.from({ length: 10_000 }, (_, n) => `#t${n}`).join(' '))).toHaveLength(MAX_TAGS);
    for (const text of [
      '#'.repeat(MAX_NOTE_CHARS),
      '`'.repeat(MAX_NOTE_CHARS),
      `#${'a/'.repeat(500_000)}`,
      '#a`'.repeat(300_000),
    ])
      expect(tagsIn(text).length).toBeLessThan(2);
  });
});

describe('a checklist', () => {
  const text = '# List\n- [ ] one\n  * [x] two\n3. [X] three\n- [ ]\n- [y] no\n-[ ] no\n[ ] no';

  it('is every line with a box', () => {
    expect(tasksIn(text)).toEqual([
      { line: 1, isDone: false, label: 'one' },
      { line: 2, isDone: true, label: 'two' },
      { line: 3, isDone: true, label: 'three' },
      { line: 4, isDone: false, label: '' },
    ]);
  });

  it('is ticked and unticked in place, and nothing else changes', () => {
    expect(toggleTask(text, 1)).toBe(text.replace('- [ ] one', '- [x] one'));
    expect(toggleTask(text, 3)).toBe(text.replace('[X] three', '[ ] three'));
    expect(toggleTask(text, 4)).toBe(text.replace('- [ ]\n', '- [x]\n'));
    for (const line of [0, 5, 7, 99, -1]) expect(toggleTask(text, line)).toBe(text);
    for (const { line } of tasksIn(text))
      expect(toggleTask(toggleTask(text, line), line).toLowerCase()).toBe(text.toLowerCase());
  });
});

describe('a template', () => {
  const text =
    'Review {{file}} as a {{ role = strict reviewer }}. {{file}} is in {{language=TypeScript}}. {{}} {{ }} {x}';

  it('has each field once, with its fallback', () => {
    expect(fieldsIn(text)).toEqual([
      { name: 'file', fallback: '' },
      { name: 'role', fallback: 'strict reviewer' },
      { name: 'language', fallback: 'TypeScript' },
    ]);
  });

  it('is filled everywhere, and a value is never read as a template', () => {
    expect(
      fillTemplate(
        text,
        new Map([
          ['file', '{{role}} $& $1'],
          ['role', ''],
        ]),
      ),
    ).toBe('Review {{role}} $& $1 as a . {{role}} $& $1 is in TypeScript. {{}} {{ }} {x}');
  });

  it('with fields that are names of JavaScript is text like any other', () => {
    expect(fillTemplate('{{constructor}} {{__proto__}}', new Map())).toBe(' ');
  });
});
