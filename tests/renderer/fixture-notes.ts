import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Handle } from '../../src/core/answer-call.ts';
import type { History } from '../../src/core/history-port.ts';
import type { NoteStore } from '../../src/core/note-ports.ts';
import { createNoteHandlers } from '../../src/core/notes/handlers.ts';
import type { Clock } from '../../src/core/ports.ts';
import { createNoteStore } from '../../src/node/notes/create-note-store.ts';
import { noteFiles } from '../../src/node/notes/note-files.ts';
import type { NoteCallName } from '../../src/shared/notes/names.ts';
import { ServiceSchema } from '../../src/shared/service.ts';
import type { ServiceView } from '../../src/shared/snapshot.ts';
import { toChanges, toEpisodes } from './history-fixture.ts';

/** The pad of a fixture host: the real handlers over a real store in a folder of its own. */
export interface FixtureNotes {
  readonly store: NoteStore;
  readonly path: string;
  readonly handlers: Readonly<Record<NoteCallName, Handle>>;
  /** Hands out what is packed from now on once `until` is over, however fast this computer packs. */
  readonly holdPacked: (until: Promise<void>) => void;
  readonly close: () => void;
}

const CLOCK: Clock = {
  wallMs: () => Date.now(),
  monoMs: () => performance.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs).unref();
    return () => clearTimeout(timer);
  },
};

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

export function openFixtureNotes(services: () => readonly ServiceView[], history: History): FixtureNotes {
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-pad-'));
  const path = join(folder, 'notes.db');
  const store = createNoteStore({ path, clock: CLOCK, log: SILENT });
  let held: Promise<void> = Promise.resolve();
  const handlers = createNoteHandlers({
    ports: {
      notes: store,
      noteFiles: {
        ...noteFiles,
        pack: async (files, onFile) => {
          const packed = await noteFiles.pack(files, onFile);
          await held;
          return packed;
        },
      },
      clock: CLOCK,
      history: {
        ...history,
        episodes: () => toEpisodes(Date.now()),
        changes: (query) => toChanges(query, Date.now()),
      },
    },
    host: {},
    catalogue: () => services().map(({ id, name, homepage }) => ServiceSchema.parse({ id, name, homepage })),
  });
  return {
    store,
    path,
    handlers,
    holdPacked: (until) => {
      held = until;
    },
    close: () => {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
