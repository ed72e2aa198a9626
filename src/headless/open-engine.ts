import { randomUUID } from 'node:crypto';
import { createMerged } from '../core/catalogue/merge.ts';
import { createEngine, type Engine } from '../core/engine.ts';
import { createDispatch, type Dispatch } from '../core/handlers.ts';
import type { CatalogueStore, Clock, Log, StorageProblem } from '../core/ports.ts';
import { assemblePorts } from '../node/assemble.ts';
import { createClock } from '../node/clock.ts';
import { findTranscripts } from '../node/desktop/claude-code.ts';
import { createLog } from '../node/log.ts';
import { createEnvironmentKeys } from '../node/model-check/key-store.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { Service, ServicesFile } from '../shared/service.ts';
import type { Notice } from '../shared/snapshot.ts';
import { speechFor } from '../shared/words/languages.ts';
import { withRunSettings } from './watched-settings.ts';

export interface EngineSetup {
  readonly folder: string;
  readonly services: ServicesFile;
  /** Those services with the user's own among them, as they were at the start; where left out, `services` alone. */
  readonly offered?: readonly Service[];
  readonly candidatesFile?: string;
  /** What may replace the services on offer, and what is to be said of the one in use. */
  readonly catalogue?: CatalogueStore;
  readonly notices?: readonly Notice[];
  /** Services to watch in this run beside those chosen in the settings. */
  readonly asked?: readonly Service[];
  readonly version: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock?: Clock;
  readonly networkClock?: Clock;
  readonly canNotify?: boolean;
  /** False for a play: a story told faster than life must not spend real money. */
  readonly canAskModels?: boolean;
}

/** An engine with everything under it. Nothing runs before `engine.start`. */
export interface OpenEngine {
  readonly engine: Engine;
  readonly dispatch: Dispatch;
  readonly log: Log;
  readonly clock: Clock;
  /** Stops the engine, writes what is pending, and gives the folder free. */
  readonly close: () => void;
}

/** Builds the engine of this host over a data folder. Answers `locked` where another process owns the folder. */
export function openEngine(setup: EngineSetup): Result<OpenEngine, StorageProblem> {
  const { folder, services, version, env, asked = [] } = setup;
  const clock = setup.clock ?? createClock();
  const log = createLateLog(() => createLog({ folder, env }));
  const transcripts = findTranscripts(env);
  const assembled = assemblePorts({
    folder,
    services,
    ...(setup.catalogue === undefined ? {} : { catalogue: setup.catalogue }),
    ...(setup.candidatesFile === undefined ? {} : { candidatesFile: setup.candidatesFile }),
    version,
    log,
    clock,
    transcripts,
    ...(setup.canAskModels === false ? {} : { modelKeys: createEnvironmentKeys(env) }),
    ...(setup.networkClock === undefined ? {} : { networkClock: setup.networkClock }),
  });
  if (!assembled.ok) return assembled;
  const catalogue = services.services;
  const { notices, ports: found } = assembled.value;
  const offered = createMerged(found.catalogue.services, found.ownServices.list);
  const settings = withRunSettings(found.settings, offered, asked);
  const ports = { ...found, settings };
  // The terminal speaks English; messages on the desktop speak as the desktop does.
  // The same as a format of `Intl` would say, whose first brings 8 MB of the world's languages into memory.
  const locale = navigator.language;
  const engine = createEngine({
    ports,
    pad: ports.notes,
    catalogue,
    capabilities: {
      tray: false,
      notifications: setup.canNotify === true,
      startAtLogin: false,
      // The browser that shows the dashboard opens links itself, on whichever machine it runs.
      openLinks: false,
      realUse: transcripts !== null,
    },
    version,
    speechFor: (language) => speechFor(language, { language: locale, locale }),
    run: randomUUID(),
    notices: [...(setup.notices ?? []), ...notices],
  });
  const dispatch = createDispatch(engine, ports, {
    openLink: () => Promise.resolve(err({ code: 'unsupported', message: 'Your browser opens links here.' })),
  });
  const close = (): void => {
    engine.stop();
    assembled.value.close();
  };
  return ok({ engine, dispatch, log, clock, close });
}

/** A log whose file is opened with its first line: a folder that another process owns is left alone. */
function createLateLog(open: () => Log): Log {
  let log: Log | null = null;
  const opened = (): Log => {
    log ??= open();
    return log;
  };
  return {
    info: (event, fields) => opened().info(event, fields),
    warn: (event, fields) => opened().warn(event, fields),
    error: (event, fields) => opened().error(event, fields),
  };
}
