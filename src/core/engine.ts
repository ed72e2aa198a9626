import type { Result } from '../shared/result.ts';
import type { Service } from '../shared/service.ts';
import type { Settings, SettingsPatch } from '../shared/settings.ts';
import type { Capabilities, Notice, Snapshot } from '../shared/snapshot.ts';
import type { VerdictChange } from '../shared/verdict.ts';
import type { Notification } from './notification.ts';
import type { Ports, StorageProblem } from './ports.ts';

export interface EngineOptions {
  readonly ports: Ports;
  /** Every service on offer; the settings say which are watched. */
  readonly catalogue: readonly Service[];
  readonly capabilities: Capabilities;
  readonly version: string;
  /** Names this run of the engine; see `Snapshot.run`. */
  readonly run: string;
  /** What the host found at start, such as a damaged file set aside. */
  readonly notices: readonly Notice[];
}

/** What a host can ask of the engine. The engine decides and remembers; the host performs what it is told and confirms it. */
export interface Engine {
  readonly start: () => void;
  /** Stops all timers, aborts what is in flight, writes what is pending. The engine cannot be started again. */
  readonly stop: () => void;
  readonly snapshot: () => Snapshot;
  readonly catalogue: () => readonly Service[];
  /** Calls `listener` with each new snapshot; the answer ends it. */
  readonly onSnapshot: (listener: (snapshot: Snapshot) => void) => () => void;
  readonly onChange: (listener: (change: VerdictChange) => void) => () => void;
  /** Calls `listener` with each message to show; answered with whether it was shown. Unconfirmed messages come again at the next start. */
  readonly onNotification: (listener: (notification: Notification) => Promise<boolean>) => () => void;
  /** Reads the page and probes the targets of one service, or of all, at once; resolves when their outcome is in the snapshot. */
  readonly checkNow: (serviceId: string | null) => Promise<void>;
  readonly changeSettings: (patch: SettingsPatch) => Result<Settings, StorageProblem>;
  readonly tellWhenBack: (serviceId: string, on: boolean) => void;
  readonly addNotice: (notice: Notice) => void;
  readonly dismissNotice: (id: string) => void;
  /** The machine is about to sleep: stop the timers, drop what is in flight. */
  readonly suspend: () => void;
  /** The machine woke: wait, ask the controls first, count nothing that was in flight. */
  readonly resume: () => void;
  /** The network changed: what is in flight says nothing any more. */
  readonly networkChanged: () => void;
}

/** Builds the engine over its ports. Nothing runs before `start`. */
export declare function createEngine(options: EngineOptions): Engine;
