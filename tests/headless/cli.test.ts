import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WriteStream } from 'node:tty';
import { describe, expect, it, onTestFinished } from 'vitest';
import { canRepaint, columnsOf, printJson } from '../../src/headless/cli.ts';

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

describe('a terminal', () => {
  it.each([
    [true, 40, 40],
    [true, 0, 96],
    [false, 40, 96],
  ])(
    'is as wide as it says, and of the usual width where it says nothing: %s, %i',
    (isTTY, columns, expected) => {
      expect(columnsOf({ isTTY, columns })).toBe(expected);
    },
  );

  it.each([
    [true, {}, true],
    [true, { TERM: 'dumb' }, false],
    [false, { TERM: 'xterm' }, false],
  ])('is painted over where it obeys: %s, %j', (isTTY, env, expected) => {
    expect(canRepaint({ isTTY }, env)).toBe(expected);
  });
});

const FULL = '/dev/full';

it.skipIf(!existsSync(FULL))('output that could not be written is said, and ends with 73', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-output-'));
  const full = openSync(FULL, 'w');
  onTestFinished(() => {
    closeSync(full);
    rmSync(folder, { recursive: true, force: true });
  });
  const program = join(import.meta.dirname, '../../src/headless/index.ts');
  const { status, stderr } = spawnSync(process.execPath, [program, '--data-dir', folder, 'note', 'list'], {
    stdio: ['ignore', full, 'pipe'],
    encoding: 'utf8',
  });
  expect(stderr).toBe('pilotlight: the output could not be written (ENOSPC).\n');
  expect(status).toBe(73);
});
