import { isTrouble } from '../shared/level.ts';
import type { ControlReading } from '../shared/observation.ts';
import type { PageRef, Target } from '../shared/service.ts';
import type { Settings } from '../shared/settings.ts';
import type { Verdict } from '../shared/verdict.ts';
import type { Speech } from '../shared/words/speech.ts';
import { KEY_OF, NO_PLAN, pageKey, planChecks, targetKey } from './check-plan.ts';
import { type EngineState, withEntry } from './engine-state.ts';
import { createJobs } from './jobs.ts';
import { keepControlLatencies, keepTargetLatencies } from './keep-latency.ts';
import { keepPage } from './memory.ts';
import { createModelJob, MODEL_JOB } from './model-check/model-job.ts';
import { isSameReading, NEW_PAGE, type PageState } from './pages/page-state.ts';
import { createPoliteFetch } from './pages/polite-fetch.ts';
import { createPageReader } from './pages/read-doubtful.ts';
import type { EnginePorts, Stored } from './ports.ts';
import { checkTarget } from './probes/check-target.ts';
import { controlsBearOut, GATE_WINDOW_MS, SHAKY_MS } from './probes/gate.ts';
import {
  BATTERY_STRETCH,
  CONTROLS_INTERVAL_MS,
  firstDelay,
  jitter,
  PAGE_SUSPICIOUS_INTERVAL_MS,
  pageDelay,
  probeDelay,
} from './schedule.ts';
import { ANY_NETWORK, areControlsSlow, latencyOn, learnControls } from './verdict/pace.ts';
import { raiseTogether } from './verdict/siblings.ts';
import { NEW_TARGET, observeTarget, quickTryWaitMs, wantsQuickTry } from './verdict/target-state.ts';
import type { Watched } from './watched.ts';

/** How the checks see and change what the engine knows. */
export interface ChecksContext {
  readonly ports: EnginePorts;
  readonly read: () => EngineState;
  /** Applies what a check found, and draws the conclusions. */
  readonly update: (change: (state: EngineState) => EngineState) => void;
  /** Called at each waking of the timer, with when it was due. */
  readonly onWake: (dueMonoMs: number) => void;
  readonly onFlush: () => void;
  readonly noteWrites: (writes: readonly Stored[]) => void;
  readonly speech: () => Speech;
}

/** Everything that is done again and again: pages read, targets probed, controls asked, samples written. */
export interface Checks {
  /** Takes up what is watched now, and drops what is not. */
  readonly watch: (watched: readonly Watched[], settings: Settings) => void;
  readonly checkNow: (watched: readonly Watched[]) => Promise<void>;
  /** Reads the pages of doubtful services sooner. */
  readonly followSuspicion: (watched: readonly Watched[], verdicts: ReadonlyMap<string, Verdict>) => void;
  /** Drops what is in flight; asks the controls after `delayMs`, everything else just after them. */
  readonly startAfresh: (delayMs: number) => void;
  readonly nextAt: (job: keyof typeof KEY_OF, id: string) => number | null;
  readonly keepPages: () => void;
  /** On battery, targets are probed less often. */
  readonly setOnBattery: (isOnBattery: boolean) => void;
  readonly pause: () => void;
  readonly proceed: () => void;
  readonly stop: () => void;
}

const FLUSH_EVERY_MS = 60_000;
/** A button pressed twice asks once. */
const CHECK_AGAIN_MS = 5_000;
const CONTROLS_HEAD_START_MS = 1_000;

