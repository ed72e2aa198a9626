import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { History } from '../src/core/history-port.ts';
import { openHistory } from '../src/node/history/open.ts';
import type { Sample } from '../src/shared/observation.ts';
import type { Measurement } from './measurement.ts';

const TARGETS = 20;
const CADENCE_MS = 30_000;
const CHARTED_CADENCE_MS = 20_000;
const CHARTED = 'target-0.example';
const FLUSH_MS = 60_000;
const MAINTAIN_MS = 300_000;
const DAY_MS = 86_400_000;
const DAYS = 30;
const CHART_POINTS = 600;
const START_MS = Date.UTC(2026, 3, 1);

/**
 * Plays 30 days of probing into a history on disk, flushed and maintained as the engine does: 20 targets every 30 s, the
 * charted one every 20 s so that it has 129,600 raw samples. Then measures the disk it takes, the bytes written (write-ahead
 * log, checkpoints and roll-ups; Linux only), and the chart of 30 days from query to JSON.
 */
export async function measureHistory(): Promise<readonly Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-bench-'));
  try {
    const path = join(folder, 'history.db');
    const history = open(path);
    const writtenBefore = bytesWrittenSoFar();
    const sampleCount = play(history);
    history.close();
    const writtenAfter = bytesWrittenSoFar();
    const reopenedMs = time(() => open(path).close());
    const reopened = open(path);
    const chart = chart30d(reopened);
    reopened.close();
    return [
      { name: 'samples recorded', value: sampleCount, unit: '', budget: null },
      { name: 'bytes on disk per sample', value: statSync(path).size / sampleCount, unit: 'B', budget: 25 },
      {
        name: 'bytes written per sample',
        value:
          writtenBefore === null || writtenAfter === null
            ? null
            : (writtenAfter - writtenBefore) / sampleCount,
        unit: 'B',
        budget: 2_000,
      },
      { name: '30-day chart, query to JSON', value: chart.medianMs, unit: 'ms', budget: 10 },
      { name: 'the first such chart after opening', value: chart.firstMs, unit: 'ms', budget: null },
      { name: '30-day chart, size', value: chart.bytes, unit: 'B', budget: 60_000 },
      { name: 'opening the history', value: reopenedMs, unit: 'ms', budget: null },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function open(path: string): History {
  const opened = openHistory({ path });
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value.history;
}

/** Everything this process handed to `write` so far, in bytes: https://man7.org/linux/man-pages/man5/proc_pid_io.5.html */
function bytesWrittenSoFar(): number | null {
  if (process.platform !== 'linux') return null;
  const count = /^wchar: (\d+)$/m.exec(readFileSync('/proc/self/io', 'utf8'))?.[1];
  return count === undefined ? null : Number(count);
}

function play(history: History): number {
  let count = 0;
  for (let at = START_MS; at < START_MS + DAYS * DAY_MS; at += 10_000) {
    for (let target = 0; target < TARGETS; target += 1) {
      const cadenceMs = target === 0 ? CHARTED_CADENCE_MS : CADENCE_MS;
      if (at % cadenceMs !== 0) continue;
      history.addSample(createSample(target, at + target * 137, count));
      count += 1;
    }
    if (at % FLUSH_MS === 0) expectStored(history.flush());
    if (at % MAINTAIN_MS === 0) expectStored(history.maintain(at));
  }
  expectStored(history.flush());
  return count;
}

function expectStored(stored: ReturnType<History['flush']>): void {
  if (!stored.ok) throw new Error(stored.error.message);
}

/** A probe as they are: phases spread around what suits the target, one failure in fifty. */
function createSample(target: number, at: number, n: number): Sample {
  const spread = 0.7 + 0.6 * fraction(n) + (fraction(n * 7) > 0.98 ? 4 * fraction(n * 3) : 0);
  const isFailed = fraction(n * 13) < 0.02;
  const dnsMs = 3 * spread;
  const tcpMs = (10 + target) * spread;
  const tlsMs = (22 + target) * spread;
  const ttfbMs = (80 + 15 * target) * spread;
  return {
    targetId: `target-${target}.example`,
    at,
    class: isFailed ? 'provider_failure' : 'ok',
    code: isFailed ? '529' : '401',
    phases: { dnsMs, tcpMs, tlsMs, ttfbMs, totalMs: dnsMs + tcpMs + tlsMs + ttfbMs + 1.5 },
  };
}

/** A number from 0 to below 1 that looks like chance and is the same in every run (Knuth's multiplicative hashing). */
function fraction(n: number): number {
  return ((Math.imul(n + 1, 2_654_435_761) >>> 0) % 1_000_003) / 1_000_003;
}

function chart30d(history: History): {
  readonly firstMs: number;
  readonly medianMs: number;
  readonly bytes: number;
} {
  const query = {
    targetId: CHARTED,
    fromMs: START_MS,
    toMs: START_MS + DAYS * DAY_MS,
    points: CHART_POINTS,
  };
  let json = '';
  const run = (): number =>
    time(() => {
      json = JSON.stringify(history.latency(query));
    });
  const firstMs = run();
  const inOrder = Array.from({ length: 21 }, run).sort((a, b) => a - b);
  return { firstMs, medianMs: inOrder[10] ?? firstMs, bytes: Buffer.byteLength(json) };
}

function time(work: () => void): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}
