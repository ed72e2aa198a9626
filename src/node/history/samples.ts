import type { DatabaseSync } from 'node:sqlite';
import type { Log } from '../../core/ports.ts';
import type { Sample } from '../../shared/observation.ts';
import { dictionaryOf } from './dictionary.ts';
import { prepareRows } from './rows.ts';
import { BLOCK_MS, CLASSES, encodeBlock, type StoredSample, toTicks } from './sample-block.ts';
import { inTransaction } from './transaction.ts';

/** At most this many samples wait in memory while they cannot be written: about 20 h of 20 targets. The oldest go first. */
export const MOST_PENDING = 50_000;

/** The way of samples to disk. */
export interface SampleWriter {
  readonly add: (sample: Sample) => void;
  /** Writes what waits, in one transaction. Throws SQLite's error, and keeps what waits. */
  readonly flush: () => void;
  /** What is not on disk yet, oldest first. */
  readonly pending: () => readonly Sample[];
}

/**
 * Gathers samples and writes them as blocks. A sample counts once for every time it was added: two of the same target and
 * millisecond are two probes. One whose `at` is before 1970 is refused, any other is taken, however far the clock jumped.
 */
export function createSampleWriter(db: DatabaseSync, log: Log): SampleWriter {
  const targets = dictionaryOf(db, 'target');
  const codes = dictionaryOf(db, 'code');
  // Pruning may have emptied the table, and no number may come twice: the next one is above all that is and all that was.
  const insert = prepareRows(
    db,
    `insert into block (seq, bucket, samples) values (
       1 + max(coalesce((select max(seq) from block), 0), (select value from mark where name = 'rolled')), ?, ?
     )`,
  );
  let pending: Sample[] = [];
  let isDropping = false;

  const toStored = (sample: Sample): StoredSample => ({
    target: targets.put(sample.targetId),
    at: sample.at,
    classIndex: CLASSES.indexOf(sample.class),
    code: codes.put(sample.code),
    phases: [sample.phases.dnsMs, sample.phases.tcpMs, sample.phases.tlsMs, sample.phases.ttfbMs].map(
      toTicks,
    ),
    total: toTicks(sample.phases.totalMs) ?? 0,
  });

  return {
    add: (sample) => {
      if (!Number.isSafeInteger(sample.at) || sample.at < 0) {
        log.warn('history.sample_refused', { targetId: sample.targetId, at: sample.at });
        return;
      }
      pending.push(sample);
      if (pending.length <= MOST_PENDING) return;
      pending.shift();
      if (!isDropping) log.warn('history.samples_dropped', { pending: MOST_PENDING });
      isDropping = true;
    },
    flush: () => {
      if (pending.length === 0) return;
      try {
        inTransaction(db, () => {
          for (const [bucket, samples] of groupByBucket(pending)) {
            insert(bucket, encodeBlock(samples.map(toStored), bucket * BLOCK_MS));
          }
        });
      } catch (error) {
        targets.forget();
        codes.forget();
        throw error;
      }
      pending = [];
      isDropping = false;
    },
    pending: () => pending,
  };
}

function groupByBucket(samples: readonly Sample[]): ReadonlyMap<number, readonly Sample[]> {
  const inOrder = samples.toSorted((a, b) => a.at - b.at);
  return Map.groupBy(inOrder, (sample) => Math.floor(sample.at / BLOCK_MS));
}
