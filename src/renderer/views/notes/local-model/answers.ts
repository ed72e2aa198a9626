import type { RequestOf } from '../../../../shared/contract.ts';
import { isOver, type Run } from '../../../../shared/local-model/model.ts';
import type { Note } from '../../../../shared/notes/model.ts';
import type { Result } from '../../../../shared/result.ts';
import type { Client } from '../../../client/client.ts';
import { hostNow } from '../../../hooks/use-now.ts';
import type { AnswerPlace } from '../editor/answer-place.ts';
import { newId } from '../new-id.ts';
import type { Savers, SavingClient } from '../saving/savers.ts';
import { saversOf } from '../saving/savers.ts';
import { closingFence, writeOn } from './block.ts';

/** A prompt to be run, and where its answer goes. */
export interface Question extends Omit<RequestOf<'localModel.start'>, 'runId'> {
  readonly noteId: string;
  /** The line that says whose answer it is; by when it was asked. */
  readonly headingFor: (startedAt: number) => string;
  /** The part of the note that was asked; null for all of it. */
  readonly after: string | null;
}

/** An answer as it goes on. `isLost`: its note is gone, so that it has nowhere to go. */
export interface AnswerState {
  readonly run: Run;
  readonly noteId: string;
  readonly isLost: boolean;
}

/**
 * Reads the answer of a model and writes it into its note: through the note's editor while that is open, so that it is saved,
 * kept and merged like what is typed, and straight into the note on disk while it is not. One answer at a time.
 */
export interface Answers {
  readonly state: () => AnswerState | null;
  readonly subscribe: (onChange: () => void) => () => void;
  readonly start: (question: Question) => Promise<Result<Run>>;
  readonly stop: () => Promise<void>;
  /** Forgets an answer that is over. */
  readonly dismiss: () => void;
  /** An editor is there to be written into; the answer is called before it closes. */
  readonly attach: (place: AnswerPlace, noteId: () => string) => () => void;
}

interface Editor {
  readonly place: AnswerPlace;
  readonly noteId: () => string;
}

interface Task {
  readonly question: Pick<Question, 'after'> & { readonly heading: string };
  run: Run;
  noteId: string;
  /** All that was read, and how much of it is in the note. */
  text: string;
  written: number;
  /** The block as it was left in the note; null before it was begun. */
  block: string | null;
  /** The editor that the answer is being written into. */
  editor: Editor | null;
  /** The note as it was last written past its editor. */
  saved: Pick<Note, 'id' | 'revision' | 'text'> | null;
  writing: Promise<void> | null;
  isAway: boolean;
  isLost: boolean;
}

/** Between two writings into a note that is not open. */
const WRITE_EVERY_MS = 3_000;
const ASK_AGAIN_MS = 1_000;
/** A host that is silent for as many tries has been ended. */
const MOST_TRIES = 30;
/** Looks for the block in a note that has just been opened. */
const MOST_LOOKS = 4;

/** A run whose host is silent or knows it no more: nobody else tells that it ended, and when. */
function toGone({ run, text }: Pick<Task, 'run' | 'text'>): Run {
  return {
    ...run,
    state: 'failed',
    problem: { kind: 'broken', detail: '' },
    chars: text.length,
    endedAt: Math.max(run.startedAt, Math.round(hostNow())),
  };
}

const wait = (waitMs: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, waitMs));

