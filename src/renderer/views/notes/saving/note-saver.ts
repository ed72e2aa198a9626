import type { RequestOf } from '../../../../shared/contract.ts';
import type { SaveOutcome } from '../../../../shared/notes/calls.ts';
import type { NoteRow } from '../../../../shared/notes/model.ts';
import { MAX_NOTE_CHARS, toNoteText } from '../../../../shared/notes/text.ts';
import { err, type Result } from '../../../../shared/result.ts';
import { backOffMs } from '../../../client/back-off.ts';
import type { Client } from '../../../client/client.ts';
import { SPEECH, TEXT } from '../../../speech.ts';
import { notesText } from '../../../text/notes-text.ts';
import type { DraftShelf } from './draft-shelf.ts';
import { toSaveRequest } from './save-request.ts';

export type SaveState =
  /** On disk as it stands. `row` is null as long as nothing was saved here. */
  | { readonly kind: 'saved'; readonly row: NoteRow | null }
  | { readonly kind: 'saving' }
  /** Not on disk; tried again by itself, except where the text itself is refused. */
  | { readonly kind: 'failing'; readonly message: string };

/** Where the text is: an editor, or what an editor left behind when it closed. */
export interface TextSource {
  readonly text: () => string;
  readonly takeText: () => string;
  readonly mergeIn: (taken: string, merged: string) => void;
}

export interface NoteSaverOptions {
  readonly client: Pick<Client, 'call'>;
  readonly shelf: Pick<DraftShelf, 'put' | 'drop'>;
  readonly noteId: string;
  readonly base: number;
  /** The text of revision `base`, where it is known. */
  readonly baseText: string | null;
  readonly source: TextSource;
  readonly onState: (state: SaveState) => void;
  /** The text met another's, or was put beside it: see `SaveOutcome`. */
  readonly onMet: (outcome: Exclude<SaveOutcome, { outcome: 'saved' }>) => void;
  /** A save has gone through. */
  readonly onSaved: (row: NoteRow) => void;
}

/** Brings one note to disk as it is typed. The text is the source's all the time: whatever fails, it stays there. */
export interface NoteSaver {
  readonly noteId: () => string;
  readonly base: () => number;
  readonly isClean: () => boolean;
  /** The text has changed by `insertedChars` that came in: it is saved a moment later, and at once where that is much. */
  readonly edited: (insertedChars: number) => void;
  /** Saves at once what is not saved; answers whether all is on disk. */
  readonly flush: () => Promise<boolean>;
  /** Takes a newer text of the note over, where nothing typed here waits. */
  readonly takeOver: (note: { readonly revision: number; readonly text: string }) => void;
  readonly setSource: (source: TextSource) => void;
  readonly source: () => TextSource;
  /** Puts what is not on disk on the shelf, as when the page is hidden. */
  readonly shelve: () => void;
  /** The requests that would bring all to disk, in bytes; 0 where all is there, and infinite where it cannot be saved. */
  readonly bytesToSave: () => number;
  /** The page goes away: what is not on disk is sent without waiting for anything. */
  readonly part: () => void;
  readonly close: () => void;
}

/** From the first key that is not saved. */
const DELAY_MS = 400;
/** Nobody types as much at a time: what is pasted or dropped is saved at once, while the page is there to send it. */
const PASTED_CHARS = 2_000;

const UTF8 = new TextEncoder();

function bytesOf(request: unknown): number {
  return UTF8.encode(JSON.stringify(request)).length;
}

/** A call that is not answered for this long is taken for lost; saving the same text again changes nothing. */
const DEADLINE_MS = 10_000;

function withDeadline<Value>(call: Promise<Result<Value>>): Promise<Result<Value>> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve(err({ code: 'internal', message: TEXT.shell.gone }));
    }, DEADLINE_MS);
    void call.then((answer) => {
      clearTimeout(timer);
      resolve(answer);
    });
  });
}

