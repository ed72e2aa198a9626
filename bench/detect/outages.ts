import type { Settings } from '../../src/shared/settings.ts';
import { createMachine, SETTINGS } from './machine.ts';
import { probeOutcome } from './outcome.ts';
import { createRandom } from './random.ts';
import { NOTHING_IN_A_ROW, observeThree, THREE_IN_A_ROW_INTERVAL_MS, type ThreeInARow } from './rivals.ts';
import { WATCHED } from './services.ts';
import { type Summary, summarise } from './summary.ts';
import { DAY, HOUR, MINUTE, type Trouble } from './weather.ts';

/** One kind of outage: which service fails, how, and what share of its answers. */
export interface OutageKind {
  readonly name: string;
  readonly provider: number;
  readonly share: number;
  readonly how: 'error' | 'silence';
}

export const OUTAGE_KINDS: readonly OutageKind[] = [
  { name: '100 %, errors', provider: 1, share: 1, how: 'error' },
  { name: '100 %, silence', provider: 1, share: 1, how: 'silence' },
  { name: '100 %, errors, two targets', provider: 0, share: 1, how: 'error' },
  { name: '100 %, silence, two targets', provider: 0, share: 1, how: 'silence' },
  { name: '50 %', provider: 1, share: 0.5, how: 'error' },
  { name: '30 %', provider: 1, share: 0.3, how: 'error' },
  { name: '15 %', provider: 1, share: 0.15, how: 'error' },
  { name: '50 %, two targets', provider: 0, share: 0.5, how: 'error' },
  { name: '30 %, two targets', provider: 0, share: 0.3, how: 'error' },
];

export interface OutageResult {
  readonly kind: OutageKind;
  readonly told: Summary;
  readonly threeInARow: Summary;
  readonly pageOnly: Summary;
}

const LENGTH_MS = 6 * HOUR;

/** Lets an outage of one kind begin `trials` times at a random moment, and measures when it is told. */
export function measureOutage(
  kind: OutageKind,
  trials: number,
  seed: number,
  settings: Settings = SETTINGS,
): OutageResult {
  const told: (number | null)[] = [];
  const three: (number | null)[] = [];
  const page: (number | null)[] = [];
  for (let trial = 0; trial < trials; trial += 1) {
    const random = createRandom(seed * 1_000_003 + trial);
    const { intervalMs } = settings.probes;
    const beginsMs = DAY + random.between(0, Math.max(MINUTE, intervalMs));
    const failing: Trouble = { kind: 'failing', provider: kind.provider, share: kind.share, how: kind.how };
    const troublesAt = (atMs: number): readonly Trouble[] => (atMs >= beginsMs ? [failing] : []);
    let toldMs: number | null = null;
    const name = WATCHED[kind.provider]?.service.id ?? '';
    const machine = createMachine({
      watched: WATCHED,
      random,
      settings,
      troublesAt,
      officialAt: () => 'operational',
      onNotification: ({ serviceIds }) => {
        if (serviceIds.includes(name)) toldMs ??= machine.nowMs();
      },
    });
    machine.skipTo(DAY - Math.max(2 * MINUTE, intervalMs));
    machine.run(beginsMs + LENGTH_MS, () => toldMs !== null);
    told.push(toldMs === null ? null : toldMs - beginsMs);
    three.push(threeInARowDelay(random, kind, troublesAt, beginsMs));
    page.push(pageDelay(random));
  }
  return { kind, told: summarise(told), threeInARow: summarise(three), pageOnly: summarise(page) };
}

function threeInARowDelay(
  random: ReturnType<typeof createRandom>,
  kind: OutageKind,
  troublesAt: (atMs: number) => readonly Trouble[],
  beginsMs: number,
): number | null {
  const target = WATCHED[kind.provider]?.service.targets[0];
  if (target === undefined) return null;
  let three: ThreeInARow = NOTHING_IN_A_ROW;
  const phase = random.between(0, THREE_IN_A_ROW_INTERVAL_MS);
  for (let atMs = beginsMs + phase; atMs < beginsMs + LENGTH_MS; atMs += THREE_IN_A_ROW_INTERVAL_MS) {
    const { result } = probeOutcome(random, troublesAt(atMs), kind.provider, atMs, null);
    three = observeThree(three, target, result);
    if (three.isDown) return atMs + result.phases.totalMs - beginsMs;
  }
  return null;
}

/** Metrist's figures for 25 outages: median 16 min, mean 29 min until the page says so; a log-normal with both. */
const PAGE_MEDIAN_MS = 16 * MINUTE;
const PAGE_SIGMA = Math.sqrt(2 * Math.log(29 / 16));

export function pageDelay(random: ReturnType<typeof createRandom>): number {
  return PAGE_MEDIAN_MS * Math.exp(PAGE_SIGMA * random.normal());
}
