import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRuns } from '../../../src/core/local-model/runs.ts';
import type { AnswerEnd, AnswerPart } from '../../../src/core/local-model-port.ts';
import type { Client } from '../../../src/renderer/client/client.ts';
import { parseAnswer } from '../../../src/renderer/client/parse.ts';
import type { AnswerPlace } from '../../../src/renderer/views/notes/editor/answer-place.ts';
import { type Answers, createAnswers } from '../../../src/renderer/views/notes/local-model/answers.ts';
import { writeOn } from '../../../src/renderer/views/notes/local-model/block.ts';
import { CALLS } from '../../../src/shared/contract.ts';
import { isOver } from '../../../src/shared/local-model/model.ts';
import type { CallName } from '../../../src/shared/names.ts';
import { NOTE_CALL_NAMES } from '../../../src/shared/notes/names.ts';
import { err } from '../../../src/shared/result.ts';
import { type FixtureNotes, openFixtureNotes } from '../fixture-notes.ts';
import { seededHistory } from '../seeded-history.ts';

const NOTE = '11111111-1111-4111-8111-111111111111';
const HEADING = '*tiny*';

let pad: FixtureNotes;
let model: { say: (part: AnswerPart) => void; end: (end: AnswerEnd) => void; signal: AbortSignal };
let answers: Answers;
let failing: string | null;
let unsaved: string | null;
let takenOver: string[];

/** The real runs and the real notes behind a client; the way to them can be cut. */
function createClient(): Pick<Client, 'call'> {
  const runs = createRuns(
    {
      answer: (_request, onPart, signal) =>
        new Promise((resolve) => {
          model = { say: onPart, end: resolve, signal };
          signal.addEventListener('abort', () => resolve({ kind: 'aborted' }));
        }),
    },
    {
      wallMs: () => 1_000,
      monoMs: () => 0,
      after: (delayMs, run) => {
        const timer = setTimeout(run, delayMs);
        return () => clearTimeout(timer);
      },
    },
  );
  const answer = async (name: CallName, raw: unknown): Promise<unknown> => {
    if (name === 'localModel.start') {
      const { runId, ...request } = CALLS[name].request.parse(raw);
      return runs.start(runId, { ...request, ownAddress: null });
    }
    if (name === 'localModel.read') {
      const { runId, offset } = CALLS[name].request.parse(raw);
      return runs.read(runId, offset);
    }
    if (name === 'localModel.stop') return runs.stop(CALLS[name].request.parse(raw).runId);
    const known = NOTE_CALL_NAMES.find((one: CallName) => one === name);
    return known === undefined ? null : pad.handlers[known](raw);
  };
  return {
    call: async (name, request) =>
      failing === name
        ? err({ code: 'storage', message: 'cut' })
        : parseAnswer(name, await answer(name, request)),
  };
}

/** A note open in an editor, as far as an answer is concerned with it. */
function createPaper(
  text: string,
): AnswerPlace & { readonly all: () => string; readonly steps: readonly string[] } {
  let held = text;
  let block: string | null = null;
  const steps: string[] = [];
  const write = (heading: string, after: string | null, piece: string): void => {
    const written = writeOn(held, block, { heading, after }, piece);
    held = written.text;
    block = written.block;
  };
  return {
    open: (heading, after) => {
      steps.push('open');
      write(heading, after, '');
    },
    resume: (wanted) => {
      if (!held.includes(wanted)) return false;
      steps.push('resume');
      block = wanted;
      return true;
    },
    append: (piece) => write(HEADING, null, piece),
    text: () => block ?? '',
    finish: () => {
      steps.push('finish');
      block = null;
    },
    cancel: () => {
      steps.push('cancel');
      held = held.replace(`\n\n${block}`, '');
      block = null;
    },
    all: () => held,
    steps,
  };
}

const QUESTION = {
  serverId: 'ollama',
  model: 'tiny',
  prompt: 'Why?',
  noteId: NOTE,
  after: null,
  headingFor: () => HEADING,
} as const;

function onDisk(): string | null {
  const note = pad.store.get(NOTE);
  return note.ok ? (note.value?.text ?? null) : null;
}

function writeElsewhere(text: string): void {
  const note = pad.store.get(NOTE);
  const base = note.ok ? (note.value?.revision ?? 0) : 0;
  pad.store.save({ noteId: NOTE, text, base, origin: 'typed' });
}

const say = (text: string): void => model.say({ kind: 'text', text });
/** Lets what was said arrive: the host gathers, the window reads. */
const settle = (ms = 200): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  pad = openFixtureNotes(() => [], seededHistory('none', []));
  failing = null;
  unsaved = null;
  takenOver = [];
  writeElsewhere('Why?');
  answers = createAnswers(createClient(), {
    unsaved: () => unsaved,
    takeOver: ({ text }) => takenOver.push(text),
  });
});
afterEach(() => {
  vi.useRealTimers();
  pad.close();
});

