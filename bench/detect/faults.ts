import { conclude } from '../../src/core/conclude.ts';
import { type EngineState, NEW_STATE, withEntry } from '../../src/core/engine-state.ts';
import { checkTarget } from '../../src/core/probes/check-target.ts';
import { controlsBearOut, SHAKY_MS } from '../../src/core/probes/gate.ts';
import { probeDelay } from '../../src/core/schedule.ts';
import { connectionState } from '../../src/core/verdict/connection.ts';
import { limitsFor } from '../../src/core/verdict/limits.ts';
import { ANY_NETWORK, areControlsSlow, latencyOn } from '../../src/core/verdict/pace.ts';
import { raiseTogether } from '../../src/core/verdict/siblings.ts';
import {
  NEW_TARGET,
  observeTarget,
  quickTryWaitMs,
  wantsQuickTry,
} from '../../src/core/verdict/target-state.ts';
import type { ControlReading } from '../../src/shared/observation.ts';
import { FAULTS, type Fault, failedAt, toResult } from './fault-table.ts';
import { drawConnectMs } from './latency.ts';
import { LEARNED, SETTINGS } from './machine.ts';
import { learnControlPace, pagesAt } from './machine-state.ts';
import { createRandom, type Random } from './random.ts';
import { TWO_TARGETS, WATCHED } from './services.ts';
import { DAY, MINUTE, SECOND } from './weather.ts';

export interface FaultResult {
  readonly name: string;
  readonly runs: number;
  readonly right: number;
  /** What it was called instead, the commonest first. */
  readonly mistakenFor: readonly string[];
}

/** Long enough for a server to be called slow, which takes four minutes. */
const LASTS_MS = 8 * MINUTE;
/** Any one try may go wrong in a way of its own, and any one control be down. */
const NOISE = 0.01;

/** Plays every fault of the table with this many seeds each, and looks at what the verdict calls it in the end. */
export async function nameFaults(runs: number, seed: number): Promise<readonly FaultResult[]> {
  const results: FaultResult[] = [];
  for (const fault of FAULTS) {
    const mistakes = new Map<string, number>();
    for (let run = 0; run < runs; run += 1) {
      const called = await playFault(fault, createRandom(seed * 7_919 + run));
      if (called !== null) mistakes.set(called, (mistakes.get(called) ?? 0) + 1);
    }
    const wrong = [...mistakes].sort((a, b) => b[1] - a[1]);
    const right = runs - wrong.reduce((sum, [, count]) => sum + count, 0);
    results.push({
      name: fault.name,
      runs,
      right,
      mistakenFor: wrong.map(([name, count]) => `${name} ×${count}`),
    });
  }
  return results;
}

