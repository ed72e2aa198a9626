import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MAX_BODY_LENGTH,
  MAX_NAME_LENGTH,
  toPlainName,
  toPlainText,
} from '../../../src/core/feeds/plain-text.ts';

describe('plain text', () => {
  it.each([
    ['tags', 'All <b>good</b> <i class="x">now</i>', 'All good now'],
    [
      'entities',
      'Fish &amp; chips &lt;fresh&gt; &#8211; &#x20AC;5 &nbsp;each',
      'Fish & chips <fresh> – €5 each',
    ],
    ['a bare ampersand and sign', 'R&D: latency < 5 s', 'R&D: latency < 5 s'],
    ['line breaks', 'one<br>two<br/>three\r\nfour', 'one\ntwo\nthree\nfour'],
    ['paragraphs', '<p>one</p><p>two</p>\n\n\n<p>three</p>', 'one\n\ntwo\n\nthree'],
    ['lists', '<ul><li>one</li><li>two</li></ul>', '- one\n- two'],
    ['scripts and styles', 'a<script>if (a < b) alert("x")</script><style>b{}</style>b', 'ab'],
    ['comments', 'a<!-- hidden -->b', 'ab'],
    ['a script left open', 'a<script>alert(1)', 'a'],
    [
      'links',
      'See <a href="https://x.example/a?b=1&amp;c">the <b>notes</b></a>.',
      'See the notes (https://x.example/a?b=1&c).',
    ],
    ['links that show themselves', '<a href="https://x.example">https://x.example</a>', 'https://x.example'],
    ['links without text', 'at <a href="https://x.example"><img src="x"></a>', 'at https://x.example'],
    [
      'links to elsewhere',
      '<a href="javascript:alert(1)">run</a> <a href="http://x.example">old</a> <a>none</a>',
      'run old none',
    ],
    ['text that reorders', 'safe\u202egnp.exe\u202c\u2066 \u200fx', 'safegnp.exe x'],
    ['controls', 'a\u0000b\u001b[31mc\u0085\u200b\ufeff', 'ab[31mc'],
    ['escaped controls', 'a&#8238;b', 'ab'],
    ['joined emoji', '👩‍💻 ok', '👩‍💻 ok'],
    ['half a character', 'a\ud83d', 'a\ufffd'],
    ['spaces', '  a \t b  \n   c  ', 'a b\nc'],
    ['nothing', '<p> </p>', ''],
  ])('is made of %s', (_what, html, text) => {
    expect(toPlainText(html)).toBe(text);
  });

  it('is bounded, and does not end in half a character', () => {
    expect(toPlainText('x'.repeat(MAX_BODY_LENGTH))).toHaveLength(MAX_BODY_LENGTH);
    expect(toPlainText(`${'x'.repeat(MAX_BODY_LENGTH)}y`)).toBe(`${'x'.repeat(MAX_BODY_LENGTH - 1)}…`);
    expect(toPlainText('xx🚦yy', 4)).toBe('xx…');
    expect(toPlainText('<b>'.repeat(500_000))).toBe('');
  });

  it('of a name is one short line', () => {
    expect(toPlainName(' Chat\n<br>and API ')).toBe('Chat and API');
    expect(toPlainName('x'.repeat(5000))).toHaveLength(MAX_NAME_LENGTH);
  });

  it('has no control, no half character and no more than it may, whatever it is made of', () => {
    const piece = fc.constantFrom(
      '<a href="https://x.example">',
      '</a>',
      '<br>',
      '<p',
      '&amp;',
      '&#0;',
      '<script>',
      '\u202e',
      '\n',
    );
    const html = fc.array(fc.oneof(piece, fc.string({ unit: 'binary' }))).map((parts) => parts.join(''));
    fc.assert(
      fc.property(html, fc.integer({ min: 1, max: 60 }), (source, maxLength) => {
        const text = toPlainText(source, maxLength);
        expect(text.length).toBeLessThanOrEqual(maxLength);
        expect(text.isWellFormed()).toBe(true);
        expect(text).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u);
      }),
      { numRuns: 2000 },
    );
  });
});
