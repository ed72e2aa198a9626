import type { DatabaseSync } from 'node:sqlite';
import type { History } from '../../core/history-port.ts';
import type { Log } from '../../core/ports.ts';
import type { Sample } from '../../shared/observation.ts';
import { createChangeQuery, createVerdictStepQuery } from './changes.ts';
import { createEpisodeQuery } from './episodes.ts';
import { createIncidentQuery } from './incidents.ts';
import { createLatency } from './latency.ts';
import { createOfficialQuery } from './official.ts';
import { createOutcomeQuery } from './outcomes.ts';
import { createFirstAtQuery, createPresenceQuery } from './presence.ts';
import { toStorageProblem } from './problem.ts';
import { createRecent } from './recent.ts';
import { createStateQuery } from './state.ts';

/** The part of History that only reads. */
export type HistoryReader = Pick<
  History,
  | 'loadState'
  | 'recent'
  | 'latency'
  | 'changes'
  | 'episodes'
  | 'incidents'
  | 'presence'
  | 'firstAt'
  | 'verdictSteps'
  | 'officialSteps'
  | 'outcomes'
  | 'close'
>;

/**
 * The queries over an open database. One that cannot be answered, because the file went bad or away, answers nothing and is
 * logged: a chart that stays empty must not take the program down. `pending` are samples not on disk yet.
 */
export function createReader(
  db: DatabaseSync,
  path: string,
  log: Log,
  pending: () => readonly Sample[],
): HistoryReader {
  const orElse = <Query extends readonly unknown[], Answer>(
    read: (...query: Query) => Answer,
    empty: (...query: Query) => Answer,
  ): ((...query: Query) => Answer) => {
    return (...query) => {
      try {
        return read(...query);
      } catch (error) {
        log.error('history.unreadable', { ...toStorageProblem(error, path) });
        return empty(...query);
      }
    };
  };
  const nothing = (): readonly never[] => [];
  return {
    loadState: orElse(createStateQuery(db, log), () => null),
    recent: orElse(createRecent(db, log, pending), nothing),
    latency: orElse(createLatency(db, log, pending), ({ targetId, fromMs, toMs }) => ({
      targetId,
      fromMs,
      toMs,
      bucketMs: Math.max(1, Math.ceil(toMs - fromMs)),
      buckets: [],
    })),
    changes: orElse(createChangeQuery(db, log), nothing),
    episodes: orElse(createEpisodeQuery(db, log), nothing),
    incidents: orElse(createIncidentQuery(db, log), nothing),
    presence: orElse(createPresenceQuery(db), nothing),
    firstAt: orElse(createFirstAtQuery(db), () => null),
    verdictSteps: orElse(createVerdictStepQuery(db), nothing),
    officialSteps: orElse(createOfficialQuery(db), nothing),
    outcomes: orElse(createOutcomeQuery(db, log, pending), nothing),
    close: () => {
      if (db.isOpen) db.close();
    },
  };
}
