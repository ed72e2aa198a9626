import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { NoteStore } from '../../../src/core/note-ports.ts';
import { createNoteStore } from '../../../src/node/notes/create-note-store.ts';
import { HOUR, MINUTE, play } from '../support/play.ts';
import { ALIVE, OVERLOADED } from '../support/scripted-ports.ts';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

function createPad(): NoteStore {
  return createNoteStore({
    path: ':memory:',
    clock: { wallMs: () => 0, after: () => () => undefined },
    log,
  });
}

const queue = (pad: NoteStore, text: string) =>
  pad.queuePrompt({ id: randomUUID(), serviceId: 'claude', noteId: null, text });

describe('prompts that wait for a service', () => {
  it('are told of once, when it is back, and not again', async () => {
    const pad = createPad();
    const { world, clock, notifications } = play(undefined, {}, { pad });
    await clock.advance(10 * MINUTE);
    world.probe = () => ({ end: OVERLOADED });
    await clock.advance(10 * MINUTE);
    for (const text of ['one', 'two', 'three']) queue(pad, text);
    await clock.advance(10 * MINUTE);
    world.probe = () => ({ end: ALIVE });
    await clock.advance(HOUR);
    expect(notifications.map(({ kind }) => kind)).toEqual(['started', 'back']);
    expect(notifications[1]).toMatchObject({
      title: 'claude is back',
      body: expect.stringMatching(/^3 prompts are waiting\. /),
    });
  });

  it('are told of even where the service is silenced, and never while all is well', async () => {
    const pad = createPad();
    const services = [{ id: 'claude', components: null, notifyFrom: null }];
    const { world, clock, notifications } = play(undefined, { services }, { pad });
    queue(pad, 'one');
    await clock.advance(HOUR);
    expect(notifications).toEqual([]);
    world.probe = () => ({ end: OVERLOADED });
    await clock.advance(10 * MINUTE);
    world.probe = () => ({ end: ALIVE });
    await clock.advance(HOUR);
    expect(notifications.map(({ kind }) => kind)).toEqual(['back']);
  });

  it('are in the snapshot, which is renewed when they change', async () => {
    const pad = createPad();
    const { engine, clock } = play(undefined, {}, { pad });
    await clock.advance(MINUTE);
    const before = engine.snapshot();
    queue(pad, 'one');
    const after = engine.snapshot();
    expect(after.revision).toBeGreaterThan(before.revision);
    expect([before.notes, after.notes]).toEqual([
      { changes: 0, waiting: {} },
      { changes: 1, waiting: { claude: 1 } },
    ]);
  });

  it('are seen though another process made them, with a revision of their own', async () => {
    const pad = createPad();
    let elsewhere = 0;
    const { engine, clock } = play(
      undefined,
      {},
      { pad: { ...pad, changes: () => pad.changes() + elsewhere } },
    );
    await clock.advance(MINUTE);
    const heard: (number | undefined)[] = [];
    engine.onSnapshot(({ notes }) => heard.push(notes?.changes));
    const before = engine.snapshot();
    elsewhere = 1;
    expect(engine.snapshot()).toMatchObject({ revision: before.revision + 1, notes: { changes: 1 } });
    elsewhere = 2;
    await clock.advance(MINUTE);
    expect(heard).toContain(2);
  });
});
