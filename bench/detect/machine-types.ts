import type { EngineState } from '../../src/core/engine-state.ts';
import type { Notification } from '../../src/core/notification.ts';
import type { Watched } from '../../src/core/watched.ts';
import type { Level } from '../../src/shared/level.ts';
import type { Settings } from '../../src/shared/settings.ts';
import type { Forced, Truth } from './outcome.ts';
import type { Random } from './random.ts';
import type { Trouble } from './weather.ts';

/**
 * One machine that watches, in virtual time and without I/O: the engine's loop as `core/checks.ts` and `core/engine.ts` run
 * it, over the same classification, gate, charts, fusion and alerts, with the network played by `outcome.ts`.
 */
export interface Machine {
  /** Runs until `untilMs`, or until `isDone` says so after a job. */
  readonly run: (untilMs: number, isDone?: () => boolean) => void;
  readonly nowMs: () => number;
  /** Nothing is failing, suspected or told: time may be skipped. */
  readonly isCalm: () => boolean;
  /** Puts the machine to `atMs`, as if all had been well until then. */
  readonly skipTo: (atMs: number) => void;
  readonly force: (targetId: string, forced: Forced) => void;
  /** Stops all jobs until then, as sleep and a frozen process do; `isNoticed` is whether the engine learns of it. */
  readonly standStill: (untilMs: number, isNoticed: boolean) => void;
  readonly networkChanged: () => void;
  readonly state: () => EngineState;
}

export interface MachineOptions {
  readonly watched: readonly Watched[];
  readonly random: Random;
  /** What the user chose; the defaults where left out. */
  readonly settings?: Settings;
  readonly troublesAt: (atMs: number) => readonly Trouble[];
  /** What the page of a service says at a time. */
  readonly officialAt: (serviceId: string, atMs: number) => Level;
  readonly onNotification: (notification: Notification) => void;
  /** Concluding only from tries that can change anything; on unless told otherwise. */
  readonly isShortcut?: boolean;
  /** Each try as it was judged, beside the truth. */
  readonly onTry?: (tried: Tried) => void;
}

export interface Tried {
  readonly targetId: string;
  readonly at: number;
  /** It moved a chart up: a failure that counted, or an answer called slow. */
  readonly isBad: boolean;
  readonly truth: Truth;
}
