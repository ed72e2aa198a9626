import type { DatabaseSync } from 'node:sqlite';
import type { StorageProblem, Stored } from '../../core/ports.ts';
import { err, ok } from '../../shared/result.ts';
import { isPassing, toStorageProblem } from './problem.ts';
import { inTransaction } from './transaction.ts';

/** At most this many writes wait while the disk is full or may not be written; the oldest go first. */
const MOST_WAITING = 1_000;

interface Write {
  /** A later write of the same key takes the place of one that waits. */
  readonly key: string | null;
  readonly run: () => void;
}

/** Writes at once, and keeps for later what could not be written but may be one day. */
export interface Outbox {
  readonly write: (key: string | null, run: () => void) => Stored;
  /** Tries again what waits. */
  readonly drain: () => Stored;
}

/**
 * Each write is a transaction of its own, in the order given. One that can never succeed is dropped and answered as a problem.
 * `onTakenBack` is called after each that failed: what a write remembers of itself is not so.
 */
export function createOutbox(db: DatabaseSync, path: string, onTakenBack: () => void): Outbox {
  let waiting: readonly Write[] = [];

  const drain = (): Stored => {
    let problem: StorageProblem | null = null;
    while (waiting[0] !== undefined) {
      const [next, ...rest] = waiting;
      waiting = rest;
      try {
        inTransaction(db, next.run);
      } catch (error) {
        onTakenBack();
        problem = toStorageProblem(error, path);
        if (!isPassing(problem)) continue;
        waiting = [next, ...rest];
        break;
      }
    }
    return problem === null ? ok(undefined) : err(problem);
  };

  return {
    drain,
    write: (key, run) => {
      const others = key === null ? waiting : waiting.filter((write) => write.key !== key);
      waiting = [...others, { key, run }].slice(-MOST_WAITING);
      return drain();
    },
  };
}
