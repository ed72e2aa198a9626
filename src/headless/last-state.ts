import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recallState } from '../core/memory.ts';
import type { StorageProblem } from '../core/ports.ts';
import { toSnapshot } from '../core/to-snapshot.ts';
import { watchedServices } from '../core/watched.ts';
import { HISTORY_FILE } from '../node/assemble.ts';
import { openHistoryReadOnly } from '../node/history/open.ts';
import { migrateSettings } from '../node/settings/migrate-settings.ts';
import { SETTINGS_FILE } from '../node/settings/open.ts';
import { salvageSettings } from '../node/settings/salvage.ts';
import { ok, type Result } from '../shared/result.ts';
import type { Service } from '../shared/service.ts';
import type { Settings } from '../shared/settings.ts';
import type { ServiceView, Snapshot } from '../shared/snapshot.ts';
import { toRunSettings } from './watched-settings.ts';

export interface LastStateOptions {
  readonly folder: string;
  readonly catalogue: readonly Service[];
  readonly asked: readonly Service[];
  readonly version: string;
  readonly nowMs: number;
}

/**
 * What the engine that owns a data folder last wrote down, read without a lock and without writing. `observedAt` is the newest
 * observation in it, null where there is none.
 */
export function readLastState(
  options: LastStateOptions,
): Result<{ readonly snapshot: Snapshot; readonly observedAt: number | null }, StorageProblem> {
  const { folder, catalogue, asked, version, nowMs } = options;
  const opened = openHistoryReadOnly(join(folder, HISTORY_FILE));
  if (!opened.ok) return opened;
  const settings = toRunSettings(readSettings(folder), catalogue, asked);
  const watched = watchedServices(catalogue, settings);
  const { close, ...reader } = opened.value;
  const state = recallState(reader, watched, { wallMs: nowMs, monoMs: 0 });
  close();
  const snapshot = toSnapshot({
    state,
    watched,
    settings,
    capabilities: { tray: false, notifications: false, startAtLogin: false, openLinks: false },
    version,
    run: 'last',
    revision: 0,
    wallMs: nowMs,
    nextAt: () => null,
  });
  const services = snapshot.services.map(withEvidenceAges);
  const observed = services.flatMap(observationsOf);
  return ok({
    snapshot: { ...snapshot, services },
    observedAt: observed.length === 0 ? null : Math.max(...observed),
  });
}

/** The owner of the folder is the one to repair its settings: here whatever can be used of them is. */
function readSettings(folder: string): Settings {
  try {
    const raw: unknown = JSON.parse(readFileSync(join(folder, SETTINGS_FILE), 'utf8'));
    const isRecord = typeof raw === 'object' && raw !== null && !Array.isArray(raw);
    return salvageSettings(migrateSettings(isRecord ? { ...raw } : {})).settings;
  } catch {
    return salvageSettings({}).settings;
  }
}

/** A page's reading is written when it changes, the verdict's evidence also tells when it was last found unchanged. */
function withEvidenceAges(service: ServiceView): ServiceView {
  const told = service.verdict.evidence.find((evidence) => evidence.kind === 'page');
  if (service.page === null || told?.readAt == null || told.readAt <= (service.page.readAt ?? 0))
    return service;
  return { ...service, page: { ...service.page, readAt: told.readAt } };
}

function observationsOf({ verdict, page, targets }: ServiceView): readonly number[] {
  return [verdict.observedAt, page?.triedAt, page?.readAt, ...targets.map(({ last }) => last?.at)].flatMap(
    (at) => at ?? [],
  );
}
