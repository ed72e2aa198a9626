import { describe, expect, it } from 'vitest';
import { toCsv } from '../../../src/core/export/csv.ts';

describe('a cell', () => {
  it.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['=1+1', "'=1+1"],
    ['+49', "'+49"],
    ['-cmd', "'-cmd"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t'=1"],
    ['\n=1', '"\'\n\'=1"'],
    ['up;=cmd|x', '"up;\'=cmd|x"'],
    ['up; +1', '"up; \'+1"'],
    ['up;"=1"', '"up;""\'=1"""'],
    ['seen:\n-2+cmd|x', '"seen:\n\'-2+cmd|x"'],
    ['seen:\n--2', '"seen:\n\'--2"'],
    ['seen:\n---\nthen', '"seen:\n---\nthen"'],
    ['seen:\n- errors\n- delays', '"seen:\n- errors\n- delays"'],
    ['a=b, c@d; e', '"a=b, c@d; e"'],
    ['＝1+1', "'＝1+1"],
    ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
    [-1.5, '-1.5'],
    [null, ''],
    [true, 'true'],
  ])('%j is %s', (cell, written) => {
    expect(toCsv([[cell]])).toBe(`${written}\r\n`);
  });

  it('stands in a line with others', () => {
    expect(
      toCsv([
        ['a', 1],
        ['b', null],
      ]),
    ).toBe('a,1\r\nb,\r\n');
  });
});
