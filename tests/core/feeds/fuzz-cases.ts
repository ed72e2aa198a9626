import type { FeedPart } from '../../../src/core/feeds/feed.ts';
import type { FeedFormat } from '../../../src/shared/service.ts';
import { readFixture } from './fixtures.ts';

/** A document to be damaged: what its format calls good, and the fields that carry how things are. */
export interface FuzzCase {
  readonly format: FeedFormat;
  readonly part: FeedPart;
  /** JSON; what is wrapped or XML is damaged byte by byte alone. */
  readonly file: string;
  /** Values of which each can make one component operational. */
  readonly isGood: (value: unknown) => boolean;
  /** The fields that say how a component is. Junk in one of them must never make it operational. */
  readonly stateFields: readonly string[];
}

const words =
  (...good: readonly unknown[]) =>
  (value: unknown) =>
    good.includes(value);
/** For pages that list only what is wrong: a component is operational once nothing open names it, whatever words are used. */
const anything = () => true;

type Row = readonly [FeedFormat, FeedPart, string, FuzzCase['isGood'], readonly string[]];

const ROWS: readonly Row[] = [
  ['statuspage', 'state', 'major', words('operational'), ['status']],
  ['statuspage', 'state', 'maintenance', words('operational'), ['status']],
  ['statuspage', 'incidents', 'incidents', words('operational'), []],
  ['incidentio', 'state', 'full-outage', words('operational'), ['status']],
  ['incidentio', 'incidents', 'incidents', words('operational'), []],
  ['incidentio', 'components', 'native', anything, ['status']],
  ['instatus', 'state', 'major', words('UP'), ['status', 'impact']],
  ['instatus', 'components', 'components', words('OPERATIONAL'), ['status']],
  ['betterstack', 'state', 'major', words('operational', 'resolved'), ['status', 'aggregate_state']],
  ['betterstack', 'state', 'maintenance', words('operational', 'resolved'), ['status', 'aggregate_state']],
  ['statusio', 'state', 'major', words(100), ['status_code']],
  ['statusio', 'state', 'maintenance', words(100), ['status_code']],
  ['cachet', 'state', 'major', words(1, '1'), ['status']],
  ['cachet', 'incidents', 'incidents', anything, []],
  ['google-cloud', 'state', 'major', anything, ['status', 'status_impact', 'end']],
  ['google-workspace', 'state', 'partial', anything, ['status', 'status_impact', 'end']],
  ['aws', 'state', 'major', anything, ['status', 'current', 'end_time']],
  ['slack', 'state', 'partial', anything, ['status', 'type']],
  ['heroku', 'state', 'major', words('green'), ['status']],
  ['apple', 'state', 'partial', Array.isArray, ['statusType', 'eventStatus', 'events']],
  [
    'microsoft365',
    'state',
    'partial',
    (value) =>
      typeof value === 'string' &&
      /^(?:operational|available|serviceoperational|servicerestored)$/i.test(value.replaceAll(' ', '')),
    ['Status'],
  ],
  ['checkly', 'state', 'major', anything, ['severity', 'lastUpdateStatus']],
  ['checkly', 'components', 'components', anything, []],
  ['checkly', 'maintenances', 'maintenance', anything, []],
  ['statuspal', 'state', 'major', words(null), ['current_incident_type']],
  ['sorry', 'state', 'partial', words('operational'), ['state']],
  ['site24x7', 'state', 'major', words(1), ['component_status']],
  ['statushub', 'state', 'partial', anything, ['count_status_2', 'count_status_3']],
  ['cstate', 'state', 'partial', words('ok', 'notice'), ['status']],
  ['uptimerobot', 'state', 'partial', words('success'), ['statusClass']],
  ['uptime-kuma', 'state', 'partial', words(1), ['status']],
  ['uptime-kuma', 'components', 'components', anything, []],
  ['gatus', 'state', 'major', words(true), ['success']],
];

export const FUZZ_CASES: readonly FuzzCase[] = ROWS.map(([format, part, name, isGood, stateFields]) => ({
  format,
  part,
  file: `${format === 'google-workspace' ? 'google-cloud' : format}/${name}.json`,
  isGood,
  stateFields,
}));

/** Documents that are not plain JSON. */
export const RAW_CASES: readonly (readonly [FeedFormat, string])[] = [
  ['apple', 'apple/major.jsonp'],
  ['rss', 'rss/major.xml'],
  ['rss', 'rss/atom.xml'],
  ['azure-rss', 'azure-rss/degraded.xml'],
  ['aws-rss', 'aws-rss/major.xml'],
];

export function toJson(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes));
}

export function documentOf({ file }: FuzzCase): unknown {
  return toJson(readFixture(file));
}
