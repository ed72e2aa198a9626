import { isOver, type Run } from '../../shared/local-model/model.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { AnswerEnd, AnswerPart, AnswerRequest, LocalModels } from '../local-model-port.ts';
import type { Clock } from '../ports.ts';

/** How long a reading waits for something new. Shorter than any transport's patience. */
const HOLD_MS = 2_000;
/** What comes within this is told together: nobody reads faster, and each reading costs a call. */
const GATHER_MS = 80;
/** A window that is gone reads no more, and the machine has better things to do. */
const UNREAD_MS = 60_000;
/** The most one reading carries, in UTF-16 units. */
const MAX_READ_CHARS = 65_536;
/** Runs that are over and may still be read to their end. */
const MOST_KEPT = 3;

export interface Runs {
  /** Begins a run, or answers the one of this id; only one is under way at a time. */
  readonly start: (id: string, request: AnswerRequest) => Result<Run>;
  /** The answer beyond `offset`, once there is more of it or the wait is over. */
  readonly read: (
    id: string,
    offset: number,
  ) => Promise<Result<{ readonly run: Run; readonly text: string }>>;
  readonly stop: (id: string) => Result<Run>;
}

interface Going {
  run: Run;
  text: string;
  /** The server counts by itself. */
  isCounted: boolean;
  readonly ending: AbortController;
  /** Called once with the next change. */
  readonly waiting: Set<() => void>;
  cancelUnread: () => void;
}

const UNKNOWN = err({ code: 'not_found', message: 'This answer is not known any more.' } as const);
const BUSY = err({
  code: 'refused',
  message: 'A prompt is being answered on this computer already.',
} as const);

/** Keeps the prompts that models on this computer answer: one under way, and the last ones until they are read. */
export function createRuns(models: Pick<LocalModels, 'answer'>, clock: Clock): Runs {
  const kept = new Map<string, Going>();

  const change = (going: Going, fields: Partial<Run>): void => {
    going.run = { ...going.run, ...fields, chars: going.text.length };
    const waiting = [...going.waiting];
    going.waiting.clear();
    for (const tell of waiting) tell();
  };

  const takePart = (going: Going, part: AnswerPart): void => {
    if (isOver(going.run)) return;
    const { state, firstAt, tokens } = going.run;
    if (part.kind === 'tokens') {
      going.isCounted = true;
      change(going, { tokens: part.count });
      return;
    }
    const counted = going.isCounted ? tokens : tokens + 1;
    if (part.kind === 'thinking') {
      change(going, { state: state === 'waiting' ? 'thinking' : state, tokens: counted });
      return;
    }
    going.text += part.text;
    change(going, { state: 'writing', firstAt: firstAt ?? clock.wallMs(), tokens: counted });
  };

  const end = (going: Going, ended: AnswerEnd): void => {
    if (isOver(going.run)) return;
    going.cancelUnread();
    const endedAt = clock.wallMs();
    if (ended.kind === 'failed') change(going, { state: 'failed', endedAt, problem: ended.problem });
    else change(going, { state: ended.kind === 'done' ? 'done' : 'stopped', endedAt });
  };

  const stopGoing = (going: Going): void => {
    end(going, { kind: 'aborted' });
    going.ending.abort();
  };

  const awaitReader = (going: Going): void => {
    going.cancelUnread();
    if (!isOver(going.run)) going.cancelUnread = clock.after(UNREAD_MS, () => stopGoing(going));
  };

  /** Resolves with the next change, or after `waitMs`. */
  const nextChange = (going: Going, waitMs: number): Promise<void> =>
    new Promise((resolve) => {
      const tell = (): void => {
        cancel();
        going.waiting.delete(tell);
        resolve();
      };
      const cancel = clock.after(waitMs, tell);
      going.waiting.add(tell);
    });

  const pause = (waitMs: number): Promise<void> =>
    new Promise((resolve) => void clock.after(waitMs, resolve));

  return {
    start: (id, request) => {
      const known = kept.get(id);
      if (known !== undefined) return ok(known.run);
      if ([...kept.values()].some(({ run }) => !isOver(run))) return BUSY;
      const going: Going = {
        run: {
          id,
          model: request.model,
          state: 'waiting',
          startedAt: clock.wallMs(),
          firstAt: null,
          endedAt: null,
          tokens: 0,
          chars: 0,
          problem: null,
        },
        text: '',
        isCounted: false,
        ending: new AbortController(),
        waiting: new Set(),
        cancelUnread: () => undefined,
      };
      kept.set(id, going);
      for (const old of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(old);
      awaitReader(going);
      void models
        .answer(request, (part) => takePart(going, part), going.ending.signal)
        .then((ended) => end(going, ended));
      return ok(going.run);
    },
    read: async (id, offset) => {
      const going = kept.get(id);
      if (going === undefined) return UNKNOWN;
      awaitReader(going);
      if (offset >= going.text.length && !isOver(going.run)) {
        await nextChange(going, HOLD_MS);
        if (offset < going.text.length && !isOver(going.run)) await pause(GATHER_MS);
      }
      return ok({ run: going.run, text: going.text.slice(offset, offset + MAX_READ_CHARS) });
    },
    stop: (id) => {
      const going = kept.get(id);
      if (going === undefined) return UNKNOWN;
      stopGoing(going);
      return ok(going.run);
    },
  };
}