describe('an answer to an open note', () => {
  it('goes into its editor as it comes, and is one step once it is whole', async () => {
    const paper = createPaper('Why?');
    answers.attach(paper, () => NOTE);
    await answers.start(QUESTION);
    expect(paper.all()).toBe('Why?\n\n*tiny*\n\n');
    say('Be');
    await settle();
    expect(paper.all()).toBe('Why?\n\n*tiny*\n\nBe');
    say('cause.');
    model.end({ kind: 'done' });
    await settle();
    expect(paper.all()).toBe('Why?\n\n*tiny*\n\nBecause.');
    expect(paper.steps).toEqual(['open', 'finish']);
    expect(answers.state()).toMatchObject({ run: { state: 'done', chars: 8 }, noteId: NOTE, isLost: false });
    // The editor saves it; nothing was written past it.
    expect(onDisk()).toBe('Why?');
  });

  it('keeps what came when it is stopped', async () => {
    const paper = createPaper('Why?');
    answers.attach(paper, () => NOTE);
    await answers.start(QUESTION);
    say('Be');
    await settle();
    await answers.stop();
    await settle();
    expect(paper.all()).toBe('Why?\n\n*tiny*\n\nBe');
    expect(paper.steps).toEqual(['open', 'finish']);
    expect(answers.state()?.run.state).toBe('stopped');
    answers.dismiss();
    expect(answers.state()).toBeNull();
  });

  it('leaves nothing behind when not a word came', async () => {
    const paper = createPaper('Why?');
    answers.attach(paper, () => NOTE);
    await answers.start(QUESTION);
    model.end({ kind: 'failed', problem: { kind: 'silent', detail: '' } });
    await settle();
    expect(paper.all()).toBe('Why?');
    expect(paper.steps).toEqual(['open', 'cancel']);
    expect(answers.state()?.run).toMatchObject({ state: 'failed', problem: { kind: 'silent' } });
  });

  it('is not dismissed while it goes on', async () => {
    await answers.start(QUESTION);
    answers.dismiss();
    expect(answers.state()).not.toBeNull();
  });
});

describe('an answer whose note is left', () => {
  it('goes on into the note on disk, and into the editor again once that is back', async () => {
    const paper = createPaper('Why?');
    const leave = answers.attach(paper, () => NOTE);
    await answers.start(QUESTION);
    say('One');
    await settle();
    writeElsewhere(paper.all());
    leave();
    say(' two');
    await settle(4_000);
    expect(onDisk()).toBe('Why?\n\n*tiny*\n\nOne two');
    const back = createPaper(onDisk() ?? '');
    answers.attach(back, () => NOTE);
    say(' three');
    model.end({ kind: 'done' });
    await settle(4_000);
    expect(back.all()).toBe('Why?\n\n*tiny*\n\nOne two three');
    expect(back.steps).toEqual(['resume', 'finish']);
    expect(paper.all()).toBe('Why?\n\n*tiny*\n\nOne');
    expect(onDisk()).toBe('Why?\n\n*tiny*\n\nOne two');
  });

  it('ends on disk, below what was typed there by another window', async () => {
    await answers.start(QUESTION);
    say('One');
    await settle(4_000);
    writeElsewhere(`First line\n${onDisk()}\n\nLast line`);
    say(' two');
    model.end({ kind: 'done' });
    await settle(4_000);
    expect(onDisk()).toBe('First line\nWhy?\n\n*tiny*\n\nOne two\n\nLast line');
  });

  it('waits until the last text of the editor is on disk', async () => {
    unsaved = 'Why? typed';
    await answers.start(QUESTION);
    say('One');
    await settle(10_000);
    expect(onDisk()).toBe('Why?');
    unsaved = null;
    await settle(4_000);
    expect(onDisk()).toContain('One');
  });

  it('shows an editor that opened an older text what was written meanwhile', async () => {
    await answers.start(QUESTION);
    say('One');
    await settle(4_000);
    const stale = createPaper('Why?');
    answers.attach(stale, () => NOTE);
    await settle(100);
    expect(takenOver).toEqual(['Why?\n\n*tiny*\n\nOne']);
  });

  it('ends on disk also when the next one has begun meanwhile', async () => {
    await answers.start(QUESTION);
    await settle(100);
    say('One');
    model.end({ kind: 'done' });
    await settle(100);
    expect(onDisk()).toBe('Why?');
    await answers.start(QUESTION);
    await settle(4_000);
    expect(onDisk()).toContain('One');
  });

  it('is tried again when it cannot be written', async () => {
    failing = 'notes.save';
    await answers.start(QUESTION);
    say('One');
    model.end({ kind: 'done' });
    await settle(10_000);
    expect(onDisk()).toBe('Why?');
    failing = null;
    await settle(4_000);
    expect(onDisk()).toBe('Why?\n\n*tiny*\n\nOne');
  });

  it.each([
    ['in the trash', () => pad.store.setTrashed(NOTE, true)],
    ['deleted', () => [pad.store.setTrashed(NOTE, true), pad.store.purge(NOTE)]],
  ])('is stopped where the note is %s, and brings it not back', async (_where, take) => {
    await answers.start(QUESTION);
    take();
    say('One');
    await settle(4_000);
    expect(model.signal.aborted).toBe(true);
    expect(answers.state()).toMatchObject({ isLost: true, run: { state: 'stopped' } });
    expect(onDisk() ?? 'Why?').toBe('Why?');
  });
});

describe('a host that is gone', () => {
  it('is asked again, and given up in the end with what came', async () => {
    const paper = createPaper('Why?');
    answers.attach(paper, () => NOTE);
    await answers.start(QUESTION);
    say('One');
    await settle();
    failing = 'localModel.read';
    await settle(20_000);
    failing = null;
    say(' two');
    await settle(3_000);
    expect(paper.all()).toContain('One two');
    failing = 'localModel.read';
    await settle(60_000);
    const state = answers.state();
    expect(state !== null && isOver(state.run)).toBe(true);
    // Without an end the bar would count on for ever.
    expect(state?.run.endedAt).toBeTypeOf('number');
    expect(paper.steps.at(-1)).toBe('finish');
  });
});
