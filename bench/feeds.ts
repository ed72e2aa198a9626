import { feedFor } from '../src/core/feeds/feed.ts';
import type { Measurement } from './measurement.ts';

const INCIDENTS = 420;
const PRODUCTS = 12;
const UPDATES = 8;
const RUNS = 15;
const BODY = 'We are experiencing elevated errors. Our engineers continue to work on it. '.repeat(8);

/** An archive as Google Cloud serves it, of years: some megabytes, each incident with all its updates and products. */
function createArchive(now: number): Uint8Array {
  const products = Array.from({ length: 160 }, (_, index) => ({
    id: `p${index}`,
    title: `Product ${index}`,
  }));
  const incidents = Array.from({ length: INCIDENTS }, (_, index) => {
    const begin = now - (index + 1) * 36 * 3_600_000;
    const iso = (at: number): string => new Date(at).toISOString();
    const affected = Array.from(
      { length: PRODUCTS },
      (__, product) => products[(index * 7 + product) % products.length],
    );
    const updates = Array.from({ length: UPDATES }, (__, update) => ({
      created: iso(begin + update * 900_000),
      modified: iso(begin + update * 900_000),
      when: iso(begin + update * 900_000),
      text: BODY,
      status: update === UPDATES - 1 ? 'AVAILABLE' : 'SERVICE_DISRUPTION',
      affected_locations: [],
    })).toReversed();
    return {
      id: `incident${index}`,
      number: String(index),
      begin: iso(begin),
      created: iso(begin),
      end: iso(begin + UPDATES * 900_000),
      modified: iso(begin + UPDATES * 900_000),
      external_desc: 'Elevated errors in several products',
      updates,
      most_recent_update: updates[0],
      status_impact: 'SERVICE_DISRUPTION',
      severity: 'medium',
      service_key: 'key',
      service_name: 'Multiple Products',
      affected_products: affected,
      uri: `incidents/incident${index}`,
      currently_affected_locations: [],
      previously_affected_locations: [],
    };
  });
  return new TextEncoder().encode(JSON.stringify(incidents));
}

/** CPU time of `run` in ms, the mean of several runs after a first: what else the machine does is not counted. */
function cpuMsOf(run: () => void): number {
  run();
  const before = process.cpuUsage();
  for (let count = 0; count < RUNS; count += 1) run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / RUNS;
}

/** What it takes to make a reading of Google's archive, which comes whole each time that it changed. */
export function measureFeeds(): readonly Measurement[] {
  const at = Date.now();
  const bytes = createArchive(at);
  const parseMs = cpuMsOf(() => {
    const parsed = feedFor('google-cloud').parse({ part: 'state', bytes, at });
    if (!parsed.ok) throw new Error(`${parsed.error.kind}: ${parsed.error.detail}`);
  });
  const jsonMs = cpuMsOf(() => JSON.parse(new TextDecoder().decode(bytes)));
  const size = `${(bytes.length / 1e6).toFixed(1)} MB`;
  return [
    { name: `CPU to parse Google’s archive, ${size}`, value: parseMs, unit: 'ms', budget: 60 },
    { name: 'of it JSON.parse', value: jsonMs, unit: 'ms', budget: null },
  ];
}
