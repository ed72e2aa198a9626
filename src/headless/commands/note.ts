import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { text as readText } from 'node:stream/consumers';
import type { NoteStore } from '../../core/note-ports.ts';
import { createClock } from '../../node/clock.ts';
import { createDataFolder, dataFolder } from '../../node/data-folder/data-folder.ts';
import { createNoteStore, NOTES_FILE } from '../../node/notes/create-note-store.ts';
import { MAX_NOTE_CHARS, toNoteText } from '../../shared/notes/text.ts';
import { plainLine } from '../../shared/plain.ts';
import { MAX_NAME_CHARS } from '../../shared/words/state.ts';
import { type Cli, printJson, printLines, refuse, warn } from '../cli.ts';
import type { CommandOf } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { prepareSetup } from '../prepare.ts';
import { toTerminal } from '../terminal/to-terminal.ts';
import { exportTo, importFrom } from './note-files.ts';
import { allNotes, findNote } from './note-find.ts';
import { hitLines, nameOf, noteLines } from './note-lines.ts';

type NoteCommand = CommandOf<'note'>;

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** More finds than anyone reads in a terminal. */
const MOST_FOUND = 50;

/** Writes and reads notes, beside a running Pilotlight as well as alone: the pad takes writers from several processes. */
export async function runNote(cli: Cli, command: NoteCommand): Promise<ExitCode> {
  const folder = dataFolder(cli.env, process.platform, command.common.dataDir);
  const made = createDataFolder(folder);
  if (!made.ok) return refuse(cli, EXIT.storage, made.error.message);
  const store = createNoteStore({ path: join(folder, NOTES_FILE), clock: createClock(), log: SILENT });
  store.onNotice(({ text }) => warn(cli, text));
  try {
    return await perform(cli, command, store);
  } finally {
    store.close();
  }
}

async function perform(cli: Cli, command: NoteCommand, store: NoteStore): Promise<ExitCode> {
  const { action } = command;
  switch (action.do) {
    case 'add':
      return add(cli, command, store, action.text);
    case 'list':
      return list(cli, command, store, action.tag, action.trashed);
    case 'show':
      return show(cli, command, store, action.note);
    case 'search':
      return search(cli, command, store, action.query);
    case 'export':
      return exportTo(cli, command.common.json, store, action.target);
    case 'import':
      return importFrom(cli, command.common.json, store, action.sources);
    case 'queue':
      return queue(cli, command, store, action);
  }
}

async function add(
  cli: Cli,
  { common }: NoteCommand,
  store: NoteStore,
  given: string | null,
): Promise<ExitCode> {
  const text = await textFrom(given);
  if (text === null) return refuse(cli, EXIT.usage, 'There is nothing to note. Write it behind “add”.');
  if (text.length > MAX_NOTE_CHARS) return refuse(cli, EXIT.usage, 'A note holds up to 1 MB of text.');
  const saved = store.save({ noteId: randomUUID(), text, base: 0, origin: 'typed' });
  if (!saved.ok) return refuse(cli, EXIT.storage, saved.error.message);
  if (saved.value.kind !== 'saved') return refuse(cli, EXIT.internal, 'A new note was there already.');
  const { note } = saved.value;
  if (common.json) printJson(cli, note);
  else printLines(cli, [`Kept as ${nameOf(note)}.`]);
  return EXIT.good;
}

function list(
  cli: Cli,
  { common }: NoteCommand,
  store: NoteStore,
  tag: string | null,
  trashed: boolean,
): ExitCode {
  const notes = allNotes(store, { tag, trashed });
  if (!notes.ok) return refuse(cli, EXIT.storage, notes.error.message);
  if (common.json) printJson(cli, notes.value);
  else printLines(cli, noteLines(cli, notes.value));
  return EXIT.good;
}

function show(cli: Cli, { common }: NoteCommand, store: NoteStore, asked: string): ExitCode {
  const found = findNote(store, asked);
  if (!found.ok) return refuse(cli, found.error.code, found.error.message);
  const note = store.get(found.value.id);
  if (!note.ok) return refuse(cli, EXIT.storage, note.error.message);
  if (note.value === null) return refuse(cli, EXIT.usage, 'This note is not there any more.');
  const { text } = note.value;
  if (common.json) printJson(cli, note.value);
  // Into a pipe goes the note to the letter; a terminal obeys what it is shown.
  else if (cli.stdout.isTTY) cli.stdout.write(`${toTerminal(text)}${text.endsWith('\n') ? '' : '\n'}`);
  else cli.stdout.write(text);
  return EXIT.good;
}

function search(cli: Cli, { common }: NoteCommand, store: NoteStore, query: string): ExitCode {
  const hits = store.search({ query, limit: MOST_FOUND });
  if (!hits.ok) return refuse(cli, EXIT.storage, hits.error.message);
  if (common.json) printJson(cli, hits.value);
  else printLines(cli, hitLines(cli, hits.value));
  return EXIT.good;
}

async function queue(
  cli: Cli,
  { common }: NoteCommand,
  store: NoteStore,
  asked: Extract<NoteCommand['action'], { readonly do: 'queue' }>,
): Promise<ExitCode> {
  const setup = prepareSetup(cli, common, [asked.service]);
  if (!setup.ok) return refuse(cli, EXIT.usage, setup.error);
  const [service] = setup.value.asked ?? [];
  if (service === undefined) return refuse(cli, EXIT.usage, 'No service is on offer.');
  const note = asked.note === null ? null : findNote(store, asked.note);
  if (note !== null && !note.ok) return refuse(cli, note.error.code, note.error.message);
  const isWhole = note !== null && asked.text === null;
  const text = isWhole ? null : await textFrom(asked.text);
  if (text === null && !isWhole)
    return refuse(cli, EXIT.usage, 'There is nothing to queue. Write it behind the service.');
  const noteId = note === null ? null : note.value.id;
  const queued = store.queuePrompt({ id: randomUUID(), serviceId: service.id, noteId, text });
  if (!queued.ok) return refuse(cli, EXIT.storage, queued.error.message);
  const waiting = store.waiting().get(service.id) ?? 0;
  if (common.json) printJson(cli, queued.value);
  else
    printLines(cli, [
      `Queued for ${plainLine(service.name, MAX_NAME_CHARS)}; ${waiting === 1 ? '1 prompt waits' : `${waiting} prompts wait`}.`,
    ]);
  return EXIT.good;
}

/** What was given, or all that comes in; null where neither says anything. */
async function textFrom(given: string | null): Promise<string | null> {
  const isFromInput = given === null || given === '-';
  if (isFromInput && process.stdin.isTTY) return null;
  const text = toNoteText(isFromInput ? await readText(process.stdin) : given);
  return text.trim() === '' ? null : text;
}
