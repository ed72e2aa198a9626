import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parseCatalogue } from '../../../src/core/catalogue/read-update.ts';
import { readProblem, toFileProblem, whyUnread } from '../../../src/node/data-folder/file-problem.ts';
import { openHistory } from '../../../src/node/history/open.ts';
import { newerProblem } from '../../../src/node/history/open-database.ts';
import { toStorageProblem } from '../../../src/node/history/problem.ts';
import { newerNotes, toNotesProblem } from '../../../src/node/notes/problem.ts';
import { openSettings } from '../../../src/node/settings/open.ts';
import { parseServicesFile } from '../../../src/shared/services-file.ts';
import { host } from '../../../src/shared/words/german/host.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'pilotlight-words-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

const sqlite = (errcode: number): Error =>
  Object.assign(new Error('disk I/O error'), { code: 'ERR_SQLITE_ERROR', errcode });
const file = (code: string): Error => Object.assign(new Error(code), { code, syscall: 'open' });
const SQLITE_CODES = [1, 5, 8, 11, 13];

const page = { url: 'https://status.a.example', format: 'statuspage' };
const service = { id: 'a', name: 'A', page };

const CORE = join(import.meta.dirname, '../../../src/core');
/** What only a program can have got wrong, never the user of a window. */
const OF_PROGRAMS = /^There is no (?:call|time zone) named /;

/** The sentences a file answers with, as they stand in it, with something in each of their gaps. */
function sentencesOf(path: string): readonly string[] {
  const source = readFileSync(join(CORE, path), 'utf8').replaceAll(/\$\{JSON\.stringify\([^}]*\)\}/g, '"7"');
  return [...source.matchAll(/(['`])([A-Z“][^'`\n]{12,}\.)\1/g)]
    .map(([, , sentence = '']) => sentence.replaceAll(/\$\{[^}]*\}/g, '7'))
    .filter((sentence) => sentence.includes(' ') && !OF_PROGRAMS.test(sentence));
}

const ANSWERING = [
  ...globSync('**/*handlers.ts', { cwd: CORE }),
  'catalogue/read-update.ts',
  'local-model/runs.ts',
  'notes/text-after.ts',
  'notes/or-not-found.ts',
];

describe('what a host says of itself', () => {
  it('is there in German for every call that can fail', () => {
    const sentences = ANSWERING.flatMap(sentencesOf);
    expect(sentences).toContain('This note is not there any more.');
    expect(sentences.filter((sentence) => host.say(sentence) === sentence)).toEqual([]);
  });

  it.each([
    ...SQLITE_CODES.map((code) => toStorageProblem(sqlite(code), '/data/history.db')),
    toStorageProblem(Object.assign(new Error('x'), { code: 'ERR_INVALID_STATE' }), '/data/history.db'),
    ...SQLITE_CODES.map((code) => toNotesProblem(sqlite(code), '/data/notes.db')),
    ...['ENOSPC', 'EACCES', 'EIO', 'EEXIST', 'EISDIR', 'ENOENT', 'ENOTDIR'].map((code) =>
      toFileProblem(file(code), '/data/settings.json'),
    ),
    newerProblem(9, 2),
    newerNotes(9, 2),
  ])('is there in German: $message', ({ message }) => {
    const german = host.say(message);
    expect(german).not.toBe(message);
    expect(german).not.toMatch(/\$\d|\b(?:the|was|could|file)\b/i);
    // Said already, it stays.
    expect(host.say(german)).toBe(german);
  });

  it.each(['ENOENT', 'EISDIR', 'EACCES', 'EIO'])(
    'says in German why a file could not be read: %s',
    (code) => {
      const german = host.say(`Your own services could not be read: ${whyUnread(file(code))}`);
      expect(german).toMatch(/^Die eigenen Dienste waren nicht zu lesen: [^$]+\.$/);
      expect(german).not.toMatch(/\b(?:it|the|this|there)\b/);
      expect(host.say(readProblem(file(code), '/my.json'))).toMatch(/^\/my\.json: (?:das|diese|Pilotlight) /);
    },
  );

  it('says in German why a file is no catalogue, after its name', () => {
    for (const text of ['{', '{"services":[]}', '{"services":[],"caPem":"x"}']) {
      const read = parseCatalogue(text, []);
      if (read.ok) throw new Error('taken for a catalogue');
      const message = `mine.json: ${read.error}`;
      expect(host.say(message), message).toMatch(/^mine\.json: (?:kein|Darin)/);
    }
  });

  it.each([
    ['the id “a” is used twice.', { services: [service, service] }],
    [
      '“a” and “b” read the page',
      { services: [service, { ...service, id: 'b', page: { ...page, key: 'x' } }] },
    ],
    ['its key “x” has to be', { services: [{ ...service, page: { ...page, format: 'rss', key: 'x' } }] }],
    ['plain http is for', { services: [{ ...service, page: { ...page, url: 'http://a.example' } }] }],
  ])('says in German what is wrong with a services file: %s', (english, file) => {
    const parsed = parseServicesFile(JSON.stringify(file));
    if (parsed.ok) throw new Error('taken for a services file');
    expect(parsed.error).toContain(english);
    for (const [before, after] of [
      ['', ''],
      ['/my/services.json: ', ' The built-in services stand in.'],
    ]) {
      const german = host.say(`${before}${parsed.error}${after}`);
      expect(german).not.toMatch(/\b(?:the|is|has|read|use)\b/i);
      expect(german.startsWith(before ?? '')).toBe(true);
    }
  });

  it('says a sentence that another one quotes', () => {
    const notice =
      'The updated catalogue in /a could not be read: it is too large. The built-in one stands in.';
    expect(host.say(notice)).toContain('war nicht zu lesen: sie ist zu groß.');
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
