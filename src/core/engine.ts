import { assertNever, type Result } from '../shared/result.ts';
import type { Service } from '../shared/service.ts';
import type { Settings, SettingsPatch } from '../shared/settings.ts';
import type { Notice, Snapshot } from '../shared/snapshot.ts';
import type { VerdictChange } from '../shared/verdict.ts';
import { ENGLISH_HERE, type Speech } from '../shared/words/speech.ts';
import { isSameToldOfAll, NOTHING_TOLD } from './alerts.ts';
import { mergeServices } from './catalogue/merge.ts';
import { createChecks } from './checks.ts';
import { conclude } from './conclude.ts';
import { createConcludePace } from './conclude-pace.ts';
import { createDelivery, type Notify } from './delivery.ts';
import type { EngineOptions } from './engine-options.ts';
import { type EngineState, forgetSeen, type Gap, withEntry } from './engine-state.ts';
import { createListeners } from './listeners.ts';
import { type Choice, withNewBaselines } from './looked-at.ts';
import { keepTargets, keepVerdicts, recallState } from './memory.ts';
import { withNewKey } from './model-check/check-state.ts';
import { createPadFollower } from './notes/follow-pad.ts';
import type { Now } from './now.ts';
import type { StorageProblem, Stored } from './ports.ts';
import { createUseFollower } from './real-use/follow-use.ts';
import { NO_USE, observeUse } from './real-use/recent-use.ts';
import { RESUME_DELAY_MS } from './schedule.ts';
import { createSnapshotPace } from './snapshot-pace.ts';
import { withStorageNotice } from './storage-notice.ts';
import { detectTimeJump } from './time-jump.ts';
import { toSnapshot } from './to-snapshot.ts';
import { withoutUntried } from './verdict/untried.ts';
import { type Watched, watchedServices } from './watched.ts';

/** What a host can ask of the engine. The engine decides and remembers; the host performs what it is told and confirms it. */
export interface Engine {
  readonly start: () => void;
  /** Stops all timers, aborts what is in flight, writes what is pending. The engine cannot be started again. */
  readonly stop: () => void;
  readonly snapshot: () => Snapshot;
  /** How the user is spoken to at this moment. */
  readonly speech: () => Speech;
  readonly catalogue: () => readonly Service[];
  /** Takes up other services on offer; what was known of those that stay is kept. */
  readonly setCatalogue: (services: readonly Service[]) => void;
  /** Forgets everything observed, as if it had just been started for the first time. History is cleared apart. */
  readonly forget: () => void;
  /** Calls `listener` with each new snapshot; the answer ends it. */
  readonly onSnapshot: (listener: (snapshot: Snapshot) => void) => () => void;
  readonly onChange: (listener: (change: VerdictChange) => void) => () => void;
  /** Calls `notify` with each message to show; the answer ends it. What nobody showed comes again at the next start. */
  readonly onNotification: (notify: Notify) => () => void;
  /** Reads the page and probes the targets of one service, or of all, at once; resolves when their outcome is in the snapshot. */
  readonly checkNow: (serviceId: string | null) => Promise<void>;
  readonly changeSettings: (patch: SettingsPatch) => Result<Settings, StorageProblem>;
  readonly tellWhenBack: (serviceId: string, on: boolean) => void;
  /** A key was handed over or forgotten: its model is asked anew. */
  readonly modelKeyChanged: () => void;
  readonly addNotice: (notice: Notice) => void;
  readonly dismissNotice: (id: string) => void;
  /** The machine is about to sleep: stop the timers, drop what is in flight. */
  readonly suspend: () => void;
  /** The machine woke: wait, ask the controls first, count nothing that was in flight. */
  readonly resume: () => void;
  /** The machine runs on its battery: probe less often. */
  readonly setOnBattery: (isOnBattery: boolean) => void;
  /** The network changed: what is in flight says nothing any more. */
  readonly networkChanged: () => void;
}

