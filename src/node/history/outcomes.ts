import type { DatabaseSync } from 'node:sqlite';
import type { History, OutcomeHour } from '../../core/history-port.ts';
import type { Log } from '../../core/ports.ts';
import type { OutcomeClass, Sample } from '../../shared/observation.ts';
import { inHaste } from '../small-footprint.ts';
import { dictionaryOf } from './dictionary.ts';
import { createMarks } from './marks.ts';
import { COARSE_MS } from './rollup.ts';
import { prepareRows, toBytes, toInteger } from './rows.ts';
import { BLOCK_MS, CLASSES, decodeBlock } from './sample-block.ts';
import { readCounts } from './tally.ts';
import { inSnapshot } from './transaction.ts';

const ANSWERED: ReadonlySet<OutcomeClass> = new Set(['ok', 'limited', 'walled']);
const FAILED: ReadonlySet<OutcomeClass> = new Set(['provider_failure', 'network_failure']);

/**
 * Answers the port's `outcomes` from the hourly roll-ups, of which it reads the counts alone, and from what is in none of them
 * yet. Hours are whole: the first and the last may reach beyond the range.
 */
export function createOutcomeQuery(
  db: DatabaseSync,
  log: Log,
  pending: () => readonly Sample[],
): History['outcomes'] {
  const targets = dictionaryOf(db, 'target');
  const marks = createMarks(db);
  const rollups = prepareRows(
    db,
    'select bucket, tally from rollup where span = ? and target = ? and bucket >= ? and bucket < ?',
  );
  const newBlocks = prepareRows(
    db,
    'select bucket, samples from block where seq > ? and bucket >= ? and bucket < ?',
  );

  const answer = ({ targetId, fromMs, toMs }: Parameters<History['outcomes']>[0]): readonly OutcomeHour[] => {
    const first = Math.floor(fromMs / COARSE_MS);
    const end = Math.ceil(toMs / COARSE_MS);
    const hours = new Map<number, { answered: number; failed: number }>();
    const add = (hour: number, outcome: OutcomeClass | undefined, count: number): void => {
      if (outcome === undefined || hour < first || hour >= end) return;
      const known = hours.get(hour) ?? { answered: 0, failed: 0 };
      if (ANSWERED.has(outcome)) known.answered += count;
      if (FAILED.has(outcome)) known.failed += count;
      hours.set(hour, known);
    };
    const addSample = (at: number, outcome: OutcomeClass | undefined): void =>
      add(Math.floor(at / COARSE_MS), outcome, 1);

    const target = targets.find(targetId);
    if (target !== null) {
      for (const [bucket, bytes] of rollups(COARSE_MS, target, first, end)) {
        const counts = readCounts(toBytes(bytes));
        if (counts === null) log.error('history.tally_unreadable', { span: COARSE_MS, bucket });
        for (const [index, count] of counts ?? []) add(toInteger(bucket), CLASSES[index], count);
      }
      const perHour = COARSE_MS / BLOCK_MS;
      for (const [bucket, bytes] of newBlocks(marks.get('rolled'), first * perHour, end * perHour)) {
        const samples = decodeBlock(toBytes(bytes), toInteger(bucket) * BLOCK_MS, target);
        if (samples === null) log.error('history.block_unreadable', { bucket: toInteger(bucket) });
        for (const { at, classIndex } of samples ?? []) addSample(at, CLASSES[classIndex]);
      }
    }
    for (const sample of pending()) if (sample.targetId === targetId) addSample(sample.at, sample.class);
    return [...hours].sort(([a], [b]) => a - b).map(([hour, known]) => ({ at: hour * COARSE_MS, ...known }));
  };
  return (query) => inHaste(() => inSnapshot(db, () => answer(query)));
}
