import { conclude } from '../../src/core/conclude.ts';
import { type EngineState, NEW_STATE, withEntry } from '../../src/core/engine-state.ts';
import type { ProbeResult } from '../../src/core/ports.ts';
import { classifyProbe } from '../../src/core/probes/classify.ts';
import { controlsBearOut, GATE_WINDOW_MS, gateOutcome, SHAKY_MS } from '../../src/core/probes/gate.ts';
import {
  CONTROLS_INTERVAL_MS,
  firstDelay,
  jitter,
  probeDelay,
  RESUME_DELAY_MS,
} from '../../src/core/schedule.ts';
import { limitsFor } from '../../src/core/verdict/limits.ts';
import {
  ANY_NETWORK,
  areControlsSlow,
  decidePace,
  isSlow,
  latencyOn,
  learnControls,
  type Pace,
} from '../../src/core/verdict/pace.ts';
import { raiseTogether } from '../../src/core/verdict/siblings.ts';
import { STEADY } from '../../src/core/verdict/steadiness.ts';
import {
  NEW_TARGET,
  observeTarget,
  quickTryWaitMs,
  wantsQuickTry,
} from '../../src/core/verdict/target-state.ts';
import type { ControlReading } from '../../src/shared/observation.ts';
import type { Target } from '../../src/shared/service.ts';
import { type Settings, SettingsSchema } from '../../src/shared/settings.ts';
import { type Learned, learnUsual } from './latency.ts';
import { isAtRest, isCalm, isEveryVerdictGood, learnControlPace, pagesAt } from './machine-state.ts';
import type { Machine, MachineOptions } from './machine-types.ts';
import {
  controlOutcome,
  type Forced,
  healthySample,
  noticedLate,
  probeOutcome,
  type Truth,
} from './outcome.ts';
import type { Trouble } from './weather.ts';

const PAGE_INTERVAL_MS = 60_000;
const SETTLING_MS = 30_000;
const FROZEN_MS = 60_000;
export const SETTINGS: Settings = SettingsSchema.parse({});

export const LEARNED: Learned = learnUsual(ANY_NETWORK);
export const SLOW_CHANCE = LEARNED.slowChance;
export const SLOW_ANSWERS_MS = LEARNED.slowAnswersMs;

type Job =
  | { readonly kind: 'start' | 'finish' | 'judge'; readonly target: Target; readonly try: Try | null }
  | { readonly kind: 'controls' | 'page' };

interface Try {
  readonly startedMs: number;
  readonly endedMs: number;
  readonly isQuick: boolean;
  readonly result: ProbeResult;
  readonly truth: Truth;
  readonly reading: ControlReading | null;
}

