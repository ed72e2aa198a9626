import type { DatabaseSync } from 'node:sqlite';
import type { History } from '../../core/history-port.ts';
import type { Log } from '../../core/ports.ts';
import type { Sample } from '../../shared/observation.ts';
import { dictionaryOf } from './dictionary.ts';
import { prepareRows, toBytes, toInteger } from './rows.ts';
import { BLOCK_MS, CLASSES, decodeBlock, type StoredSample, toMs } from './sample-block.ts';

/** Blocks read at a time, and how far back to look for a target that is seldom probed: more than three days of blocks. */
const BLOCKS_A_PAGE = 100;
const MOST_PAGES = 50;

/**
 * Answers the port's `recent`: the last samples added for a target. They go by the order in which they were written, block by
 * block, so that a clock that was set back does not hide what came after.
 */
export function createRecent(
  db: DatabaseSync,
  log: Log,
  pending: () => readonly Sample[],
): History['recent'] {
  const targets = dictionaryOf(db, 'target');
  const toSample = createToSample(db);
  const before = prepareRows(
    db,
    'select seq, bucket, samples from block where seq < ? order by seq desc limit ?',
  );

  /** The last `limit` stored samples of a target, oldest first. */
  const stored = (target: number, limit: number): readonly Sample[] => {
    let found: readonly Sample[] = [];
    let seqBefore = Number.MAX_SAFE_INTEGER;
    for (let page = 0; page < MOST_PAGES && found.length < limit; page += 1) {
      const rows = before(seqBefore, BLOCKS_A_PAGE);
      for (const [seq, bucket, bytes] of rows) {
        seqBefore = toInteger(seq);
        const samples = decodeBlock(toBytes(bytes), toInteger(bucket) * BLOCK_MS, target);
        if (samples === null) log.error('history.block_unreadable', { seq: seqBefore });
        found = [...(samples ?? []).map(toSample), ...found];
        if (found.length >= limit) break;
      }
      if (rows.length < BLOCKS_A_PAGE) break;
    }
    return newest(found, limit);
  };

  return ({ targetId, limit }) => {
    const waiting = newest(
      pending().filter((sample) => sample.targetId === targetId),
      limit,
    );
    const target = targets.find(targetId);
    return target === null || waiting.length >= limit
      ? waiting
      : [...stored(target, limit - waiting.length), ...waiting];
  };
}

/** Turns stored samples back into what was added, words and all. */
export function createToSample(db: DatabaseSync): (stored: StoredSample) => Sample {
  const targets = dictionaryOf(db, 'target');
  const codes = dictionaryOf(db, 'code');
  return (stored) => {
    const [dnsMs = null, tcpMs = null, tlsMs = null, ttfbMs = null] = stored.phases.map((ticks) =>
      ticks === null ? null : toMs(ticks),
    );
    return {
      targetId: targets.text(stored.target),
      at: stored.at,
      class: CLASSES[stored.classIndex] ?? 'discarded',
      code: codes.text(stored.code),
      phases: { dnsMs, tcpMs, tlsMs, ttfbMs, totalMs: toMs(stored.total) },
    };
  };
}

function newest(samples: readonly Sample[], limit: number): readonly Sample[] {
  return samples.slice(Math.max(0, samples.length - limit));
}
