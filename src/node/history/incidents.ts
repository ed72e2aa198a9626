import type { DatabaseSync } from 'node:sqlite';
import type { History } from '../../core/history-port.ts';
import type { Log } from '../../core/ports.ts';
import {
  type Incident,
  IncidentSchema,
  LISTS_TO_BE_GONE,
  type PageReading,
} from '../../shared/observation.ts';
import { parseDocument } from './documents.ts';
import { mergeIncident } from './merge-incident.ts';
import { prepareRows, toText } from './rows.ts';

/**
 * Keeps the incidents of a reading, each merged with what is known of it, and notes those that the page has dropped while they
 * were open. Writes, within the caller's transaction, only what is new.
 */
export function createIncidentWriter(
  db: DatabaseSync,
  log: Log,
): (pageUrl: string, reading: PageReading) => void {
  const read = prepareRows(db, 'select document from incident where page = ? and id = ?');
  const write = prepareRows(
    db,
    'insert or replace into incident (page, id, started_at, document) values (?, ?, ?, ?)',
  );
  const readOpen = prepareRows(
    db,
    `select document from incident where page = ? and json_valid(document)
      and json_extract(document, '$.resolvedAt') is null and json_extract(document, '$.goneAt') is null`,
  );

  function put(pageUrl: string, seen: Incident, readAt: number): void {
    const stored = toText(read(pageUrl, seen.id)[0]?.[0]);
    const known = stored === '' ? undefined : parseDocument(IncidentSchema, stored, log);
    const merged = known === undefined ? { ...seen, firstReadAt: readAt } : mergeIncident(known, seen);
    const document = JSON.stringify(merged);
    if (document !== stored) write(pageUrl, seen.id, merged.startedAt, document);
  }

  function noteGone(pageUrl: string, incidents: readonly Incident[], reading: PageReading): void {
    const listed = new Set(incidents.map(({ id }) => id));
    const unlisted = new Map(reading.unlisted?.map((one) => [one.id, one]));
    for (const [document] of readOpen(pageUrl)) {
      const incident = parseDocument(IncidentSchema, toText(document), log);
      if (incident === undefined || listed.has(incident.id)) continue;
      const { lists = LISTS_TO_BE_GONE, since: goneAt = reading.at } = unlisted.get(incident.id) ?? {};
      if (lists < LISTS_TO_BE_GONE) continue;
      write(pageUrl, incident.id, incident.startedAt, JSON.stringify({ ...incident, goneAt }));
    }
  }

  return (pageUrl, reading) => {
    const { at, incidents } = reading;
    if (incidents === null) return;
    for (const incident of incidents) put(pageUrl, incident, at);
    noteGone(pageUrl, incidents, reading);
  };
}

/** Answers the port's `incidents`: those of a page, the newest first. */
export function createIncidentQuery(db: DatabaseSync, log: Log): History['incidents'] {
  const read = prepareRows(
    db,
    'select document from incident where page = ? order by started_at desc, id limit ?',
  );
  return ({ pageUrl, limit }) =>
    read(pageUrl, limit).flatMap(([document]) => {
      const incident = parseDocument(IncidentSchema, toText(document), log);
      return incident === undefined ? [] : [incident];
    });
}
