import type { DatabaseSync } from 'node:sqlite';
import type { History } from '../../core/history-port.ts';
import type { Log } from '../../core/ports.ts';
import { parseJson } from '../../shared/parse-json.ts';
import { prepareRows, toText } from './rows.ts';

/** Replaces what is kept for a key, where it differs, within the caller's transaction. Takes the JSON of it. */
export function createStateWriter(db: DatabaseSync): (key: string, document: string) => void {
  const read = prepareRows(db, 'select document from state where key = ?');
  const write = prepareRows(db, 'insert or replace into state (key, document) values (?, ?)');
  return (key, document) => {
    if (toText(read(key)[0]?.[0]) !== document) write(key, document);
  };
}

/** Answers the port's `loadState`. */
export function createStateQuery(db: DatabaseSync, log: Log): History['loadState'] {
  const read = prepareRows(db, 'select document from state where key = ?');
  return (key) => {
    const document = toText(read(key)[0]?.[0]);
    if (document === '') return null;
    const value = parseJson(document);
    if (value === undefined) log.error('history.row_unreadable', { table: 'state', key });
    return value ?? null;
  };
}
