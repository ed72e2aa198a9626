import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ModelPort } from '../core/model-ports.ts';
import type { CatalogueStore, Clock, Log, Ports, StorageProblem } from '../core/ports.ts';
import { ok, type Result } from '../shared/result.ts';
import type { ServicesFile } from '../shared/service.ts';
import type { Notice } from '../shared/snapshot.ts';
import { createFixedCatalogue } from './catalogue.ts';
import { createControlCheck } from './controls/control-check.ts';
import { DEFAULT_CONTROLS } from './controls/default-controls.ts';
import { createDataFolder } from './data-folder/data-folder.ts';
import { describeFolder } from './data-folder/list-files.ts';
import { acquireLock } from './data-folder/lock.ts';
import { openHistory } from './history/open.ts';
import { createNetwork, type Network, type ResolveProxy } from './http/network.ts';
import { createPageFetcher } from './http/page-fetcher.ts';
import type { ModelKeyStore } from './model-check/key-store.ts';
import { createNameServerCheck } from './names/name-server.ts';
import { createNetworkKey } from './network-key.ts';
import { createNoteStore, NOTES_FILE } from './notes/create-note-store.ts';
import { noteFiles } from './notes/note-files.ts';
import { openOwnServices } from './own-services.ts';
import { createProbe } from './probe/probe.ts';
import { createFollowTranscripts } from './real-use/follow-transcripts.ts';
import { openSettings } from './settings/open.ts';
import type { OpenSettingsFile } from './settings/settings-file.ts';

export const HISTORY_FILE = 'history.db';

export interface AssembleOptions {
  /** The data folder; made if it is missing, and owned until `close`. */
  readonly folder: string;
  /** The services on offer, with the controls and the authority to go with them. */
  readonly services: ServicesFile;
  /** What may replace them; where it is left out, nothing. */
  readonly catalogue?: CatalogueStore;
  /** The document of names that are only looked for when they are added; none where it is left out or cannot be read. */
  readonly candidatesFile?: string;
  readonly version: string;
  readonly log: Log;
  readonly clock: Clock;
  /** Times what happens on the wire, where that is not the engine's clock: a story told faster than life. */
  readonly networkClock?: Clock;
  /** Where it is left out, the proxies of the environment. */
  readonly resolveProxy?: ResolveProxy;
  /** Claude Code's transcripts, followed where the settings say so; null, or left out, where there are none. */
  readonly transcripts?: string | null;
  /** The keys with which models are asked; where they are left out, none is. */
  readonly modelKeys?: ModelKeyStore;
  /** Where it is left out, `conf`. */
  readonly openSettingsFile?: OpenSettingsFile;
}

export interface Assembled {
  readonly ports: Ports;
  /** What the user should know of what was found in the folder. */
  readonly notices: readonly Notice[];
  /** Closes history and notes, and gives the folder free. */
  readonly close: () => void;
}

/** Makes every port of the engine over one data folder. Answers `locked` where another engine owns the folder. */
export function assemblePorts(options: AssembleOptions): Result<Assembled, StorageProblem> {
  const { folder, services, clock, log } = options;
  const made = createDataFolder(folder);
  if (!made.ok) return made;
  const lock = acquireLock(folder);
  if (!lock.ok) return lock;
  const opened = openHistory({ path: join(folder, HISTORY_FILE), clock, log });
  if (!opened.ok) {
    lock.value.release();
    return opened;
  }
  const { history } = opened.value;
  const notes = createNoteStore({ path: join(folder, NOTES_FILE), clock, log });
  const { settings, notices } = openSettings({
    folder,
    wallMs: clock.wallMs,
    ...(options.openSettingsFile === undefined ? {} : { openFile: options.openSettingsFile }),
  });
  const own = openOwnServices(folder, clock.wallMs());
  const network = createNetwork({
    clock: options.networkClock ?? clock,
    userAgent: `Pilotlight/${options.version}`,
    extraCaPem: services.caPem,
    ...(options.resolveProxy === undefined ? {} : { resolveProxy: options.resolveProxy }),
  });
  const closing = new AbortController();
  return ok({
    ports: {
      clock,
      log,
      history,
      settings,
      notes,
      noteFiles,
      catalogue: options.catalogue ?? createFixedCatalogue(services.services),
      ownServices: own.ownServices,
      readCandidates: () => readDocument(options.candidatesFile),
      dataFolder: describeFolder(folder),
      fetchPage: createPageFetcher(network),
      probe: createProbe(network),
      checkControls: createControlCheck(network, services.controls ?? DEFAULT_CONTROLS),
      // With controls of its own, a services file is about a closed network: nobody outside is asked.
      ...(services.controls === null ? { askNameServer: createNameServerCheck(network) } : {}),
      networkKey: createNetworkKey(clock.monoMs),
      ...(options.transcripts == null
        ? {}
        : { followTranscripts: createFollowTranscripts(options.transcripts) }),
      loadLocalModels: async () =>
        (await import('./local-model/local-models.ts')).createLocalModels(network, closing.signal),
      ...(options.modelKeys === undefined
        ? {}
        : { model: createModelPort(network, options.modelKeys, services.models ?? {}) }),
      random: Math.random,
    },
    notices: [...opened.value.notices, ...notices, ...own.notices],
    close: () => {
      closing.abort();
      notes.close();
      history.close();
      lock.value.release();
    },
  });
}

/** What asks a model is loaded with the first request: most never make one. */
function createModelPort(
  network: Network,
  keys: ModelKeyStore,
  addresses: Readonly<Record<string, string>>,
): ModelPort {
  return {
    keys,
    ask: async (request) => {
      const { askModel } = await import('./model-check/ask-model.ts');
      return askModel(request, network, keys, addresses);
    },
  };
}

/** Without the document a search finds the services on offer alone, which is no reason to stop. */
function readDocument(path: string | undefined): unknown {
  if (path === undefined) return null;
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
