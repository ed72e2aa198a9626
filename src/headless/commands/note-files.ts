import { existsSync } from 'node:fs';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { NoteFile, NoteStore, Unpacked } from '../../core/note-ports.ts';
import { exportNotes } from '../../core/notes/export-notes.ts';
import { importNotes } from '../../core/notes/import-notes.ts';
import { errorCode, toFileProblem } from '../../node/data-folder/file-problem.ts';
import { noteFiles } from '../../node/notes/note-files.ts';
import { decodeText } from '../../node/notes/text-file.ts';
import { type ImportOutcome, MAX_ARCHIVE_BYTES } from '../../shared/notes/calls.ts';
import {
  isPadFile,
  isTextFile,
  MAX_PAD_FILE_BYTES,
  MAX_TEXT_FILE_BYTES,
} from '../../shared/notes/text-file.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type Cli, printJson, printLines, refuse } from '../cli.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';

const IS_ARCHIVE = /\.zip$/i;
const MOST_REFUSED_SHOWN = 10;

const REASONS: Readonly<Record<ImportOutcome['refused'][number]['reason'], string>> = {
  not_text: 'is no text',
  too_large: 'is longer than a note may be',
  too_many: 'is one too many',
  unreadable: 'cannot be read',
};

/** Writes all notes into a new folder, or a new archive where the target ends in `.zip`. Overwrites nothing. */
export async function exportTo(
  cli: Cli,
  isJson: boolean,
  store: NoteStore,
  asked: string,
): Promise<ExitCode> {
  const exported = await exportNotes(store, () => nextTurn());
  if (!exported.ok) return refuse(cli, EXIT.storage, exported.error.message);
  const { files, notes: count } = exported.value;
  const target = resolve(asked);
  const written = IS_ARCHIVE.test(target)
    ? await writeArchive(target, files)
    : await writeFolder(target, files);
  if (!written.ok) return refuse(cli, EXIT.storage, written.error);
  if (isJson) printJson(cli, { path: written.value, notes: count });
  else printLines(cli, [`${count === 1 ? '1 note is' : `${count} notes are`} in ${written.value}.`]);
  return EXIT.good;
}

async function writeArchive(path: string, files: readonly NoteFile[]): Promise<Result<string, string>> {
  try {
    await writeFile(path, Buffer.from(await noteFiles.pack(files), 'base64'), { flag: 'wx' });
    return ok(path);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return err(`${path} is there already.`);
    // Half an archive would pass for a whole one.
    await rm(path, { force: true });
    return err(toFileProblem(error, path).message);
  }
}

/** A folder that is there gets a new one within it. */
async function writeFolder(path: string, files: readonly NoteFile[]): Promise<Result<string, string>> {
  const written = existsSync(path)
    ? await noteFiles.writeFolder(path, 'pilotlight-notes', files)
    : await noteFiles.writeFolder(dirname(path), basename(path), files);
  return written.ok ? written : err(written.error.message);
}

/** Takes in files, folders with all that is in them, and archives. */
export async function importFrom(
  cli: Cli,
  isJson: boolean,
  store: NoteStore,
  sources: readonly string[],
): Promise<ExitCode> {
  const all: Unpacked[] = [];
  for (const source of sources) {
    const read = await readSource(resolve(source));
    if (!read.ok) return refuse(cli, EXIT.usage, read.error);
    all.push(read.value);
  }
  const unpacked = {
    files: all.flatMap(({ files }) => files),
    refused: all.flatMap(({ refused }) => refused),
  };
  const imported = await importNotes(store, unpacked, Date.now(), () => nextTurn());
  if (!imported.ok) return refuse(cli, EXIT.storage, imported.error.message);
  if (isJson) printJson(cli, imported.value);
  else printLines(cli, outcomeLines(imported.value));
  return EXIT.good;
}

function outcomeLines({ added, same, refused, refusedCount }: ImportOutcome): readonly string[] {
  const shown = refused.slice(0, MOST_REFUSED_SHOWN);
  const known = same === 0 ? '' : `; ${same} ${same === 1 ? 'was' : 'were'} there already`;
  return [
    `${added === 1 ? '1 note was' : `${added} notes were`} taken in${known}.`,
    ...shown.map(({ name, reason }) => `Left out: ${name} ${REASONS[reason]}.`),
    ...(refusedCount > shown.length ? [`Left out: ${refusedCount - shown.length} more.`] : []),
  ];
}

async function readSource(path: string): Promise<Result<Unpacked, string>> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return ok(await readFolder(path));
    if (!IS_ARCHIVE.test(path)) return ok(collect([await readTextFile(path)]));
    if (found.size > MAX_ARCHIVE_BYTES)
      return err(`${path} is longer than an archive may be: ${MAX_ARCHIVE_BYTES / 1024 / 1024} MB.`);
    const unpacked = await noteFiles.unpack((await readFile(path)).toString('base64'));
    return unpacked.ok ? unpacked : err(`${path}: ${unpacked.error}`);
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    return err(code === 'ENOENT' ? `There is no ${path}.` : `${path} cannot be read (${code}).`);
  }
}

/** All text files below a folder, but for hidden ones. Links are not followed: they may lead anywhere. */
async function readFolder(folder: string): Promise<Unpacked> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const paths = entries
    .filter((entry) => entry.isFile() && (isTextFile(entry.name) || isPadFile(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(
      (path) =>
        !path
          .slice(folder.length)
          .split(/[/\\]/)
          .some((part) => part.startsWith('.')),
    );
  const read: ReadFile[] = [];
  for (const path of paths) read.push(await readTextFile(path));
  return collect(read);
}

type ReadFile = NoteFile | Unpacked['refused'][number];

async function readTextFile(path: string): Promise<ReadFile> {
  const name = basename(path);
  const { size, mtimeMs } = await stat(path);
  if (size > (isPadFile(path) ? MAX_PAD_FILE_BYTES : MAX_TEXT_FILE_BYTES))
    return { name, reason: 'too_large' };
  const mayBeText = extname(path) === '' || isTextFile(path) || isPadFile(path);
  const text = mayBeText ? decodeText(await readFile(path)) : null;
  return text === null ? { name, reason: 'not_text' } : { name, text, modifiedAt: Math.round(mtimeMs) };
}

function collect(read: readonly ReadFile[]): Unpacked {
  return {
    files: read.flatMap((file) => ('text' in file ? [file] : [])),
    refused: read.flatMap((file) => ('text' in file ? [] : [file])),
  };
}
