import { NOTE_CALLS } from '../../shared/notes/calls.ts';
import type { NoteCallName } from '../../shared/notes/names.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Service } from '../../shared/service.ts';
import { answer, type Handle, toAnswer } from '../answer-call.ts';
import type { Kept } from '../note-ports.ts';
import type { Ports } from '../ports.ts';
import { findEpisodeText } from './find-episode-text.ts';
import { type FolderActions, sendNotesOut, takeNotesIn } from './import-export.ts';
import { compareTexts } from './lines.ts';
import { NO_NOTE, orNotFound } from './or-not-found.ts';
import { createPromptHandlers } from './prompt-handlers.ts';
import { saveNote } from './save-note.ts';
import { createTasks } from './tasks.ts';
import { textAfter } from './text-after.ts';

export interface NoteHandlerOptions {
  readonly ports: Pick<Ports, 'notes' | 'noteFiles' | 'clock' | 'history'>;
  readonly host: FolderActions;
  readonly catalogue: () => readonly Service[];
}

/** Answers the pad's part of the contract. */
export function createNoteHandlers(options: NoteHandlerOptions): Readonly<Record<NoteCallName, Handle>> {
  const { ports, host, catalogue } = options;
  const { notes, clock } = ports;
  const tasks = createTasks();

  function compare(noteId: string, from: number, to: number): Kept<ReturnType<typeof compareTexts> | null> {
    const before = notes.revision(noteId, from);
    if (!before.ok) return before;
    const after = notes.revision(noteId, to);
    if (!after.ok) return after;
    return ok(
      before.value === null || after.value === null
        ? null
        : compareTexts(before.value.text, after.value.text),
    );
  }

  /** The newest text is the base: the user asked for the older one knowing that there are newer ones. */
  function revert(noteId: string, revision: number) {
    const older = notes.revision(noteId, revision);
    if (!older.ok) return older;
    const current = notes.get(noteId);
    if (!current.ok) return current;
    if (older.value === null || current.value === null) return ok(null);
    const { text } = older.value;
    const saved = notes.save({ noteId, text, base: current.value.revision, origin: 'reverted' });
    if (!saved.ok) return saved;
    return ok(saved.value.kind === 'saved' ? { ...saved.value.note, text } : saved.value.current);
  }

  return {
    'notes.status': answer(NOTE_CALLS['notes.status'], () => {
      const status = notes.status();
      const canExportToFolder = host.pickFolder !== undefined;
      const canOpenFolder = host.showFile !== undefined;
      return toAnswer(status.ok ? ok({ ...status.value, canExportToFolder, canOpenFolder }) : status);
    }),
    'notes.list': answer(NOTE_CALLS['notes.list'], (query) => toAnswer(notes.list(query))),
    'notes.tags': answer(NOTE_CALLS['notes.tags'], ({ limit }) => toAnswer(notes.tags(limit))),
    'notes.get': answer(NOTE_CALLS['notes.get'], ({ noteId }) => orNotFound(notes.get(noteId), NO_NOTE)),
    'notes.save': answer(NOTE_CALLS['notes.save'], (request) => {
      const text = textAfter(notes, request);
      return text.ok ? toAnswer(saveNote(notes, { ...request, text: text.value })) : text;
    }),
    'notes.remove': answer(NOTE_CALLS['notes.remove'], ({ noteId }) =>
      orNotFound(notes.setTrashed(noteId, true), NO_NOTE),
    ),
    'notes.restore': answer(NOTE_CALLS['notes.restore'], ({ noteId }) =>
      orNotFound(notes.setTrashed(noteId, false), NO_NOTE),
    ),
    'notes.purge': answer(NOTE_CALLS['notes.purge'], ({ noteId }) => {
      const purged = notes.purge(noteId);
      return toAnswer(purged.ok ? ok({ purged: purged.value }) : purged);
    }),
    'notes.pin': answer(NOTE_CALLS['notes.pin'], ({ noteId, pinned }) =>
      orNotFound(notes.setPinned(noteId, pinned), NO_NOTE),
    ),
    'notes.reorder': answer(NOTE_CALLS['notes.reorder'], ({ noteId, beforeId }) =>
      orNotFound(notes.move(noteId, beforeId), NO_NOTE),
    ),
    'notes.revisions': answer(NOTE_CALLS['notes.revisions'], (query) => toAnswer(notes.revisions(query))),
    'notes.revision': answer(NOTE_CALLS['notes.revision'], ({ noteId, revision }) =>
      orNotFound(notes.revision(noteId, revision), NO_REVISION),
    ),
    'notes.compare': answer(NOTE_CALLS['notes.compare'], ({ noteId, from, to }) =>
      orNotFound(compare(noteId, from, to), NO_REVISION),
    ),
    'notes.revert': answer(NOTE_CALLS['notes.revert'], ({ noteId, revision }) =>
      orNotFound(revert(noteId, revision), NO_REVISION),
    ),
    'notes.search': answer(NOTE_CALLS['notes.search'], (query) => toAnswer(notes.search(query))),
    'notes.export': answer(NOTE_CALLS['notes.export'], ({ to, taskId }) =>
      tasks.run(taskId, (onProgress) => sendNotesOut(ports, host, to, onProgress)),
    ),
    'notes.import': answer(NOTE_CALLS['notes.import'], (request) =>
      tasks.run(request.from === 'archive' ? request.taskId : null, (onProgress) =>
        takeNotesIn(ports, request, onProgress),
      ),
    ),
    'notes.progress': answer(NOTE_CALLS['notes.progress'], ({ taskId }) => ok(tasks.progress(taskId))),
    'notes.openFolder': answer(NOTE_CALLS['notes.openFolder'], async (): Promise<Result<object>> => {
      if (host.showFile === undefined)
        return err({ code: 'unsupported', message: 'Folders cannot be opened from here.' });
      const status = notes.status();
      if (!status.ok) return toAnswer(status);
      const shown = await host.showFile(status.value.path);
      return shown.ok ? ok({}) : shown;
    }),
    'notes.fromEpisode': answer(NOTE_CALLS['notes.fromEpisode'], (request) =>
      findEpisodeText(request, { history: ports.history, catalogue: catalogue(), nowMs: clock.wallMs() }),
    ),
    ...createPromptHandlers(notes, catalogue),
  };
}

const NO_REVISION = 'This revision is not kept any more.';
