import { EditorState } from '@codemirror/state';
import { array, assert, constantFrom, property, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { continueList } from '../../../src/renderer/views/notes/editor/continue-list.ts';
import { textChanges } from '../../../src/renderer/views/notes/editor/text-changes.ts';
import { fromBase64, toBase64 } from '../../../src/renderer/views/notes/files/base64.ts';
import { windowRows } from '../../../src/renderer/views/notes/list/window-rows.ts';
import { newId } from '../../../src/renderer/views/notes/new-id.ts';
import { toHtml } from '../../../src/renderer/views/notes/preview/to-html.ts';
import { toReadiness } from '../../../src/renderer/views/notes/prompts/queue-words.ts';
import { toShownParts } from '../../../src/renderer/views/notes/revisions/diff-view.tsx';
import { NoteIdSchema } from '../../../src/shared/notes/model.ts';
import { someService, someVerdict } from '../../support/snapshots.ts';

describe('Enter within a list', () => {
  it.each([
    ['- one', '\n- '],
    ['  * one', '\n  * '],
    ['9. nine', '\n10. '],
    ['3) three', '\n4) '],
    ['- [x] done', '\n- [ ] '],
    ['- [ ] open', '\n- [ ] '],
    ['> said', '\n> '],
  ])('goes on below %j', (line, insert) => {
    expect(continueList(line, line.length)).toEqual({ kind: 'continue', insert });
  });

  it.each(['- ', '  - [ ] ', '12. ', '> '])('ends it at %j', (line) => {
    expect(continueList(line, line.length)).toEqual({ kind: 'end', drop: line.length });
  });

  it.each(['words', '-no list', '1.2 is a number', '', '--- '])('does nothing at %j', (line) => {
    expect(continueList(line, line.length)).toBeNull();
  });

  it('does nothing before the words of the line', () => {
    expect(continueList('- [ ] one', 2)).toBeNull();
  });
});

describe('the changes from one text to another', () => {
  const text = array(constantFrom('a', 'b', 'c\n', '\n', '🙂', 'ä\n'), { maxLength: 60 }).map((parts) =>
    parts.join(''),
  );

  it('make the one into the other, as the editor applies them', () => {
    assert(
      property(text, text, (before, after) => {
        const state = EditorState.create({ doc: before });
        const changed = state.update({ changes: [...textChanges(before, after)] }).state.doc.toString();
        expect(changed).toBe(after);
      }),
    );
  });

  it('leave alone what stands between two changes, so that a cursor there stays', () => {
    const changes = textChanges('one\ntwo\nthree\nfour', 'ONE\ntwo\nthree\nfour!');
    expect(changes).toEqual([
      { from: 0, to: 3, insert: 'ONE' },
      { from: 18, to: 18, insert: '!' },
    ]);
  });
});

describe('the rows that are drawn', () => {
  it.each([
    [
      { scrollPx: 0, heightPx: 700, rowPx: 70, count: 10_000 },
      { from: 0, to: 18 },
    ],
    [
      { scrollPx: 7_000, heightPx: 700, rowPx: 70, count: 10_000 },
      { from: 92, to: 118 },
    ],
    [
      { scrollPx: 699_300, heightPx: 700, rowPx: 70, count: 10_000 },
      { from: 9_982, to: 10_000 },
    ],
    [
      { scrollPx: 5_000, heightPx: 700, rowPx: 70, count: 3 },
      { from: 0, to: 3 },
    ],
    [
      { scrollPx: -50, heightPx: 0, rowPx: 70, count: 0 },
      { from: 0, to: 0 },
    ],
  ])('for %o', (input, rows) => {
    expect(windowRows(input)).toEqual(rows);
  });
});

it('makes ids that the contract takes, none twice', () => {
  const ids = Array.from({ length: 200 }, newId);
  expect(ids.every((id) => NoteIdSchema.safeParse(id).success)).toBe(true);
  expect(new Set(ids).size).toBe(200);
});

it('brings bytes through base64 as they are, in pieces', () => {
  assert(
    property(uint8Array({ maxLength: 60_000, size: 'max' }), (bytes) => {
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      expect(fromBase64(toBase64(bytes))).toEqual(bytes);
    }),
    { numRuns: 20 },
  );
});

describe('Markdown as HTML', () => {
  it('lets no HTML through, and fetches no picture', () => {
    const html = toHtml('<b>bold</b> ![a <cat>](https://example.org/cat.png) <context>kept</context>');
    expect(html).toContain('&lt;b&gt;bold&lt;/b&gt;');
    expect(html).toContain('[picture: a &lt;cat&gt;]');
    expect(html).toContain('&lt;context&gt;kept&lt;/context&gt;');
    expect(html).not.toMatch(/<(?:img|b|context)\b/);
  });

  it.each(['javascript:alert(1)', 'vbscript:x', 'data:text/html,x', 'file:///etc/passwd'])(
    'makes no link of %s',
    (url) => {
      expect(toHtml(`[run](${url})`)).not.toContain('<a');
    },
  );

  it('gives each task a box that knows its line, in lists within lists and quotes', () => {
    const html = toHtml(
      '# List\n\n- [ ] one\n  - [x] two\n\n1. [X] three\n- no task\n\ntext\n\n    - [ ] code',
    );
    expect(
      [...html.matchAll(/<input type="checkbox" data-line="(\d+)"( checked)?>/g)].map(([, line, checked]) => [
        line,
        checked !== undefined,
      ]),
    ).toEqual([
      ['2', false],
      ['3', true],
      ['5', true],
    ]);
  });

  it('writes no inline style', () => {
    expect(toHtml('|a|b|\n|:-|-:|\n|1|2|')).not.toContain('style=');
  });

  it.each([
    ['brackets', '['.repeat(20_000)],
    ['stars', '*a '.repeat(20_000)],
    ['quotes', '> '.repeat(5_000)],
    ['code', '`'.repeat(20_000)],
    ['links', '[a]('.repeat(10_000)],
  ])('comes to an end with many %s', (_name, text) => {
    expect(toHtml(text)).not.toBe('');
  });
});

describe('a comparison as it is shown', () => {
  it('leaves out what is far from a change', () => {
    const same = Array.from({ length: 20 }, (_, line) => `line ${line}\n`).join('');
    expect(
      toShownParts([
        { kind: 'same', text: same },
        { kind: 'added', text: 'new\n' },
      ]),
    ).toEqual([
      { kind: 'left_out', text: '17 lines alike' },
      { kind: 'same', text: 'line 17\nline 18\nline 19' },
      { kind: 'added', text: 'new' },
    ]);
  });

  it('does not take a line for changed that is only no longer the last', () => {
    expect(
      toShownParts([
        { kind: 'removed', text: 'three' },
        { kind: 'added', text: 'three\nfour' },
      ]),
    ).toEqual([
      { kind: 'same', text: 'three' },
      { kind: 'added', text: 'four' },
    ]);
  });

  it('cuts a change nobody reads', () => {
    const parts = toShownParts([{ kind: 'removed', text: 'x\n'.repeat(1_000) }]);
    expect(parts.at(-1)).toEqual({ kind: 'left_out', text: '600 more lines' });
  });
});

describe('whether prompts can go out', () => {
  it.each([
    ['operational', null, 'ready'],
    ['degraded', 'provider', 'ready'],
    ['partial_outage', 'provider', 'down'],
    ['major_outage', 'unclear', 'down'],
    ['maintenance', 'provider', 'down'],
    ['unknown', null, 'unsure'],
    ['major_outage', 'you', 'unsure'],
  ] as const)('%s, cause %s: %s', (level, cause, readiness) => {
    expect(toReadiness(someService({ verdict: someVerdict({ level, cause }) }))).toBe(readiness);
  });
});
