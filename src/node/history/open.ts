import { existsSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import type { History } from '../../core/history-port.ts';
import type { Clock, Log, StorageProblem } from '../../core/ports.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Notice } from '../../shared/snapshot.ts';
import { createHistory } from './create-history.ts';
import { readVersion } from './migrate.ts';
import { newerProblem, openDatabase } from './open-database.ts';
import { openToRead } from './open-to-read.ts';
import { toStorageProblem } from './problem.ts';
import { createReader, type HistoryReader } from './reader.ts';
import { MIGRATIONS } from './schema.ts';

const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

export interface HistoryOptions {
  /** The database file, or `IN_MEMORY`. */
  readonly path: string;
  readonly clock?: Pick<Clock, 'wallMs'>;
  readonly log?: Log;
}

export interface OpenedHistory {
  readonly history: History;
  /** What the user should know, such as a damaged file that was set aside. */
  readonly notices: readonly Notice[];
}

/** Opens history for the one engine that writes it. See `openDatabase` for what happens to a damaged or newer file. */
export function openHistory(options: HistoryOptions): Result<OpenedHistory, StorageProblem> {
  const { path, clock, log = SILENT } = options;
  const wallMs = clock?.wallMs() ?? Date.now();
  const opened = openDatabase({ path, wallMs, migrations: MIGRATIONS });
  if (!opened.ok) return opened;
  const { db, notices } = opened.value;
  return ok({ history: createHistory(db, path, log), notices });
}

/**
 * Opens history to read beside a running app, whose writing it neither waits for nor holds up. Refuses a file of any other
 * version than this program's: only the engine migrates.
 */
export function openHistoryReadOnly(path: string, log: Log = SILENT): Result<HistoryReader, StorageProblem> {
  if (!existsSync(path)) return err({ kind: 'other', message: `There is no history at ${path} yet.` });
  let db: DatabaseSync | null = null;
  try {
    db = openToRead(path);
    const version = readVersion(db);
    if (version === MIGRATIONS.length) return ok(createReader(db, path, log, () => []));
    db.close();
    return err(
      version > MIGRATIONS.length
        ? newerProblem(version, MIGRATIONS.length)
        : {
            kind: 'other',
            message: 'The history file is of an older version. Start Pilotlight once to bring it up.',
          },
    );
  } catch (error) {
    if (db?.isOpen) db.close();
    return err(toStorageProblem(error, path));
  }
}
