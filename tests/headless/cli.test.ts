import { WriteStream } from 'node:tty';
import { describe, expect, it } from 'vitest';
import { printJson } from '../../src/headless/cli.ts';

function written(value: unknown): string {
  let text = '';
  const write = (part: string): boolean => {
    text += part;
    return true;
  };
  printJson({ stdout: Object.assign(Object.create(WriteStream.prototype), { write }) }, value);
  return text;
}

describe('printJson', () => {
  it('prints one line with nothing in it that a terminal obeys, and the same value to a program', () => {
    const value = { note: 'a\u001B[2Jb\u009B2Jc\u007Fd\ne' };
    expect(written(value)).not.toMatch(/[\p{Cc}](?!$)/u);
    expect(JSON.parse(written(value))).toEqual(value);
  });
});