export function createChecks(context: ChecksContext): Checks {
  const { ports, read, update } = context;
  const { clock, random } = ports;
  const fetchPage = createPoliteFetch(ports.fetchPage, clock);
  const readAnyPage = createPageReader({ ...ports, fetchPage });
  const jobs = createJobs(clock, run, context.onWake, (job, error) =>
    ports.log.error('job', { job, error: String(error) }),
  );
  const modelJob = createModelJob({ ...context, askControls }, jobs);

  let plan = NO_PLAN;
  let intervalMs = 0;
  let stretch = 1;
  let doubtful: ReadonlySet<string> = new Set();
  const quick = new Set<string>();
  let inFlight = new AbortController();
  let controlsUnderWay: Promise<ControlReading> | null = null;

  const networkKey = (): string => ports.networkKey?.() ?? ANY_NETWORK;

  async function run(key: string): Promise<number | null> {
    if (key === 'flush') {
      context.onFlush();
      return FLUSH_EVERY_MS;
    }
    if (key === 'controls') {
      await askControls();
      return jitter(CONTROLS_INTERVAL_MS, random());
    }
    if (key === MODEL_JOB) return modelJob.run(inFlight.signal);
    const page = plan.pages.get(key);
    if (page !== undefined) return runPage(page);
    const target = plan.targets.get(key);
    return target === undefined ? null : runTarget(target);
  }

  async function runPage(page: PageRef): Promise<number | null> {
    const { signal } = inFlight;
    const before = read().pages.get(page.url) ?? NEW_PAGE;
    const after = await readAnyPage(page, plan.unsure.has(page.url), before, signal);
    if (signal.aborted || !plan.pages.has(pageKey(page.url))) return null;
    const failed = after.failure?.kind;
    if (failed === 'unreachable' || failed === 'timeout' || failed === 'tls') await askControls();
    if (signal.aborted) return null;
    if (!isSameReading(before, after)) writePage(page.url, after);
    const { failures, retryAfterMs, maxAgeMs } = after;
    const pagesOnHost = plan.pagesOnHost(page);
    const delayAfter = (isSuspicious: boolean): number =>
      pageDelay({ failures, retryAfterMs, maxAgeMs, isSuspicious, pagesOnHost }, random());
    const calmMs = delayAfter(false);
    const known = after.failure === null ? { ...after, plannedMs: calmMs } : after;
    update((state) => ({ ...state, pages: withEntry(state.pages, page.url, known) }));
    return doubtful.has(page.url) ? delayAfter(true) : calmMs;
  }

  function writePage(url: string, page: PageState): void {
    const reading =
      page.failure === null && page.reading !== null ? [ports.history.addReading(url, page.reading)] : [];
    context.noteWrites([...reading, keepPage(ports.history, url, page)]);
  }

  async function runTarget(target: Target): Promise<number | null> {
    const { signal } = inFlight;
    const isQuick = quick.delete(target.id);
    const startedMonoMs = clock.monoMs();
    const network = networkKey();
    const known = read().targets.get(target.id) ?? NEW_TARGET;
    const checked = await checkTarget(target, {
      ports,
      signal,
      askControls,
      isSettling: () => clock.monoMs() < read().settlingUntilMonoMs,
      known: {
        latency: latencyOn(known.latencies, network),
        areControlsSlow: (reading) => areControlsSlow(read().controlLatencies, network, reading),
        opinion: known.opinion,
      },
    });
    const own = plan.limits.get(target.id);
    if (signal.aborted || own === undefined || !plan.targets.has(targetKey(target.id))) return null;
    const now = { wallMs: clock.wallMs(), monoMs: clock.monoMs() };
    ports.history.addSample(checked.sample);
    const before = read().targets.get(target.id) ?? NEW_TARGET;
    const after = observeTarget(before, { ...checked, monoMs: now.monoMs, isQuick, network }, own);
    context.noteWrites(keepTargetLatencies(ports.history, target.id, before.latencies, after.latencies));
    update((state) => {
      const observed = withEntry(state.targets, target.id, after);
      const siblingIds = plan.siblings.get(target.id) ?? [];
      return { ...state, targets: raiseTogether(observed, siblingIds, target.id, now, own) };
    });
    const isNextQuick = wantsQuickTry(after);
    if (isNextQuick) quick.add(target.id);
    const waitMs = quickTryWaitMs(after, now.monoMs, own);
    return probeDelay(intervalMs * stretch, isNextQuick, random(), now.monoMs - startedMonoMs, waitMs);
  }

  /** One asking serves everyone who wants to know within the window in which it counts. */
  function askControls(): Promise<ControlReading> {
    const known = read().controls;
    if (known !== null && Math.abs(clock.wallMs() - known.at) < GATE_WINDOW_MS) return Promise.resolve(known);
    if (controlsUnderWay !== null) return controlsUnderWay;
    const { signal } = inFlight;
    const asking = ports.checkControls(signal).then((controls) => {
      // What was broken off by a sleep or a change of network tells of neither, and somebody else may be asking by now.
      if (signal.aborted) return controls;
      controlsUnderWay = null;
      takeControls(controls);
      return controls;
    });
    controlsUnderWay = asking;
    return asking;
  }

  function takeControls(controls: ControlReading): void {
    const before = read().controlLatencies;
    const controlLatencies = learnControls(before, networkKey(), controls);
    const shakyUntil = controlsBearOut(controls) ? 0 : clock.monoMs() + SHAKY_MS;
    update((state) => ({
      ...state,
      controls,
      controlLatencies,
      settlingUntilMonoMs: Math.max(state.settlingUntilMonoMs, shakyUntil),
    }));
    context.noteWrites(keepControlLatencies(ports.history, before, controlLatencies));
  }

  /** Breaks off what is in flight: none of it counts. */
  function breakOff(): void {
    inFlight.abort();
    inFlight = new AbortController();
    controlsUnderWay = null;
  }

  const hasFailed = ({ service: { page, targets } }: Watched): boolean =>
    (page !== null && (read().pages.get(page.url)?.failure ?? null) !== null) ||
    targets.some(({ id }) => read().targets.get(id)?.recent.at(-1)?.class === 'local');

  const allKeys = (): readonly string[] => [...plan.targets.keys(), ...plan.pages.keys()];

  function spread(keys: readonly string[], delayMs: number): void {
    for (const [index, key] of keys.entries()) jobs.schedule(key, delayMs + firstDelay(index));
  }

  return {
    watch: (watched, settings) => {
      const known = new Set(allKeys());
      plan = planChecks(watched, settings);
      const next = new Set(allKeys());
      for (const key of known) if (!next.has(key)) jobs.drop(key);
      spread(
        [...next].filter((key) => !known.has(key)),
        0,
      );
      if (settings.probes.intervalMs < intervalMs) {
        for (const key of plan.targets.keys())
          jobs.hasten(key, probeDelay(settings.probes.intervalMs * stretch, false, random()));
      }
      modelJob.watch(
        watched.map(({ service }) => service),
        settings,
      );
      if (intervalMs === 0) {
        jobs.schedule('controls', firstDelay(0));
        jobs.schedule('flush', FLUSH_EVERY_MS);
      }
      intervalMs = settings.probes.intervalMs;
    },
    checkNow: async (watched) => {
      const justNow = clock.wallMs() - CHECK_AGAIN_MS;
      const keys = watched.flatMap(({ service: { page, targets: own } }) => [
        ...own
          .filter(({ id }) => (read().targets.get(id)?.recent.at(-1)?.at ?? 0) < justNow)
          .map(({ id }) => targetKey(id)),
        ...(page !== null && (read().pages.get(page.url)?.triedAt ?? 0) < justNow ? [pageKey(page.url)] : []),
      ]);
      const known = new Set(allKeys());
      const wanted = [...new Set(keys)].filter((key) => known.has(key));
      await Promise.all(wanted.map((key) => jobs.runNow(key)));
      // What failed just before this run, and was not tried again, means nothing while nobody knows of the connection.
      if (read().controls === null && watched.some(hasFailed)) await askControls();
    },
    followSuspicion: (watched, verdicts) => {
      const before = doubtful;
      doubtful = new Set(
        watched.flatMap(({ service: { id, page } }) => {
          const verdict = verdicts.get(id);
          const isDoubtful =
            verdict !== undefined && (verdict.suspicion !== 'none' || isTrouble(verdict.level));
          return isDoubtful && page !== null ? [page.url] : [];
        }),
      );
      for (const url of doubtful) {
        const page = read().pages.get(url);
        if (!before.has(url) && page?.failures === 0) jobs.hasten(pageKey(url), PAGE_SUSPICIOUS_INTERVAL_MS);
      }
    },
    startAfresh: (delayMs) => {
      breakOff();
      quick.clear();
      jobs.schedule('controls', delayMs);
      spread(allKeys(), delayMs + CONTROLS_HEAD_START_MS);
      modelJob.startAfresh(delayMs + CONTROLS_HEAD_START_MS);
    },
    nextAt: (job, id) => jobs.nextAt(KEY_OF[job](id)),
    keepPages: () => {
      for (const page of plan.pages.values()) {
        const known = read().pages.get(page.url);
        if (known !== undefined) keepPage(ports.history, page.url, known);
      }
    },
    setOnBattery: (isOnBattery) => {
      const before = stretch;
      stretch = isOnBattery ? BATTERY_STRETCH : 1;
      if (stretch >= before) return;
      for (const key of plan.targets.keys()) jobs.hasten(key, probeDelay(intervalMs, false, random()));
    },
    pause: () => {
      breakOff();
      jobs.pause();
    },
    proceed: jobs.proceed,
    stop: () => {
      inFlight.abort();
      jobs.stop();
    },
  };
}
