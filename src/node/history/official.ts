import type { DatabaseSync } from 'node:sqlite';
import type { History, OfficialStep } from '../../core/history-port.ts';
import { type Level, worst } from '../../shared/level.ts';
import type { Impact, Incident, PageReading } from '../../shared/observation.ts';
import { prepareRows, type Row, toInteger, toLevel, toText } from './rows.ts';

/** The component that stands for the page as a whole. */
const WHOLE_PAGE = '';

export interface OfficialWriter {
  /** Writes within the caller's transaction. */
  readonly put: (pageUrl: string, reading: PageReading) => void;
  /** Forgets what was kept last, after it was taken back or deleted. */
  readonly forget: () => void;
}

/**
 * Keeps the level of each component where it differs from the last that was kept. A component that is gone is unknown from then
 * on; on a page that lists only what is wrong, it is fine again.
 */
export function createOfficialWriter(db: DatabaseSync): OfficialWriter {
  const write = prepareRows(
    db,
    'insert or replace into official (page, component, at, level) values (?, ?, ?, ?)',
  );
  const newest = prepareRows(
    db,
    'select component, level, max(at) from official where page = ? group by component',
  );
  const known = new Map<string, ReadonlyMap<string, Level>>();
  const readKnown = (pageUrl: string): ReadonlyMap<string, Level> =>
    new Map(newest(pageUrl).map(([component, level]) => [toText(component), toLevel(level)]));

  return {
    put: (pageUrl, reading) => {
      const before = known.get(pageUrl) ?? readKnown(pageUrl);
      const after = toLevels(reading, before);
      for (const [component, level] of after) {
        if (before.get(component) !== level) write(pageUrl, component, reading.at, level);
      }
      known.set(pageUrl, after);
    },
    forget: () => known.clear(),
  };
}

function toLevels(reading: PageReading, before: ReadonlyMap<string, Level>): ReadonlyMap<string, Level> {
  const listsTroubleOnly = reading.basis === 'incidents';
  const gone: Level = listsTroubleOnly ? 'operational' : 'unknown';
  const levels = new Map<string, Level>([...before.keys()].map((component) => [component, gone]));
  for (const { id, level } of reading.components) levels.set(id, level);
  const wholePage = toPageLevel(reading.incidents ?? []);
  levels.delete(WHOLE_PAGE);
  if (listsTroubleOnly || wholePage !== 'operational' || before.has(WHOLE_PAGE)) {
    levels.set(WHOLE_PAGE, wholePage);
  }
  return levels;
}

const LEVEL_OF_IMPACT: Readonly<Record<Impact, Level>> = {
  none: 'operational',
  unknown: 'degraded',
  minor: 'degraded',
  major: 'partial_outage',
  critical: 'major_outage',
  maintenance: 'maintenance',
};

/** How grave the open incidents are that name no component. A maintenance counts only once it is under way. */
function toPageLevel(incidents: readonly Incident[]): Level {
  const open = incidents.filter(
    ({ resolvedAt, componentIds, status }) =>
      resolvedAt === null && componentIds.length === 0 && status !== 'scheduled',
  );
  return worst(
    open.map(({ kind, impact }) => (kind === 'maintenance' ? 'maintenance' : LEVEL_OF_IMPACT[impact])),
    'operational',
  );
}

/** Answers the port's `officialSteps`. */
export function createOfficialQuery(db: DatabaseSync): History['officialSteps'] {
  const atStart = prepareRows(
    db,
    'select max(at), component, level from official where page = ? and at <= ? group by component',
  );
  const within = prepareRows(
    db,
    'select at, component, level from official where page = ? and at > ? and at < ? order by at',
  );
  return ({ pageUrl, fromMs, toMs }) => {
    const first = atStart(pageUrl, fromMs)
      .map(toStep)
      .toSorted((a, b) => a.at - b.at);
    return [...first, ...within(pageUrl, fromMs, toMs).map(toStep)];
  };
}

function toStep([at, component, level]: Row): OfficialStep {
  return { at: toInteger(at), componentId: toText(component), level: toLevel(level) };
}
