import type { EventEmitter } from 'node:events';
import type { Engine } from '../core/engine.ts';
import type { Clock } from '../core/ports.ts';

/** Electron tells nothing of a network change; asking for the addresses is one cheap system call. */
const NETWORK_LOOK_MS = 10_000;
/** Timers stand still in sleep. If one of this length runs out, the machine is awake, whatever was or was not announced. */
const SLEEP_DOUBT_MS = 60_000;

export interface PowerOptions {
  readonly engine: Pick<Engine, 'suspend' | 'resume' | 'networkChanged'>;
  readonly clock: Pick<Clock, 'after'>;
  /** Electron's `powerMonitor`, as far as it is listened to. */
  readonly monitor: Pick<EventEmitter, 'on' | 'off'>;
  /** The machine's place in the network; see `networkFingerprint`. */
  readonly readNetwork: () => string;
}

/**
 * Tells the engine when the machine sleeps, wakes, or moves to another network. A sleep that never comes, or whose end is
 * never announced, is over after a minute awake: a monitor that waits for ever is worse than none. The answer ends it.
 */
export function watchPower({ engine, clock, monitor, readNetwork }: PowerOptions): () => void {
  let network = readNetwork();
  let isAsleep = false;
  let cancel: () => void = () => undefined;

  const look = (): void => {
    const now = readNetwork();
    if (now !== network) engine.networkChanged();
    network = now;
    cancel = clock.after(NETWORK_LOOK_MS, look);
  };
  const resume = (): void => {
    cancel();
    isAsleep = false;
    network = readNetwork();
    engine.resume();
    cancel = clock.after(NETWORK_LOOK_MS, look);
  };
  const suspend = (): void => {
    if (isAsleep) return;
    cancel();
    isAsleep = true;
    engine.suspend();
    cancel = clock.after(SLEEP_DOUBT_MS, resume);
  };

  monitor.on('suspend', suspend);
  monitor.on('resume', resume);
  cancel = clock.after(NETWORK_LOOK_MS, look);
  return () => {
    monitor.off('suspend', suspend);
    monitor.off('resume', resume);
    cancel();
  };
}
