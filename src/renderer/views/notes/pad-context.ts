import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { RequestOf, ResponseOf } from '../../../shared/contract.ts';
import type { NoteCallName } from '../../../shared/notes/names.ts';
import type { Result } from '../../../shared/result.ts';
import { useClient, useSnapshot, useStore } from '../../hooks/client-context.ts';
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

/** While a window types, a save follows the other: what is beside the text is asked for again no more often than this. */
const ASK_EVERY_MS = 2_000;

/** The host's count of changes, at once where there was none for a while. Coming back to the window asks for it. */
function useChanges(): number {
  const store = useStore();
  const newest = useSnapshot().notes?.changes ?? 0;
  const [changes, setChanges] = useState(newest);
  const askedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const take = (): void => {
      askedAt.current = performance.now();
      setChanges(newest);
    };
    const timer = setTimeout(take, askedAt.current + ASK_EVERY_MS - performance.now());
    return () => clearTimeout(timer);
  }, [newest]);
  useEffect(() => {
    // Another process tells nobody of its changes.
    const look = (): void => void store.refresh();
    globalThis.addEventListener('focus', look);
    return () => globalThis.removeEventListener('focus', look);
  }, [store]);
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
