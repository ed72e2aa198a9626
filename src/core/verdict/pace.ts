import type { ControlReading, Phases } from '../../shared/observation.ts';
import {
  ANSWER_FLOOR_MS,
  CONNECT_FLOOR_MS,
  type LatencyMemory,
  learnLatency,
  NO_LATENCY,
  slowFromMs,
  type Usual,
} from './usual-latency.ts';

/**
 * How fast an answer was against what is usual on this network: slow to answer, slow to be reached while others are reached
 * as ever, or slow because everything is from here. Unknown as long as nothing is usual yet.
 */
export type Pace = 'unknown' | 'usual' | 'slow' | 'slow_path' | 'slow_connection';

/** What is usual for one target on one network: time to first byte after TLS, and the TCP handshake, kept apart. */
export interface TargetLatency {
  /** Names the network; the same target answers differently over a VPN. */
  readonly network: string;
  readonly answer: LatencyMemory;
  readonly connect: LatencyMemory;
}

/** Networks remembered a target, the last used ones. */
const MAX_NETWORKS = 8;

/** A stand-in for a network nobody can name. */
export const ANY_NETWORK = '';

/** What is remembered of a target on a network; empty where nothing is. */
export function latencyOn(latencies: readonly TargetLatency[], network: string): TargetLatency {
  return (
    latencies.find((latency) => latency.network === network) ?? {
      network,
      answer: NO_LATENCY,
      connect: NO_LATENCY,
    }
  );
}

/** The latencies with one healthy answer learned; the network used last stands last. */
export function learnAnswer(
  latencies: readonly TargetLatency[],
  network: string,
  phases: Phases,
  wallMs: number,
): readonly TargetLatency[] {
  if (phases.ttfbMs === null) return latencies;
  const before = latencyOn(latencies, network);
  const learned: TargetLatency = {
    network,
    answer: learnLatency(before.answer, phases.ttfbMs, wallMs),
    connect: phases.tcpMs === null ? before.connect : learnLatency(before.connect, phases.tcpMs, wallMs),
  };
  return [...latencies.filter((latency) => latency !== before), learned].slice(-MAX_NETWORKS);
}

const isOver = (ms: number | null, usual: Usual | null, floorMs: number): boolean =>
  ms !== null && usual !== null && ms > slowFromMs(usual, floorMs);

/** Whether an answer calls for the controls: it was slow to come, or its server slow to be reached. */
export function isSlow({ ttfbMs, tcpMs }: Phases, { answer, connect }: TargetLatency): boolean {
  return isOver(ttfbMs, answer.usual, ANSWER_FLOOR_MS) || isOver(tcpMs, connect.usual, CONNECT_FLOOR_MS);
}

/** From how many ms on an answer is slow on this network; null while nothing is usual. */
export function slowAnswerFromMs({ answer }: TargetLatency): number | null {
  return answer.usual === null ? null : slowFromMs(answer.usual, ANSWER_FLOOR_MS);
}

/** The pace of one answer. `areControlsSlow` is null where they were not asked, or nothing is usual for them yet. */
export function decidePace(phases: Phases, latency: TargetLatency, areControlsSlow: boolean | null): Pace {
  if (phases.ttfbMs === null || latency.answer.usual === null) return 'unknown';
  const isAnswerSlow = isOver(phases.ttfbMs, latency.answer.usual, ANSWER_FLOOR_MS);
  const isConnectSlow = isOver(phases.tcpMs, latency.connect.usual, CONNECT_FLOOR_MS);
  if (!isAnswerSlow && !isConnectSlow) return 'usual';
  if (areControlsSlow === true) return 'slow_connection';
  // A slow way with nobody to compare it with proves nothing about either end.
  if (isConnectSlow && areControlsSlow === null) return 'unknown';
  if (!isAnswerSlow) return 'usual';
  return isConnectSlow ? 'slow_path' : 'slow';
}

/** What is usual for the controls: a handshake time for each host and network, under `network host`. */
export type ControlLatencies = ReadonlyMap<string, LatencyMemory>;

/** Two hours of controls asked every five minutes. */
const LEAST_CONTROL_SAMPLES = 24;
const MAX_CONTROL_ENTRIES = 3 * MAX_NETWORKS;

const controlKey = (network: string, host: string): string => `${network} ${host}`;

/** Whether at least half of the controls that answered were slow to be reached; null where nothing is usual for any. */
export function areControlsSlow(
  latencies: ControlLatencies,
  network: string,
  reading: ControlReading,
): boolean | null {
  const judged = reading.hosts.flatMap(({ host, ok, connectMs }) => {
    const usual = latencies.get(controlKey(network, host))?.usual ?? null;
    return !ok || connectMs == null || usual === null ? [] : [isOver(connectMs, usual, CONNECT_FLOOR_MS)];
  });
  return judged.length === 0 ? null : 2 * judged.filter((slow) => slow).length >= judged.length;
}

/** The latencies with one reading learned, unless it was a slow one. */
export function learnControls(
  latencies: ControlLatencies,
  network: string,
  reading: ControlReading,
): ControlLatencies {
  if (areControlsSlow(latencies, network, reading) === true) return latencies;
  const learned = new Map(latencies);
  for (const { host, ok, connectMs } of reading.hosts) {
    if (!ok || connectMs == null) continue;
    const key = controlKey(network, host);
    const before = learned.get(key) ?? NO_LATENCY;
    learned.delete(key);
    learned.set(key, learnLatency(before, connectMs, reading.at, LEAST_CONTROL_SAMPLES));
  }
  return new Map([...learned].slice(-MAX_CONTROL_ENTRIES));
}
