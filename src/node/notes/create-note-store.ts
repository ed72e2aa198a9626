import { randomUUID } from 'node:crypto';
import type { Kept, NoteStore, NoteWritten } from '../../core/note-ports.ts';
import type { Clock, Log, StorageProblem } from '../../core/ports.ts';
import { err, ok } from '../../shared/result.ts';
import type { Notice } from '../../shared/snapshot.ts';
import { inTransaction } from '../history/transaction.ts';
import { inHaste } from '../small-footprint.ts';
import { isSound, mayWrite } from './open.ts';
import { openPad, type Pad } from './open-pad.ts';
import { isIndexDamage, toNotesProblem } from './problem.ts';
import { TRASH_KEEP_MS } from './upkeep.ts';
import { dropWords } from './words.ts';

/** The pad's file within the data folder. */
export const NOTES_FILE = 'notes.db';

export interface NoteStoreOptions {
  /** The database file, or `IN_MEMORY`. Opened with the first call. */
  readonly path: string;
  readonly clock: Pick<Clock, 'wallMs' | 'after'>;
  readonly log: Log;
  /** False searches without FTS5 where SQLite has it. */
  readonly mayRank?: boolean;
}

/** Words are indexed this long after a save: typing is not slowed by it, and search reads what is not indexed yet. */
const INDEX_AFTER_MS = 2_000;
/** The pause between two pieces of a long catching up, in which everything else gets its turn. */
const INDEX_ON_AFTER_MS = 50;

/** After these the file is the same as before and so is the connection; after any other problem it is opened anew. */
const KEEPS_OPEN: ReadonlySet<StorageProblem['kind']> = new Set(['full', 'read_only', 'locked']);

/**
 * The pad on disk. The file is opened with the first call; where that fails the call answers why, and the next one tries again.
 */
