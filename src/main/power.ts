import { networkInterfaces } from 'node:os';
import { powerMonitor } from 'electron';
import type { Engine } from '../core/engine.ts';
import type { Clock } from '../core/ports.ts';
import { networkFingerprint } from './network-change.ts';

/** Electron tells nothing of a network change; asking for the addresses is one cheap system call. */
const NETWORK_LOOK_MS = 10_000;

type Watched = Pick<Engine, 'suspend' | 'resume' | 'networkChanged'>;

/** Tells the engine when the machine sleeps, wakes, or moves to another network. The answer ends it. */
export function watchPower(engine: Watched, clock: Clock): () => void {
  let fingerprint = networkFingerprint(networkInterfaces());
  let cancel: () => void = () => undefined;

  const look = (): void => {
    const now = networkFingerprint(networkInterfaces());
    if (now !== fingerprint) engine.networkChanged();
    fingerprint = now;
    cancel = clock.after(NETWORK_LOOK_MS, look);
  };
  const suspend = (): void => {
    cancel();
    engine.suspend();
  };
  const resume = (): void => {
    cancel();
    engine.resume();
    look();
  };

  powerMonitor.on('suspend', suspend);
  powerMonitor.on('resume', resume);
  cancel = clock.after(NETWORK_LOOK_MS, look);
  return () => {
    powerMonitor.off('suspend', suspend);
    powerMonitor.off('resume', resume);
    cancel();
  };
}