export function createAnswers(
  client: Pick<Client, 'call'>,
  savers: Pick<Savers, 'unsaved' | 'takeOver'>,
): Answers {
  const listeners = new Set<() => void>();
  let task: Task | null = null;
  let shown: AnswerState | null = null;
  let editor: Editor | null = null;

  const tell = (): void => {
    shown = task === null ? null : { run: task.run, noteId: task.noteId, isLost: task.isLost };
    for (const listener of listeners) listener();
  };
  const isEnded = ({ run, text }: Task): boolean => isOver(run) && text.length >= run.chars;

  /** What the editor does not have yet; with the last of it the block becomes one step of undo. */
  const writeHere = (here: Task, { place }: Editor): void => {
    const piece = here.text.slice(here.written);
    here.written = here.text.length;
    if (piece !== '') place.append(piece);
    if (!isEnded(here)) return;
    if (here.text === '') place.cancel();
    else place.finish();
    here.editor = null;
    here.block = null;
  };

  /** What is typed there may have to be merged with the note on disk before the block is to be seen. */
  const findAgain = async ({ place }: Editor, block: string): Promise<boolean> => {
    for (let tries = 0; tries < MOST_LOOKS; tries += 1) {
      if (place.resume(block)) return true;
      await wait(ASK_AGAIN_MS);
      if (editor?.place !== place) return false;
    }
    return false;
  };

  /** The note's editor takes over: it begins the block, or goes on with the one that stands there. */
  const moveIn = async (here: Task, next: Editor): Promise<void> => {
    await here.writing;
    if (here !== task || next !== editor || next.noteId() !== here.noteId || here.isLost) return;
    if (isEnded(here) && here.written === here.text.length) return;
    if (here.saved !== null) savers.takeOver(here.saved);
    here.saved = null;
    const { heading, after } = here.question;
    if (here.block === null) next.place.open(heading, after);
    else if (!(await findAgain(next, here.block)) && next === editor) next.place.open(heading, null);
    if (next !== editor) return;
    here.editor = next;
    writeHere(here, next);
  };

  /** Writes into the note on disk. What cannot be written now stays, and is tried again. */
  const writePast = async (here: Task): Promise<void> => {
    if (here.written === here.text.length || savers.unsaved(here.noteId) !== null) return;
    const note = await client.call('notes.get', { noteId: here.noteId });
    if (!note.ok && note.error.code !== 'not_found') return;
    if (!note.ok || note.value.trashedAt !== null) {
      here.isLost = true;
      return;
    }
    const { length } = here.text;
    const { text, block } = writeOn(
      note.value.text,
      here.block,
      here.question,
      here.text.slice(here.written),
    );
    const request = { noteId: here.noteId, text, baseRevision: note.value.revision };
    const saved = await client.call('notes.save', request);
    if (!saved.ok) return;
    const row = saved.value.outcome === 'kept_both' ? saved.value.copy : saved.value.note;
    here.written = length;
    here.block = block;
    here.noteId = row.id;
    here.saved = {
      id: row.id,
      revision: row.revision,
      text: saved.value.outcome === 'merged' ? saved.value.note.text : text,
    };
  };

  /** Keeps writing past the editor as long as there is none; answers when all is in the note, or cannot be. */
  const writeAway = async (here: Task): Promise<void> => {
    if (here.isAway) return;
    here.isAway = true;
    let tries = 0;
    while (tries < MOST_TRIES) {
      here.writing = writePast(here);
      await here.writing;
      here.writing = null;
      const isDone = isEnded(here) && here.written === here.text.length;
      if (isDone || here.isLost) break;
      if (isEnded(here)) tries += 1;
      await wait(isEnded(here) ? ASK_AGAIN_MS : WRITE_EVERY_MS);
      if (here.editor !== null) break;
    }
    here.isAway = false;
    if (here.isLost) await stop();
    tell();
  };

  const follow = async (here: Task): Promise<void> => {
    let tries = 0;
    while (tries <= MOST_TRIES) {
      const read = await client.call('localModel.read', { runId: here.run.id, offset: here.text.length });
      if (read.ok) {
        tries = 0;
        here.text += read.value.text;
        here.run = read.value.run;
      } else {
        tries = read.error.code === 'not_found' ? MOST_TRIES + 1 : tries + 1;
        if (tries > MOST_TRIES) here.run = toGone(here);
        else await wait(ASK_AGAIN_MS);
      }
      const isLast = isEnded(here);
      if (isLast) here.text += closingFence(here.text);
      if (here.editor !== null) writeHere(here, here.editor);
      tell();
      if (isLast) return;
    }
  };

  const stop = async (): Promise<void> => {
    if (task === null || isOver(task.run)) return;
    // The reading under way tells how it ended.
    await client.call('localModel.stop', { runId: task.run.id });
  };

  return {
    state: () => shown,
    subscribe: (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    start: async ({ noteId, headingFor, after, ...request }) => {
      const begun = await client.call('localModel.start', { runId: newId(), ...request });
      if (!begun.ok) return begun;
      const here: Task = {
        question: { heading: headingFor(begun.value.startedAt), after },
        run: begun.value,
        noteId,
        text: '',
        written: 0,
        block: null,
        editor: null,
        saved: null,
        writing: null,
        isAway: false,
        isLost: false,
      };
      task = here;
      tell();
      void follow(here);
      if (editor?.noteId() === noteId) await moveIn(here, editor);
      else void writeAway(here);
      return begun;
    },
    stop,
    dismiss: () => {
      if (task === null || !isOver(task.run)) return;
      task = null;
      tell();
    },
    attach: (place, noteId) => {
      const attached = { place, noteId };
      editor = attached;
      if (task !== null) void moveIn(task, attached);
      return () => {
        if (editor === attached) editor = null;
        const here = task;
        if (here?.editor !== attached) return;
        here.noteId = noteId();
        here.block = place.text();
        here.editor = null;
        void writeAway(here);
      };
    },
  };
}

const known = new WeakMap<SavingClient, Answers>();

/** The answers of a client: one keeper for the window's life, whichever view is shown. */
export function answersOf(client: SavingClient): Answers {
  const found = known.get(client);
  if (found !== undefined) return found;
  const made = createAnswers(client, saversOf(client));
  known.set(client, made);
  return made;
}
