import type { DatabaseSync } from 'node:sqlite';
import type { History } from '../../core/history-port.ts';
import type { Log, Stored } from '../../core/ports.ts';
import { err, ok } from '../../shared/result.ts';
import { createChangeWriter } from './changes.ts';
import { clearHistory } from './clear.ts';
import { createEpisodeWriter } from './episodes.ts';
import { createIncidentWriter } from './incidents.ts';
import { createKept } from './kept.ts';
import { createMarks } from './marks.ts';
import { createOfficialWriter } from './official.ts';
import { createOutbox } from './outbox.ts';
import { createPresenceWriter } from './presence.ts';
import { toStorageProblem } from './problem.ts';
import { createPrune, KEEP_DAYS } from './prune.ts';
import { createReadingPrune } from './prune-readings.ts';
import { createReader } from './reader.ts';
import { createReadingWriter } from './readings.ts';
import { createRollUp } from './rollup.ts';
import { createSampleWriter } from './samples.ts';
import { createStateWriter } from './state.ts';
import { inTransaction } from './transaction.ts';

/** The port over a database that is open for writing; it is the only writer, and closes the database in the end. */
export function createHistory(db: DatabaseSync, path: string, log: Log): History {
  const samples = createSampleWriter(db, log);
  const reader = createReader(db, path, log, samples.pending);
  const putReading = createReadingWriter(db);
  const putIncidents = createIncidentWriter(db, log);
  const putChange = createChangeWriter(db);
  const putEpisode = createEpisodeWriter(db);
  const putState = createStateWriter(db);
  const marks = createMarks(db);
  const rollUp = createRollUp(db, marks, log);
  const prune = createPrune(db, marks);
  const pruneReadings = createReadingPrune(db);
  const presence = createPresenceWriter(db);
  const official = createOfficialWriter(db);
  const outbox = createOutbox(db, path, official.forget);

  const attempt = (work: () => void): Stored => {
    try {
      work();
      return ok(undefined);
    } catch (error) {
      return err(toStorageProblem(error, path));
    }
  };
  const flush = (): Stored => {
    const written = attempt(samples.flush);
    const sent = outbox.drain();
    return written.ok ? sent : written;
  };

  return {
    ...reader,
    kept: createKept(db, path, log),
    addSample: samples.add,
    flush,
    addReading: (pageUrl, reading) =>
      outbox.write(null, () => {
        putReading(pageUrl, reading);
        official.put(pageUrl, reading);
        putIncidents(pageUrl, reading);
      }),
    addChange: (change) => outbox.write(null, () => putChange(change)),
    putEpisode: (episode) => outbox.write(`episode ${episode.id}`, () => putEpisode(episode)),
    saveState: (key, value) => {
      const document = JSON.stringify(value ?? null);
      return outbox.write(`state ${key}`, () => putState(key, document));
    },
    maintain: (nowMs) =>
      attempt(() => {
        presence.note(nowMs);
        inTransaction(db, () => {
          presence.write();
          rollUp(nowMs);
          prune(nowMs);
          pruneReadings(nowMs);
        });
        presence.confirm();
      }),
    clear: () => {
      const flushed = flush();
      if (!flushed.ok) return flushed;
      // Whether or not all of it went through, what they know of the last is not to be relied on.
      official.forget();
      presence.forget();
      return attempt(() => clearHistory(db));
    },
    keepDays: KEEP_DAYS,
    close: () => {
      const flushed = db.isOpen ? flush() : ok(undefined);
      if (!flushed.ok)
        log.error('history.not_flushed', { ...flushed.error, pending: samples.pending().length });
      reader.close();
    },
  };
}