/** A failure to connect within this time after a sleep or a network change is the network's own. */
const SETTLING_MS = 30_000;

/** Builds the engine over its ports. Nothing runs before `start`. */
export function createEngine(options: EngineOptions): Engine {
  const { ports } = options;
  const { clock, history, log } = ports;
  const snapshots = createListeners<Snapshot>(log);
  const changes = createListeners<VerdictChange>(log);
  const now = (): Now => ({ wallMs: clock.wallMs(), monoMs: clock.monoMs() });
  const speech = (): Speech => options.speechFor?.(ports.settings.get().language) ?? ENGLISH_HERE;
  let catalogue = mergeServices(options.catalogue, ports.ownServices.list());
  let watched: readonly Watched[] = watchedServices(catalogue, ports.settings.get());
  let choice: Choice = { watched, settings: ports.settings.get() };
  let state: EngineState = { ...recallState(history, watched, now()), notices: options.notices };
  let revision = 0;
  let lastLook = now();
  const padChanges = createPadFollower(options.pad, renew);
  const pace = createConcludePace(clock, settle);
  const delivery = createDelivery(confirm, log);
  const telling = createSnapshotPace(clock, () => snapshots.tell(snapshot()));

  const checks = createChecks({
    ports,
    read: () => state,
    update: (change) => {
      state = change(state);
      pace.afterOutcome(watched.length);
    },
    onWake: lookAtClocks,
    onFlush: () => {
      options.pad?.maintain(clock.wallMs());
      noteWrites([...keepAll(), history.maintain(clock.wallMs())]);
    },
    noteWrites,
    speech,
  });

  const follower = createUseFollower(
    ports.followTranscripts,
    (rows) => {
      state = { ...state, use: observeUse(state.use, rows, clock.wallMs()) };
      settle();
    },
    (reason) => log.warn('real_use', { reason }),
  );

  function settle(): void {
    const before = state;
    const conclusion = conclude({
      state,
      watched,
      settings: ports.settings.get(),
      now: now(),
      waiting: options.pad?.waiting(),
      speech: speech(),
    });
    state = conclusion.state;
    const isNews =
      conclusion.changes.length + conclusion.episodes.length + conclusion.notifications.length > 0;
    if (isNews || !isSameToldOfAll(before.told, state.told)) {
      noteWrites([
        ...conclusion.changes.map(history.addChange),
        ...conclusion.episodes.map(history.putEpisode),
        // Together, or a crash would bring back an alarm whose end was told.
        ...keepAll(),
      ]);
    }
    for (const change of conclusion.changes) {
      log.info('verdict', { service: change.serviceId, to: change.to.level, reason: change.to.reason });
      changes.tell(change);
    }
    checks.followSuspicion(watched, state.verdicts);
    for (const notification of conclusion.notifications) delivery.deliver(notification);
    renew();
  }

  function watchAnew(settings: Settings): void {
    const before = choice;
    watched = watchedServices(catalogue, settings);
    choice = { watched, settings };
    const told = withNewBaselines(state.told, before, choice);
    const use = settings.realUse.enabled ? state.use : NO_USE;
    state = { ...state, told, use, targets: withoutUntried(state.targets, watched, settings) };
    checks.watch(watched, settings);
    follower.want(settings.realUse.enabled);
    settle();
  }

  function noteWrites(writes: readonly Stored[]): void {
    const notices = withStorageNotice(state.notices, writes, clock.wallMs());
    if (notices === state.notices) return;
    state = { ...state, notices };
    renew();
  }

  function keepAll(): readonly Stored[] {
    return [history.flush(), keepTargets(history, state), ...keepVerdicts(history, state)];
  }

  function addNotice(notice: Notice): void {
    state = { ...state, notices: [...state.notices.filter(({ id }) => id !== notice.id), notice] };
    renew();
  }

  /** Counts a revision, and tells of it; `how` says whether a user waits for it. */
  function renew(how: 'soon' | 'atOnce' = 'soon'): void {
    revision += 1;
    if (snapshots.any()) telling[how]();
  }

  function snapshot(): Snapshot {
    const changes = padChanges();
    return toSnapshot({
      ...options,
      state,
      watched,
      settings: ports.settings.get(),
      revision,
      wallMs: clock.wallMs(),
      nextAt: checks.nextAt,
      keys: ports.model?.keys,
      notes: { changes, waiting: Object.fromEntries(options.pad?.waiting() ?? []) },
    });
  }

  function confirm(id: string): void {
    state = { ...state, pending: state.pending.filter((notification) => notification.id !== id) };
    noteWrites(keepVerdicts(history, state));
  }

  function lookAtClocks(dueMonoMs: number): void {
    padChanges();
    const jump = detectTimeJump(lastLook, now(), dueMonoMs);
    lastLook = now();
    switch (jump) {
      case 'none':
        return;
      case 'slept':
      case 'frozen':
        log.info('time_jump', { jump });
        startAfresh('slept', RESUME_DELAY_MS);
        return;
      case 'set_back':
        log.warn('time_jump', { jump });
        state = { ...state, freshFrom: Math.min(state.freshFrom, clock.wallMs()) };
        return;
      default:
        assertNever(jump);
    }
  }

  /** Nothing seen before this moment tells of now, and nothing in flight either. */
  function startAfresh(gap: Gap, delayMs: number): void {
    lastLook = now();
    state = { ...state, gap, freshFrom: clock.wallMs(), settlingUntilMonoMs: clock.monoMs() + SETTLING_MS };
    checks.startAfresh(delayMs);
    settle();
  }

  return {
    start: () => {
      options.pad?.onNotice(addNotice);
      options.pad?.onChange(padChanges);
      lastLook = now();
      const untold = state.pending;
      watchAnew(ports.settings.get());
      checks.proceed();
      for (const notification of untold) delivery.deliver(notification);
    },
    stop: () => {
      pace.flush();
      follower.want(false);
      checks.stop();
      noteWrites(keepAll());
      checks.keepPages();
      telling.cancel();
    },
    snapshot,
    speech,
    catalogue: () => catalogue,
    setCatalogue: (services) => {
      catalogue = services;
      watchAnew(ports.settings.get());
    },
    forget: () => {
      state = forgetSeen(state, clock.wallMs());
      settle();
    },
    onSnapshot: snapshots.add,
    onChange: changes.add,
    onNotification: delivery.add,
    checkNow: async (serviceId) => {
      await checks.checkNow(watched.filter(({ service }) => serviceId === null || service.id === serviceId));
      pace.flush();
    },
    changeSettings: (patch) => {
      const changed = ports.settings.set(patch);
      if (!changed.ok) return changed;
      watchAnew(changed.value);
      renew('atOnce');
      return changed;
    },
    tellWhenBack: (serviceId, on) => {
      const told = state.told.get(serviceId) ?? NOTHING_TOLD;
      state = { ...state, told: withEntry(state.told, serviceId, { ...told, tellWhenBack: on }) };
      noteWrites(keepVerdicts(history, state));
      settle();
      renew('atOnce');
    },
    modelKeyChanged: () => {
      state = { ...state, modelCheck: withNewKey(state.modelCheck) };
      watchAnew(ports.settings.get());
    },
    addNotice,
    dismissNotice: (id) => {
      state = { ...state, notices: state.notices.filter((notice) => notice.id !== id) };
      renew('atOnce');
    },
    suspend: () => {
      pace.flush();
      checks.pause();
      noteWrites([history.flush()]);
    },
    resume: () => {
      startAfresh('slept', RESUME_DELAY_MS);
      checks.proceed();
    },
    setOnBattery: checks.setOnBattery,
    networkChanged: () => startAfresh('network_changed', RESUME_DELAY_MS),
  };
}