/** Builds the machine; nothing happens before it is put to a time and run. */
export function createMachine(options: MachineOptions): Machine {
  const { watched, random, troublesAt, settings = SETTINGS } = options;
  const { intervalMs, sensitivity } = settings.probes;
  const services = watched.map(({ service }) => service);
  const targets = services.flatMap((service) => service.targets);
  const siblings = new Map(
    services.flatMap((service) =>
      service.targets.map(({ id }) => [id, service.targets.map((one) => one.id)] as const),
    ),
  );
  const providers = new Map(
    services.flatMap((service, index) => service.targets.map(({ id }) => [id, index] as const)),
  );
  const limits = new Map(
    services.flatMap((service) => {
      const own = limitsFor(sensitivity, service.targets.length);
      return service.targets.map(({ id }) => [id, own] as const);
    }),
  );
  const forced = new Map<string, Forced>();
  const quick = new Set<string>();
  let queue: { readonly atMs: number; readonly job: Job }[] = [];
  let nowMs = 0;
  let state: EngineState = { ...NEW_STATE, controlLatencies: learnControlPace(random) };
  let asked: { readonly reading: ControlReading; readonly doneMs: number } | null = null;
  /** Every verdict is good and nothing is told: one more good try changes nothing, and is not concluded from. */
  let isQuiet = false;
  let frozenFromMs = Number.POSITIVE_INFINITY;

  const at = (atMs: number, job: Job): void => {
    queue.push({ atMs, job });
  };

  function settle(next: EngineState): void {
    const conclusion = conclude({
      state: next,
      watched,
      settings,
      now: { wallMs: Math.round(nowMs), monoMs: nowMs },
    });
    state = conclusion.notifications.length === 0 ? conclusion.state : { ...conclusion.state, pending: [] };
    isQuiet = isEveryVerdictGood(state);
    for (const notification of conclusion.notifications) options.onNotification(notification);
  }

  function perform(job: Job): void {
    switch (job.kind) {
      case 'controls': {
        const { doneMs } = askControls();
        at(doneMs + jitter(CONTROLS_INTERVAL_MS, random.next()), job);
        return;
      }
      case 'page':
        readPages();
        at(nowMs + jitter(PAGE_INTERVAL_MS, random.next()), job);
        return;
      case 'start': {
        const { id } = job.target;
        const { result, truth } = probeOutcome(
          random,
          troublesAt(nowMs),
          providers.get(id) ?? 0,
          nowMs,
          forced.get(id) ?? null,
        );
        forced.delete(id);
        const endedMs = nowMs + result.phases.totalMs;
        const made = { startedMs: nowMs, endedMs, isQuick: quick.delete(id), result, truth, reading: null };
        at(endedMs, { kind: 'finish', target: job.target, try: made });
        return;
      }
      case 'finish':
        finish(job.target, job.try);
        return;
      case 'judge':
        judge(job.target, job.try);
        return;
    }
  }

  /** A failure to connect, a foreign answer and a slow one wait for the controls. */
  function finish(target: Target, made: Try | null): void {
    if (made === null) return;
    const isFrozen = made.startedMs < frozenFromMs && frozenFromMs <= made.endedMs;
    const result = isFrozen ? noticedLate(made.result, nowMs - made.endedMs) : made.result;
    const { class: outcome } = classifyProbe(target, result);
    const { latencies } = state.targets.get(target.id) ?? NEW_TARGET;
    const isAsked =
      outcome === 'network_failure' ||
      outcome === 'intercepted' ||
      (outcome === 'ok' && isSlow(result.phases, latencyOn(latencies, ANY_NETWORK)));
    const ended = { ...made, endedMs: nowMs, result };
    if (!isAsked) {
      judge(target, ended);
      return;
    }
    const { reading, doneMs } = askControls();
    at(Math.max(nowMs, doneMs), { kind: 'judge', target, try: { ...ended, reading } });
  }

  function askControls(): { readonly reading: ControlReading; readonly doneMs: number } {
    if (asked !== null && nowMs < Math.max(asked.doneMs, asked.reading.at + GATE_WINDOW_MS)) return asked;
    const { reading, tookMs } = controlOutcome(random, troublesAt(nowMs), Math.round(nowMs));
    asked = { reading, doneMs: nowMs + tookMs };
    const controlLatencies = learnControls(state.controlLatencies, ANY_NETWORK, reading);
    const shakyUntil = controlsBearOut(reading) ? 0 : nowMs + SHAKY_MS;
    const settlingUntilMonoMs = Math.max(state.settlingUntilMonoMs, shakyUntil);
    state = { ...state, controls: reading, controlLatencies, settlingUntilMonoMs };
    return asked;
  }

  function judge(target: Target, made: Try | null): void {
    if (made === null) return;
    const own = limits.get(target.id);
    if (own === undefined) return;
    const { result, truth, reading, isQuick, startedMs } = made;
    const classified = classifyProbe(target, result);
    const endedAt = Math.round(made.endedMs);
    const gated = gateOutcome(classified, endedAt, reading);
    const outcome = gated === 'network_failure' && nowMs < state.settlingUntilMonoMs ? 'local' : gated;
    const before = state.targets.get(target.id) ?? NEW_TARGET;
    const latency = latencyOn(before.latencies, ANY_NETWORK);
    const isLineSlow =
      reading === null ? null : areControlsSlow(state.controlLatencies, ANY_NETWORK, reading);
    const pace = outcome === 'ok' ? decidePace(result.phases, latency, isLineSlow) : 'unknown';
    const after = observeTarget(
      before,
      {
        sample: {
          targetId: target.id,
          at: endedAt,
          class: outcome,
          code: classified.code,
          phases: result.phases,
        },
        monoMs: nowMs,
        isQuick,
        pace,
        network: ANY_NETWORK,
        opinion: null,
      },
      own,
    );
    const isBad = outcome === 'provider_failure' || outcome === 'network_failure' || SLOW.has(pace);
    options.onTry?.({ targetId: target.id, at: endedAt, isBad, truth });
    const observed = withEntry(state.targets, target.id, after);
    const now = { wallMs: Math.round(nowMs), monoMs: nowMs };
    const next = {
      ...state,
      targets: raiseTogether(observed, siblings.get(target.id) ?? [], target.id, now, own),
    };
    if (options.isShortcut !== false && outcome === 'ok' && isQuiet && isAtRest(before) && isAtRest(after))
      state = next;
    else settle(next);
    const isNextQuick = wantsQuickTry(after);
    if (isNextQuick) quick.add(target.id);
    const waitMs = quickTryWaitMs(after, nowMs, own);
    const delayMs = probeDelay(intervalMs, isNextQuick, random.next(), nowMs - startedMs, waitMs);
    at(nowMs + delayMs, { kind: 'start', target, try: null });
  }

  function readPages(): void {
    const isCut = troublesAt(nowMs).some(({ kind }) => CUTS_OFF.has(kind));
    if (isCut) return;
    settle({ ...state, pages: pagesAt(services, nowMs, options.officialAt) });
  }

  /** As `engine.ts` does after a sleep or a change of network: drop what is in flight, controls first. */
  function startAfresh(gap: EngineState['gap']): void {
    queue = [];
    quick.clear();
    asked = null;
    settle({ ...state, gap, freshFrom: Math.round(nowMs), settlingUntilMonoMs: nowMs + SETTLING_MS });
    at(nowMs + RESUME_DELAY_MS, { kind: 'controls' });
    const headStart = nowMs + RESUME_DELAY_MS + 1_000;
    for (const [index, target] of targets.entries()) {
      at(headStart + firstDelay(index), { kind: 'start', target, try: null });
    }
    at(headStart + firstDelay(targets.length), { kind: 'page' });
  }

  const machine: Machine = {
    nowMs: () => nowMs,
    state: () => state,
    force: (targetId, what) => forced.set(targetId, what),
    networkChanged: () => startAfresh('network_changed'),
    run: (untilMs, isDone = () => false) => {
      while (!isDone()) {
        let earliest = 0;
        for (let index = 1; index < queue.length; index += 1) {
          if ((queue[index]?.atMs ?? 0) < (queue[earliest]?.atMs ?? 0)) earliest = index;
        }
        const next = queue[earliest];
        if (next === undefined || next.atMs > untilMs) break;
        queue.splice(earliest, 1);
        nowMs = Math.max(nowMs, next.atMs);
        perform(next.job);
      }
      if (!isDone()) nowMs = Math.max(nowMs, untilMs);
    },
    standStill: (untilMs, isNoticed) => {
      const tookMs = untilMs - nowMs;
      frozenFromMs = nowMs;
      nowMs = untilMs;
      if (isNoticed || tookMs > FROZEN_MS) startAfresh('slept');
    },
    isCalm: () => isCalm(state),
    skipTo: (atMs) => {
      nowMs = atMs;
      queue = [];
      asked = null;
      frozenFromMs = Number.POSITIVE_INFINITY;
      const wallMs = Math.round(atMs);
      const { reading } = controlOutcome(random, [], wallMs - 60_000);
      state = {
        ...state,
        controls: reading,
        pages: pagesAt(services, atMs - 30_000, options.officialAt),
        freshFrom: 0,
        settlingUntilMonoMs: 0,
        steadiness: new Map(services.map(({ id }) => [id, STEADY])),
        // What is learned stays what a week taught: the stretches that are simulated are those with something wrong.
        targets: new Map(
          targets.map(({ id }) => [
            id,
            { ...NEW_TARGET, latencies: LEARNED.latencies, recent: [healthySample(id, wallMs - 10_000)] },
          ]),
        ),
      };
      for (const target of targets) {
        at(atMs + random.between(0, intervalMs), { kind: 'start', target, try: null });
      }
      at(atMs + random.between(0, CONTROLS_INTERVAL_MS), { kind: 'controls' });
      at(atMs + random.between(0, PAGE_INTERVAL_MS), { kind: 'page' });
      settle(state);
    },
  };
  return machine;
}

const SLOW: ReadonlySet<Pace> = new Set(['slow', 'slow_path']);
const CUTS_OFF: ReadonlySet<Trouble['kind']> = new Set(['offline', 'network_change', 'portal', 'lossy']);
