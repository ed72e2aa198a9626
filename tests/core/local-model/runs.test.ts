import { describe, expect, it } from 'vitest';
import { createRuns } from '../../../src/core/local-model/runs.ts';
import type { AnswerEnd, AnswerPart, AnswerRequest } from '../../../src/core/local-model-port.ts';
import { createVirtualClock } from '../../support/virtual-clock.ts';

const REQUEST: AnswerRequest = { serverId: 'ollama', ownAddress: null, model: 'tiny', prompt: 'Say hello.' };
const START_MS = 1_800_000_000_000;

/** A model that speaks when the test says so. */
function open() {
  const clock = createVirtualClock(START_MS);
  const spoken: { say: (part: AnswerPart) => void; end: (end: AnswerEnd) => void; signal: AbortSignal }[] =
    [];
  const runs = createRuns(
    {
      answer: (_request, onPart, signal) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => resolve({ kind: 'aborted' }));
          spoken.push({ say: onPart, end: resolve, signal });
        }),
    },
    clock,
  );
  const model = () => {
    const last = spoken.at(-1);
    if (last === undefined) throw new Error('nothing was asked');
    return last;
  };
  const say = (text: string): void => model().say({ kind: 'text', text });
  const value = async (id: string, offset: number) => {
    const read = await runs.read(id, offset);
    if (!read.ok) throw new Error(read.error.message);
    return read.value;
  };
  return { clock, runs, spoken, model, say, value };
}

describe('a run', () => {
  it('is read as it grows, each reading from where the last one ended', async () => {
    const { clock, runs, say, value, model } = open();
    expect(runs.start('a', REQUEST)).toMatchObject({
      ok: true,
      value: { id: 'a', model: 'tiny', state: 'waiting', startedAt: START_MS, chars: 0, tokens: 0 },
    });
    await clock.advance(1_000);
    say('One');
    expect(await value('a', 0)).toMatchObject({
      text: 'One',
      run: { state: 'writing', firstAt: START_MS + 1_000, chars: 3, tokens: 1 },
    });
    say(' two');
    say(' three');
    expect(await value('a', 3)).toMatchObject({ text: ' two three', run: { tokens: 3 } });
    await clock.advance(500);
    model().end({ kind: 'done' });
    await clock.advance(0);
    expect(await value('a', 13)).toMatchObject({
      text: '',
      run: { state: 'done', endedAt: START_MS + 1_500, problem: null },
    });
  });

  it('lets a reading wait for the next words, and gathers what comes just after', async () => {
    const { clock, runs, say, value } = open();
    runs.start('a', REQUEST);
    const reading = value('a', 0);
    await clock.advance(500);
    say('One');
    await clock.advance(40);
    say(' two');
    await clock.advance(40);
    expect((await reading).text).toBe('One two');
  });

  it('lets no reading wait for long', async () => {
    const { clock, runs, value } = open();
    runs.start('a', REQUEST);
    const reading = value('a', 0);
    await clock.advance(2_000);
    expect(await reading).toMatchObject({ text: '', run: { state: 'waiting' } });
  });

  it('hands a long answer over in parts', async () => {
    const { runs, say, value } = open();
    runs.start('a', REQUEST);
    say('x'.repeat(100_000));
    const { text, run } = await value('a', 0);
    expect([text.length, run.chars]).toEqual([65_536, 100_000]);
    expect((await value('a', text.length)).text).toHaveLength(100_000 - 65_536);
  });

  it('tells that the model thinks, until it speaks', async () => {
    const { runs, model, say, value } = open();
    runs.start('a', REQUEST);
    model().say({ kind: 'thinking' });
    const reading = value('a', 0);
    model().say({ kind: 'thinking' });
    expect((await reading).run).toMatchObject({ state: 'thinking', tokens: 2 });
    say('Yes');
    model().say({ kind: 'thinking' });
    expect((await value('a', 0)).run).toMatchObject({ state: 'writing', tokens: 4 });
  });

  it('takes the server’s own count of tokens for the right one', async () => {
    const { runs, model, say, value } = open();
    runs.start('a', REQUEST);
    say('three tokens');
    model().say({ kind: 'tokens', count: 3 });
    say('!');
    expect((await value('a', 0)).run.tokens).toBe(3);
  });

  it('keeps what came when it is stopped, and takes nothing after that', async () => {
    const { runs, model, say, value } = open();
    runs.start('a', REQUEST);
    say('So far');
    expect(runs.stop('a')).toMatchObject({ ok: true, value: { state: 'stopped', chars: 6 } });
    expect(model().signal.aborted).toBe(true);
    say(' and on');
    expect(await value('a', 0)).toMatchObject({ text: 'So far', run: { state: 'stopped' } });
    expect(runs.stop('a')).toMatchObject({ ok: true, value: { state: 'stopped' } });
  });

  it('keeps what came when it fails, with the reason', async () => {
    const { clock, runs, model, say, value } = open();
    runs.start('a', REQUEST);
    const problem = { kind: 'broken', detail: 'EARLY_CLOSE' } as const;
    say('Half');
    model().end({ kind: 'failed', problem });
    await clock.advance(0);
    expect(await value('a', 0)).toMatchObject({ text: 'Half', run: { state: 'failed', problem } });
  });

  it('wakes a waiting reading when it ends', async () => {
    const { runs, value } = open();
    runs.start('a', REQUEST);
    const reading = value('a', 0);
    runs.stop('a');
    expect((await reading).run.state).toBe('stopped');
  });
});

describe('runs', () => {
  it('are one at a time, and beginning one twice begins it once', async () => {
    const { clock, runs, spoken, model } = open();
    runs.start('a', REQUEST);
    expect(runs.start('a', REQUEST)).toMatchObject({ ok: true, value: { id: 'a' } });
    expect(runs.start('b', REQUEST)).toMatchObject({ ok: false, error: { code: 'refused' } });
    model().end({ kind: 'done' });
    await clock.advance(0);
    expect(runs.start('b', REQUEST)).toMatchObject({ ok: true, value: { id: 'b' } });
    expect(spoken).toHaveLength(2);
  });

  it('that nobody reads are stopped, so that the machine is free', async () => {
    const { clock, runs, model, value } = open();
    runs.start('a', REQUEST);
    await clock.advance(50_000);
    const reading = value('a', 0);
    await clock.advance(50_000);
    await reading;
    expect(model().signal.aborted).toBe(false);
    await clock.advance(15_000);
    expect(model().signal.aborted).toBe(true);
  });

  it('that are over are kept for a while, the last few of them', async () => {
    const { runs } = open();
    for (const id of ['a', 'b', 'c', 'd']) {
      runs.start(id, REQUEST);
      runs.stop(id);
    }
    expect(await runs.read('a', 0)).toMatchObject({ ok: false, error: { code: 'not_found' } });
    expect(await runs.read('b', 0)).toMatchObject({ ok: true });
    expect(runs.stop('never')).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });
});
