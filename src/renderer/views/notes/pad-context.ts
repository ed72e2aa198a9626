import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { RequestOf, ResponseOf } from '../../../shared/contract.ts';
import type { NoteCallName } from '../../../shared/notes/names.ts';
import type { Result } from '../../../shared/result.ts';
import { useClient } from '../../hooks/client-context.ts';
import { useSay } from '../../hooks/use-undo.ts';
import type { Savers } from './saving/savers.ts';
import { saversOf } from './saving/savers.ts';

/** What every part of the pad shares. */
export interface Pad {
  readonly savers: Savers;
  /** Changes with every change of the pad, here or elsewhere: part of every question asked of it. */
  readonly version: string;
  /** Asks again what is shown, after a change made here. */
  readonly refresh: () => void;
  /** Runs a command. A failure is said, and what is shown asked for again. */
  readonly run: <Name extends NoteCallName>(
    name: Name,
    request: RequestOf<Name>,
  ) => Promise<Result<ResponseOf<Name>>>;
  /** Says what was done, or why it was not, with a way back where there is one: it answers whether it went. */
  readonly say: (text: string, undo?: () => Promise<boolean>) => void;
}

export const PadContext = createContext<Pad | null>(null);

export function usePad(): Pad {
  const pad = useContext(PadContext);
  if (pad === null) throw new Error('rendered outside of PadContext');
  return pad;
}

/** How often it is asked whether another window or the command line changed the pad. One row is all that is read. */
const LOOK_EVERY_MS = 4_000;

/** The host's count of changes, asked for every few seconds while the window can be seen. */
function useChanges(): number {
  const client = useClient();
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    const look = async (): Promise<void> => {
      if (document.visibilityState === 'hidden') return;
      const answer = await client.call('notes.list', {
        trashed: false,
        tag: null,
        order: 'manual',
        offset: 0,
        limit: 1,
      });
      if (answer.ok) setChanges(answer.value.changes);
    };
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    const lookNow = (): void => void look();
    document.addEventListener('visibilitychange', lookNow);
    globalThis.addEventListener('focus', lookNow);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', lookNow);
      globalThis.removeEventListener('focus', lookNow);
    };
  }, [client]);
  return changes;
}

/** The shared part of the pad, made once by its view. */
export function usePadState(): Pad {
  const client = useClient();
  const savers = saversOf(client);
  const changes = useChanges();
  const [turn, setTurn] = useState(0);
  const tell = useSay();
  const say = useCallback(
    (text: string, undo?: () => Promise<boolean>) => tell({ text, undo: undo ?? null }),
    [tell],
  );
  const refresh = useCallback(() => setTurn((before) => before + 1), []);
  const run = useCallback(
    async <Name extends NoteCallName>(
      name: Name,
      request: RequestOf<Name>,
    ): Promise<Result<ResponseOf<Name>>> => {
      const answer = await client.call(name, request);
      if (!answer.ok) say(answer.error.message);
      refresh();
      return answer;
    },
    [client, refresh, say],
  );
  const version = `${changes}.${turn}`;
  return useMemo(() => ({ savers, version, refresh, run, say }), [savers, version, refresh, run, say]);
}
