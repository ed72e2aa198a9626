import type { DatabaseSync } from 'node:sqlite';
import type { PageReading } from '../../shared/observation.ts';
import { prepareRows, toText } from './rows.ts';

/**
 * Keeps what a page said where it differs from the last that was kept, its time aside. Incidents are kept by id alone: they
 * have a table of their own. Writes within the caller's transaction.
 */
export function createReadingWriter(db: DatabaseSync): (pageUrl: string, reading: PageReading) => void {
  const last = prepareRows(db, 'select said from reading where page = ? order by id desc limit 1');
  const write = prepareRows(db, 'insert into reading (page, at, said) values (?, ?, ?)');
  return (pageUrl, reading) => {
    const said = JSON.stringify({
      url: reading.url,
      isMirror: reading.isMirror,
      name: reading.name,
      // Some pages list them in another order each time.
      components: reading.components
        .map(({ id, name, group, level }) => ({ id, name, group, level }))
        .toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)),
      incidents: reading.incidents?.map(({ id, status, impact }) => ({ id, status, impact })) ?? null,
    });
    if (said !== toText(last(pageUrl)[0]?.[0])) write(pageUrl, reading.at, said);
  };
}