export function createNoteStore(options: NoteStoreOptions): NoteStore {
  const { path, clock, log } = options;
  const listeners = new Set<() => void>();
  const noticeListeners = new Set<(notice: Notice) => void>();
  let notices: readonly Notice[] = [];
  let pad: Pad | null = null;
  let isClosed = false;
  let isSuspect = false;
  let isChecked = false;
  let cancelIndexing: (() => void) | null = null;

  const tellNotice = (text: string): void => {
    const notice: Notice = { id: 'notes-damaged', at: clock.wallMs(), kind: 'storage', text };
    notices = [...notices, notice];
    for (const listener of noticeListeners) listener(notice);
  };
  const open = (): Kept<Pad> => {
    if (pad?.isReadOnly === true && mayWrite(path)) shut();
    if (pad !== null) return ok(pad);
    if (isClosed) return err({ kind: 'other', message: 'The notes are closed.' });
    const mayRank = options.mayRank ?? true;
    const opened = openPad({ path, log, wallMs: clock.wallMs(), mayRank, isSuspect });
    if (!opened.ok) return opened;
    isSuspect = false;
    pad = opened.value.pad;
    if (opened.value.notice !== null) tellNotice(opened.value.notice);
    if (!pad.isReadOnly) indexLater();
    return ok(pad);
  };
  const shut = (): void => {
    cancelIndexing?.();
    cancelIndexing = null;
    if (pad?.db.isOpen === true) pad.db.close();
    pad = null;
  };
  const tryOnce = <Value>(work: (pad: Pad) => Value): Kept<Value> => {
    try {
      const opened = open();
      return opened.ok ? ok(work(opened.value)) : opened;
    } catch (error) {
      const problem = toNotesProblem(error, path);
      log.warn('notes', { kind: problem.kind });
      pad?.texts.forget();
      if (isIndexDamage(error) && pad !== null) dropWords(pad.db);
      else if (problem.kind === 'damaged') isSuspect = true;
      if (!KEEPS_OPEN.has(problem.kind)) shut();
      return err(problem);
    }
  };
  /** A damaged file is set aside when it is opened anew, and then there is one that works. */
  const attempt = <Value>(work: (pad: Pad) => Value): Kept<Value> => {
    const first = tryOnce(work);
    return !first.ok && first.error.kind === 'damaged' ? tryOnce(work) : first;
  };
  const indexLater = (afterMs = INDEX_AFTER_MS): void => {
    cancelIndexing ??= clock.after(afterMs, () => {
      cancelIndexing = null;
      const indexed = attempt(({ upkeep }) => upkeep.index());
      if (indexed.ok && indexed.value) indexLater(INDEX_ON_AFTER_MS);
    });
  };
  /** One transaction. It is a change, of which listeners hear, where `isChange` says so. */
  const write = <Value>(work: (pad: Pad) => Value, isChange: (value: Value) => boolean): Kept<Value> => {
    const written = attempt((open) =>
      inTransaction(open.db, () => {
        const value = work(open);
        const isChanged = isChange(value);
        if (isChanged) open.db.exec(COUNT_CHANGE);
        return { value, isChanged };
      }),
    );
    if (!written.ok) return written;
    if (written.value.isChanged) {
      indexLater();
      for (const listener of listeners) listener();
    }
    return ok(written.value.value);
  };
  const now = (): number => clock.wallMs();

  return {
    status: () =>
      attempt(({ lists, isRanked }) => ({ ...lists.counts(), search: isRanked ? 'ranked' : 'plain', path })),
    list: (query) => attempt(({ lists }) => lists.list(query)),
    tags: (limit) => attempt(({ lists }) => lists.tags(limit)),
    get: (noteId) => attempt(({ lists }) => lists.get(noteId)),
    revisions: (query) => attempt(({ lists }) => lists.revisions(query)),
    revision: (noteId, revision) => attempt(({ lists }) => lists.revision(noteId, revision)),
    search: (query) => attempt(({ search }) => search(query)),
    // Each save compares a long note with what it was, letter by letter.
    save: (input) => inHaste(() => write(({ writer }) => writer.save(input, now()), isSaved)),
    saveBeside: (noteId, text) =>
      write(({ writer }) => writer.saveBeside(noteId, randomUUID(), text, now()), always),
    addMany: (notes) =>
      write(
        ({ writer }) => {
          const asked = notes.map((note) => ({ note, newId: randomUUID() }));
          const noteIds = asked.map(({ note, newId }) => writer.add(newId, note, now()));
          const added = asked.filter(({ newId }, index) => noteIds[index] === newId).length;
          return { added, same: notes.length - added, noteIds };
        },
        ({ added }) => added > 0,
      ),
    setTrashed: (noteId, trashed) =>
      write(({ arrange }) => arrange.setTrashed(noteId, trashed, now()), isThere),
    setPinned: (noteId, pinned) => write(({ arrange }) => arrange.setPinned(noteId, pinned), isThere),
    move: (noteId, beforeId) => write(({ arrange }) => arrange.move(noteId, beforeId), isThere),
    purge: (noteId) => write(({ arrange }) => arrange.purge(noteId, Number.MAX_SAFE_INTEGER), isAny),
    queuePrompt: (prompt) => write(({ prompts }) => prompts.queue(prompt, now()), isThere),
    prompts: (query) => attempt(({ prompts }) => prompts.list(query)),
    prompt: (promptId) => attempt(({ prompts }) => prompts.get(promptId)),
    setSent: (promptId, sent) => write(({ prompts }) => prompts.setSent(promptId, sent, now()), isThere),
    movePrompt: (promptId, beforeId) => write(({ prompts }) => prompts.move(promptId, beforeId), isThere),
    removePrompt: (promptId) => write(({ prompts }) => prompts.remove(promptId), always),
    templates: () => attempt(({ templates }) => templates.list()),
    saveTemplate: (template) => write(({ templates }) => templates.save(template, now()), always),
    removeTemplate: (templateId) => write(({ templates }) => templates.remove(templateId), always),
    waiting: () => {
      const waiting = attempt(({ prompts }) => prompts.waiting());
      return waiting.ok ? waiting.value : NONE_WAITING;
    },
    changes: () => {
      const changes = attempt(({ lists }) => lists.changes());
      return changes.ok ? changes.value : 0;
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onNotice: (listener) => {
      noticeListeners.add(listener);
      for (const notice of notices) listener(notice);
      return () => noticeListeners.delete(listener);
    },
    maintain: (nowMs) => {
      const kept = attempt(({ db, upkeep }) => {
        upkeep.index();
        upkeep.thin(nowMs);
        if (isChecked || isSound(db)) return;
        isSuspect = true;
        shut();
      });
      if (!kept.ok) return kept;
      isChecked = true;
      const purged = write(({ arrange }) => arrange.purge(null, nowMs - TRASH_KEEP_MS), isAny);
      return purged.ok ? ok(undefined) : purged;
    },
    close: () => {
      isClosed = true;
      shut();
    },
  };
}

const COUNT_CHANGE = "update mark set value = value + 1 where name = 'changes'";
const NONE_WAITING: ReadonlyMap<string, number> = new Map();

const always = (): boolean => true;
const isThere = (value: unknown): boolean => value !== null;
const isAny = (count: number): boolean => count > 0;
const isSaved = ({ kind }: NoteWritten): boolean => kind === 'saved';
