import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type StartProblem, toStartText } from '../../src/main/start-problem.ts';
import { acquireLock } from '../../src/node/data-folder/lock.ts';
import { openHistory } from '../../src/node/history/open.ts';
import { ENGLISH } from '../../src/shared/words/english/english.ts';
import { GERMAN } from '../../src/shared/words/german/german.ts';

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-start-problem-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder that another engine owns. */
function ownedFolder(folder: string): StartProblem {
  const held = acquireLock(folder);
  if (!held.ok) throw new Error(held.error.message);
  onTestFinished(held.value.release);
  const second = acquireLock(folder);
  if (second.ok) throw new Error('two owners');
  return second.error;
}

/** A history that a program of the future has written. */
function newerHistory(folder: string): StartProblem {
  const path = join(folder, 'history.db');
  const db = new DatabaseSync(path);
  db.exec('create table future (x); pragma user_version = 999');
  db.close();
  const opened = openHistory({ path });
  if (opened.ok) throw new Error('opened what it cannot know');
  return opened.error;
}

describe('why the app cannot start', () => {
  it.each([
    ['a folder that another engine owns', ownedFolder, /Another Pilotlight/, /arbeitet schon ein Pilotlight/],
    ['a history of a newer version', newerHistory, /newer Pilotlight/, /von einem neueren Pilotlight/],
    [
      'a folder that cannot be',
      () => ({ kind: 'read_only', message: '/x could not be written: this program may not write there.' }),
      /may not write there/,
      /Pilotlight darf dort nicht schreiben/,
    ],
    [
      'what nobody foresaw',
      () => ({ kind: 'unexpected', message: 'Error: 42' }),
      /itself: Error: 42/,
      /ging etwas schief: Error: 42/,
    ],
  ] satisfies readonly (readonly [string, (folder: string) => StartProblem, RegExp, RegExp])[])(
    'is said in the user’s language: %s',
    (_case, make, english, german) => {
      const folder = makeFolder();
      const problem = make(folder);
      expect(toStartText(problem, folder, ENGLISH)).toMatch(english);
      expect(toStartText(problem, folder, GERMAN)).toMatch(german);
      expect(toStartText(problem, folder, GERMAN)).not.toMatch(/\b(?:the|is|was|could)\b/i);
    },
  );
});
