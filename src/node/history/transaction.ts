import type { DatabaseSync } from 'node:sqlite';

/** Runs `work` in one transaction, whole or not at all. Throws what `work` or SQLite threw, with nothing written. */
export function inTransaction<Answer>(db: DatabaseSync, work: () => Answer): Answer {
  db.exec('begin immediate');
  try {
    const answer = work();
    db.exec('commit');
    return answer;
  } catch (error) {
    // A full disk has SQLite roll back by itself: https://www.sqlite.org/lang_transaction.html#response_to_errors_within_a_transaction
    if (db.isTransaction) db.exec('rollback');
    throw error;
  }
}

/** Runs several queries on one state of the database, whatever another process writes meanwhile. */
export function inSnapshot<Answer>(db: DatabaseSync, read: () => Answer): Answer {
  db.exec('begin');
  try {
    return read();
  } finally {
    if (db.isTransaction) db.exec('commit');
  }
}