export function createNoteSaver(options: NoteSaverOptions): NoteSaver {
  const { client, shelf, onState, onMet, onSaved } = options;
  let { noteId, base, source } = options;
  let isDirty = false;
  let isClosed = false;
  let sending: Promise<boolean> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let isPasted = false;
  let underWay: RequestOf<'notes.save'> | null = null;
  /** The text that is under way, or that revision `base` has; null where that is not known. */
  let { baseText } = options;

  const plan = (delayMs: number): void => {
    clearTimeout(timer);
    timer = isClosed ? undefined : setTimeout(() => void flush(), delayMs);
  };
  const fail = (message: string, mayPass: boolean): false => {
    isDirty = true;
    shelve();
    onState({ kind: 'failing', message });
    if (mayPass) plan(backOffMs(failures, Math.random()));
    failures += 1;
    return false;
  };
  const shelve = (): void => {
    if (isDirty || sending !== null) shelf.put({ noteId, base, text: source.text() });
  };

  const accept = (outcome: SaveOutcome, taken: string): void => {
    failures = 0;
    shelf.drop(noteId);
    const row = outcome.outcome === 'kept_both' ? outcome.copy : outcome.note;
    base = row.revision;
    noteId = row.id;
    if (outcome.outcome === 'merged') {
      baseText = outcome.note.text;
      source.mergeIn(taken, outcome.note.text);
    }
    onSaved(row);
    // A save whose answer was lost meets itself: there is nothing to tell of that.
    const isNews = outcome.outcome !== 'saved' && outcome.note.text !== taken;
    if (isNews) onMet(outcome);
    if (isDirty) plan(isPasted ? 0 : DELAY_MS);
    else onState({ kind: 'saved', row });
  };

  const send = async (): Promise<boolean> => {
    clearTimeout(timer);
    timer = undefined;
    isDirty = false;
    isPasted = false;
    const text = source.takeText();
    if (text.length > MAX_NOTE_CHARS) {
      return fail(notesText().saving.tooLong(MAX_NOTE_CHARS.toLocaleString(SPEECH.locale)), false);
    }
    // While it fails it goes on saying so: a word that comes and goes with each try would be no help.
    if (failures === 0) onState({ kind: 'saving' });
    const before = baseText;
    baseText = toNoteText(text);
    const request = toSaveRequest({ noteId, baseRevision: base }, before, text);
    underWay = request;
    let answer = await withDeadline(client.call('notes.save', request));
    if (!answer.ok && answer.error.code === 'not_found' && !('text' in request)) {
      answer = await withDeadline(client.call('notes.save', { noteId, text, baseRevision: base }));
    }
    underWay = null;
    if (!answer.ok) {
      baseText = before;
      return fail(answer.error.message, answer.error.code !== 'invalid');
    }
    accept(answer.value, text);
    return !isDirty;
  };
  const flush = async (): Promise<boolean> => {
    if (sending !== null) {
      const went = await sending;
      return isDirty && went ? flush() : went && !isDirty;
    }
    if (!isDirty) return true;
    sending = send();
    const went = await sending;
    sending = null;
    return went;
  };

  /** What was typed since the save under way, which will be the next revision: it is sent as a change of that. */
  const restRequest = (): RequestOf<'notes.save'> =>
    toSaveRequest({ noteId, baseRevision: sending === null ? base : base + 1 }, baseText, source.text());

  return {
    noteId: () => noteId,
    base: () => base,
    isClean: () => !isDirty && sending === null,
    edited: (insertedChars) => {
      isDirty = true;
      isPasted ||= insertedChars > PASTED_CHARS;
      if (sending !== null) return;
      if (isPasted && failures === 0) void flush();
      else if (timer === undefined) plan(DELAY_MS);
    },
    flush,
    takeOver: (note) => {
      if (isDirty || sending !== null || note.revision <= base) return;
      base = note.revision;
      baseText = note.text;
      source.mergeIn(source.takeText(), note.text);
    },
    setSource: (next) => {
      source = next;
    },
    source: () => source,
    shelve,
    bytesToSave: () => {
      if (!isDirty && sending === null) return 0;
      if (failures > 0) return Number.POSITIVE_INFINITY;
      return (underWay === null ? 0 : bytesOf(underWay)) + (isDirty ? bytesOf(restRequest()) : 0);
    },
    part: () => {
      shelve();
      if (!isDirty || sending === null) {
        void flush();
        return;
      }
      void client.call('notes.save', restRequest());
    },
    close: () => {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}
