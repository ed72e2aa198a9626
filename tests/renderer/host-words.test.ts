import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { toFileProblem } from '../../src/node/data-folder/file-problem.ts';
import { openHistory } from '../../src/node/history/open.ts';
import { newerProblem } from '../../src/node/history/open-database.ts';
import { toStorageProblem } from '../../src/node/history/problem.ts';
import { newerNotes, toNotesProblem } from '../../src/node/notes/problem.ts';
import { openSettings } from '../../src/node/settings/open.ts';
import { host } from '../../src/renderer/text/german/host.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'pilotlight-words-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

const sqlite = (errcode: number): Error =>
  Object.assign(new Error('disk I/O error'), { code: 'ERR_SQLITE_ERROR', errcode });
const file = (code: string): Error => Object.assign(new Error(code), { code, syscall: 'open' });
const SQLITE_CODES = [1, 5, 8, 11, 13];

describe('what a host says of itself', () => {
  it.each([
    ...SQLITE_CODES.map((code) => toStorageProblem(sqlite(code), '/data/history.db')),
    toStorageProblem(Object.assign(new Error('x'), { code: 'ERR_INVALID_STATE' }), '/data/history.db'),
    ...SQLITE_CODES.map((code) => toNotesProblem(sqlite(code), '/data/notes.db')),
    ...['ENOSPC', 'EACCES', 'EIO'].map((code) => toFileProblem(file(code), '/data/settings.json')),
    newerProblem(9, 2),
    newerNotes(9, 2),
  ])('is there in German: $message', ({ message }) => {
    const german = host.say(message);
    expect(german).not.toBe(message);
    expect(german).not.toMatch(/\$\d|\b(?:the|was|could|file)\b/i);
    // Said already, it stays.
    expect(host.say(german)).toBe(german);
  });

  it('keeps what it names', () => {
    expect(host.say(toFileProblem(file('ENOSPC'), '/data/settings.json').message)).toContain(
      '/data/settings.json',
    );
    expect(host.say('There is no service named "acme".')).toBe('Einen Dienst namens „acme“ gibt es nicht.');
    expect(host.say('Nobody wrote a pattern for this.')).toBe('Nobody wrote a pattern for this.');
  });

  it('tells of a damaged file that was set aside', () => {
    const path = folder();
    writeFileSync(join(path, 'settings.json'), '{');
    writeFileSync(
      join(path, 'history.db'),
      'this is no database at all, whatever its name says '.repeat(100),
    );
    const opened = openHistory({ path: join(path, 'history.db') });
    if (!opened.ok) throw new Error(opened.error.message);
    onTestFinished(opened.value.history.close);
    const notices = [...openSettings({ folder: path }).notices, ...opened.value.notices];
    expect(notices).toHaveLength(2);
    for (const { text } of notices)
      expect(host.say(text)).toMatch(/war beschädigt\. Sie liegt jetzt als \S+ daneben/);
  });
});