/** What the fault was called, where that was wrong; null where it was right. */
async function playFault(fault: Fault, random: Random): Promise<string | null> {
  let nowMs = 7 * DAY;
  const services = WATCHED.map(({ service }) => service);
  const hitIds = new Set(TWO_TARGETS.service.targets.map(({ id }) => id));
  const siblingIds = new Map(
    services.flatMap(({ targets }) => targets.map(({ id }) => [id, targets.map((one) => one.id)] as const)),
  );
  const due = new Map(
    services
      .flatMap(({ targets }) => targets)
      .map((target) => [target, nowMs + random.between(0, 30 * SECOND)]),
  );
  const readPages = (): EngineState['pages'] => pagesAt(services, nowMs, () => 'operational');
  let state: EngineState = {
    ...NEW_STATE,
    pages: readPages(),
    controlLatencies: learnControlPace(random),
    targets: new Map([...due.keys()].map(({ id }) => [id, { ...NEW_TARGET, latencies: LEARNED.latencies }])),
  };
  const startedMs = nowMs;
  let pageMs = nowMs;
  const askControls = (): Promise<ControlReading> => {
    const controls = controlReading(fault, random, nowMs);
    const shakyUntil = controlsBearOut(controls) ? 0 : nowMs + SHAKY_MS;
    state = { ...state, controls, settlingUntilMonoMs: Math.max(state.settlingUntilMonoMs, shakyUntil) };
    return Promise.resolve(controls);
  };
  await askControls();
  while (nowMs < startedMs + LASTS_MS) {
    const [target] = [...due].reduce((a, b) => (b[1] < a[1] ? b : a));
    nowMs = Math.round(due.get(target) ?? nowMs);
    if (fault.isCutOff !== true && nowMs - pageMs >= MINUTE) {
      state = { ...state, pages: readPages() };
      pageMs = nowMs;
    }
    const before = state.targets.get(target.id) ?? NEW_TARGET;
    const checked = await checkTarget(target, {
      ports: {
        clock: { wallMs: () => nowMs, monoMs: () => nowMs, after: () => () => {} },
        probe: () => Promise.resolve(probeResult(fault, random, hitIds.has(target.id))),
        ...(fault.elsewhere === undefined
          ? {}
          : { askNameServer: () => Promise.resolve(elsewhere(fault, random)) }),
      },
      signal: new AbortController().signal,
      askControls,
      isSettling: () => nowMs < state.settlingUntilMonoMs,
      known: {
        latency: latencyOn(before.latencies, ANY_NETWORK),
        areControlsSlow: (reading) => areControlsSlow(state.controlLatencies, ANY_NETWORK, reading),
        opinion: before.opinion,
      },
    });
    const ids = siblingIds.get(target.id) ?? [];
    const limits = limitsFor(SETTINGS.probes.sensitivity, ids.length);
    const after = observeTarget(
      before,
      { ...checked, monoMs: nowMs, isQuick: wantsQuickTry(before), network: ANY_NETWORK },
      limits,
    );
    const now = { wallMs: nowMs, monoMs: nowMs };
    const targets = raiseTogether(withEntry(state.targets, target.id, after), ids, target.id, now, limits);
    state = conclude({
      state: { ...state, targets },
      watched: WATCHED,
      settings: SETTINGS,
      now,
    }).state;
    const waitMs = quickTryWaitMs(after, nowMs, limits);
    due.set(target, nowMs + probeDelay(30 * SECOND, wantsQuickTry(after), random.next(), 0, waitMs));
  }
  const verdict = state.verdicts.get(TWO_TARGETS.service.id);
  const connection = connectionState(state.controls);
  if (verdict === undefined) return 'nothing';
  return fault.isRight(verdict, connection) ? null : `${verdict.reason}/${verdict.cause}/${connection}`;
}

function elsewhere(fault: Fault, random: Random): ReturnType<NonNullable<Fault['elsewhere']>> {
  return fault.elsewhere === undefined || random.chance(NOISE)
    ? { answer: 'unreachable', result: null }
    : fault.elsewhere(random);
}

function probeResult(fault: Fault, random: Random, isHit: boolean): ReturnType<typeof toResult> {
  return toResult(random.chance(NOISE) ? { end: failedAt('tcp', 'ECONNRESET') } : fault.probe(random, isHit));
}

function controlReading(fault: Fault, random: Random, at: number): ControlReading {
  const play = fault.controls?.(random) ?? {};
  const hosts = ['a.example', 'b.example', 'c.example'].map((host, index) => {
    const end = play.ends?.[index] ?? (random.chance(NOISE) ? failedAt('tcp', 'ETIMEDOUT') : null);
    const ok = end === null;
    return {
      host,
      ok,
      stage: end?.kind === 'failed' ? end.stage : null,
      code: end?.kind === 'failed' ? end.code : null,
      connectMs: ok ? drawConnectMs(random) + (play.addedMs ?? 0) : null,
      isIpv6Broken: play.isIpv6Broken ?? false,
    };
  });
  return {
    at,
    hosts,
    captive: play.captive ?? 'clear',
    literalOk: play.literalOk === undefined ? true : play.literalOk,
    clockAheadMs: hosts.some(({ ok }) => ok)
      ? Math.round(play.clockAheadMs ?? random.between(-800, 800))
      : null,
  };
}
