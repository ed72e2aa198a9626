import { randomUUID } from 'node:crypto';
import { app, safeStorage, session } from 'electron';
import Store from 'electron-store';
import { createEngine, type Engine } from '../core/engine.ts';
import { createDispatch, type Dispatch, type HostActions } from '../core/handlers.ts';
import type { Clock, Log, StorageProblem } from '../core/ports.ts';
import { assemblePorts } from '../node/assemble.ts';
import { createClock } from '../node/clock.ts';
import { findTranscripts } from '../node/desktop/claude-code.ts';
import { createEnvironmentProxy } from '../node/http/environment-proxy.ts';
import type { ResolveProxy } from '../node/http/network.ts';
import { createLog } from '../node/log.ts';
import { ok, type Result } from '../shared/result.ts';
import { speechFor } from '../shared/words/languages.ts';
import { type Autostart, createAutostart } from './autostart.ts';
import { adoptAutostart } from './follow-autostart.ts';
import { createKeyRing } from './key-ring.ts';
import { openCatalogueAnyway } from './load-services.ts';
import { CANDIDATES_FILE, CATALOGUE_FILE } from './paths.ts';
import { parseProxyAnswer } from './proxy.ts';
import { openLink } from './security.ts';
import { spellingOf } from './spelling.ts';
import { systemHabits } from './system-habits.ts';

/** The engine with what the desktop parts need beside it. */
export interface OpenEngine {
  readonly engine: Engine;
  /** Opens the contract's door, with what a client may ask of the desktop beside the engine. */
  readonly createDispatch: (desk: Omit<HostActions, 'openLink'>) => Dispatch;
  readonly clock: Clock;
  readonly log: Log;
  readonly autostart: Autostart | null;
  /** Stops the engine, closes its files and lets the data folder go. */
  readonly close: () => void;
}

/** The system's proxy for an address, as Chromium finds it; the environment's where the system names none. */
function createSystemProxy(): ResolveProxy {
  const environmentProxy = createEnvironmentProxy(process.env);
  return async (url) =>
    parseProxyAnswer(await session.defaultSession.resolveProxy(url)) ?? environmentProxy(url);
}

/** Opens the data folder and builds the engine over it. Nothing runs before its `start`. Fails where another one owns the folder. */
export function openEngine(folder: string, servicesFile: string | null): Result<OpenEngine, StorageProblem> {
  const clock = createClock();
  const log = createLog({ folder, env: process.env });
  const { services, catalogue, notices } = openCatalogueAnyway({
    catalogueFile: CATALOGUE_FILE,
    userFile: servicesFile,
    folder,
    wallMs: clock.wallMs(),
  });
  const transcripts = findTranscripts(process.env);
  const assembled = assemblePorts({
    folder,
    services,
    catalogue,
    candidatesFile: CANDIDATES_FILE,
    version: app.getVersion(),
    log,
    clock,
    transcripts,
    resolveProxy: createSystemProxy(),
    modelKeys: createKeyRing({ folder, env: process.env, platform: process.platform, safeStorage }),
    openSettingsFile: (options) => new Store<Record<string, unknown>>(options),
  });
  if (!assembled.ok) {
    log.error('start', { message: assembled.error.message });
    return assembled;
  }
  const { ports, close } = assembled.value;
  const habits = systemHabits(app);
  const autostart = createAutostart(app, process.env);
  if (autostart !== null) adoptAutostart(ports.settings, autostart);
  const engine = createEngine({
    ports,
    pad: ports.notes,
    catalogue: services.services,
    capabilities: {
      tray: true,
      notifications: true,
      startAtLogin: autostart !== null,
      startAtLoginElsewhere: autostart === null && process.platform === 'linux',
      openLinks: true,
      realUse: transcripts !== null,
      shortcut: true,
      spelling: spellingOf(process.platform),
    },
    version: app.getVersion(),
    speechFor: (language) => speechFor(language, habits),
    run: randomUUID(),
    notices: [...notices, ...assembled.value.notices],
  });
  return ok({
    engine,
    createDispatch: (desk) => createDispatch(engine, ports, { openLink, ...desk }),
    clock,
    log,
    autostart,
    close: () => {
      engine.stop();
      close();
    },
  });
}
