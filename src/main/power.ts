import type { EventEmitter } from 'node:events';
import type { Engine } from '../core/engine.ts';
import type { Clock } from '../core/ports.ts';

/** Electron tells nothing of a network change; asking for the addresses is one cheap system call. */
const LOOK_EVERY_MS = 10_000;
/** Timers stand still in sleep. If one of this length runs out, the machine is awake, whatever was or was not announced. */
const SLEEP_DOUBT_MS = 60_000;

export interface PowerOptions {
  readonly engine: Pick<Engine, 'suspend' | 'resume' | 'networkChanged' | 'setOnBattery' | 'checkNow'>;
  readonly clock: Pick<Clock, 'after'>;
  /** Electron's `powerMonitor`, as far as it is listened to. */
  readonly monitor: Pick<EventEmitter, 'on' | 'off'>;
  /** The machine's place in the network; see `networkFingerprint`. */
  readonly readNetwork: () => string;
  readonly isOnBattery: () => boolean;
  /** Called when the screen is locked: what floats over it must go. */
  readonly onLock: () => void;
}

/**
 * Tells the engine when the machine sleeps, wakes, moves to another network, or runs on its battery; and to look afresh when the
 * screen is unlocked. A sleep that never comes, or whose end is never announced, is over after a minute awake: a monitor that
 * waits for ever is worse than none. The battery is asked, because only macOS announces it. The answer ends it.
 */
export function watchPower(options: PowerOptions): () => void {
  const { engine, clock, monitor, readNetwork, isOnBattery, onLock } = options;
  let network = readNetwork();
  let isAsleep = false;
  let cancel: () => void = () => undefined;

  const look = (): void => {
    const now = readNetwork();
    if (now !== network) engine.networkChanged();
    network = now;
    engine.setOnBattery(isOnBattery());
    cancel = clock.after(LOOK_EVERY_MS, look);
  };
  const resume = (): void => {
    cancel();
    isAsleep = false;
    network = readNetwork();
    engine.resume();
    cancel = clock.after(LOOK_EVERY_MS, look);
  };
  const suspend = (): void => {
    if (isAsleep) return;
    cancel();
    isAsleep = true;
    engine.suspend();
    cancel = clock.after(SLEEP_DOUBT_MS, resume);
  };
  /** Waking looks afresh by itself, once the network has settled. */
  const unlock = (): void => {
    if (!isAsleep) void engine.checkNow(null);
  };

  const listeners = { suspend, resume, 'lock-screen': onLock, 'unlock-screen': unlock };
  for (const [event, listener] of Object.entries(listeners)) monitor.on(event, listener);
  engine.setOnBattery(isOnBattery());
  cancel = clock.after(LOOK_EVERY_MS, look);
  return () => {
    for (const [event, listener] of Object.entries(listeners)) monitor.off(event, listener);
    cancel();
  };
}
