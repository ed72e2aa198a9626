import { copyFileSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { SettingsStore, StorageProblem } from '../../core/ports.ts';
import { err } from '../../shared/result.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Notice } from '../../shared/snapshot.ts';
import { errorCode, toFileProblem, whyUnread } from '../data-folder/file-problem.ts';
import { pathBeside, setAside } from '../data-folder/set-aside.ts';
import { writeWhole } from '../data-folder/write-whole.ts';
import { migrateSettings, type RawSettings, SETTINGS_VERSION, settingsVersion } from './migrate-settings.ts';
import { type Salvaged, salvageSettings } from './salvage.ts';
import { type OpenSettingsFile, openWithConf, type SettingsFile } from './settings-file.ts';
import { createSettingsStore } from './settings-store.ts';

const NAME = 'settings';
const EXTENSION = 'json';
/** The settings' file within the data folder. */
export const SETTINGS_FILE = `${NAME}.${EXTENSION}`;

export interface SettingsOptions {
  readonly folder: string;
  /** Opens the file; `openWithConf` unless the host has something better. */
  readonly openFile?: OpenSettingsFile;
  readonly wallMs?: () => number;
}

export interface OpenedSettings {
  readonly settings: SettingsStore;
  /** What the user should know, such as a damaged file that was set aside. */
  readonly notices: readonly Notice[];
}

/** What the file held. */
type Found =
  | { readonly kind: 'missing' }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'unreadable'; readonly error: unknown }
  | { readonly kind: 'read'; readonly raw: RawSettings; readonly isMarked: boolean };

/**
 * Opens the settings, which always succeeds: what cannot be read is set aside under a name that says when, what can be is
 * kept, defaults stand in for the rest, and a notice tells of it. A file of a newer version is kept aside as well before
 * this one writes over it.
 */
export function openSettings(options: SettingsOptions): OpenedSettings {
  const { folder, openFile = openWithConf, wallMs = Date.now } = options;
  const path = join(folder, SETTINGS_FILE);
  const now = wallMs();
  const notice = (text: string): Notice => ({ id: 'settings-file', at: now, kind: 'settings', text });
  const open = (): SettingsFile =>
    openFile({
      cwd: folder,
      name: NAME,
      fileExtension: EXTENSION,
      configFileMode: 0o600,
      clearInvalidConfig: false,
    });

  const found = readSettingsFile(path);
  const salvaged = salvageSettings(migrateSettings(found.kind === 'read' ? found.raw : {}));
  const refusing = (problem: StorageProblem): OpenedSettings => ({
    settings: createRefusingStore(salvaged.settings, problem),
    notices: [notice(problem.message)],
  });
  if (found.kind === 'unreadable') return refusing(unreadProblem(found.error, path));
  const reason = reasonToKeepAside(found, salvaged);
  try {
    // Conf cannot read the mark either.
    if (found.kind === 'read' && found.isMarked)
      writeWhole(path, `${JSON.stringify(found.raw, null, '\t')}\n`);
    if (reason === null) {
      return { settings: createSettingsStore(salvaged.settings, open(), path), notices: [] };
    }
    const aside = keepAside(path, reason, now);
    const file = open();
    file.store = { ...salvaged.settings };
    return {
      settings: createSettingsStore(salvaged.settings, file, path),
      notices: [notice(toNoticeText(reason, salvaged, basename(aside)))],
    };
  } catch (error) {
    const { kind, message } = toFileProblem(error, path);
    return refusing({ kind, message: `${message} Settings cannot be changed until it can be.` });
  }
}

function unreadProblem(error: unknown, path: string): StorageProblem {
  const then = 'The defaults are used, and settings cannot be changed until a start at which it can be read.';
  return { kind: 'other', message: `${path} could not be read: ${whyUnread(error)} ${then}` };
}

function readSettingsFile(path: string): Found {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? { kind: 'missing' } : { kind: 'unreadable', error };
  }
  try {
    // Editors on Windows write a byte order mark, which no JSON may begin with.
    const isMarked = text.startsWith('\ufeff');
    const value: unknown = JSON.parse(isMarked ? text.slice(1) : text);
    return isRecord(value) ? { kind: 'read', raw: value, isMarked } : { kind: 'damaged' };
  } catch (error) {
    if (error instanceof SyntaxError) return { kind: 'damaged' };
    throw error;
  }
}

function isRecord(value: unknown): value is RawSettings {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Reason = 'damaged' | 'newer' | 'invalid';

function reasonToKeepAside(found: Found, salvaged: Salvaged): Reason | null {
  if (found.kind === 'damaged') return 'damaged';
  if (found.kind !== 'read') return null;
  if (settingsVersion(found.raw) > SETTINGS_VERSION) return 'newer';
  return salvaged.dropped.length > 0 ? 'invalid' : null;
}

/** Keeps the file as it is beside the one that will be written. Conf cannot open one that is no JSON, so that one is moved. */
function keepAside(path: string, reason: Reason, wallMs: number): string {
  if (reason === 'damaged') return setAside(path, 'damaged', wallMs);
  const aside = pathBeside(path, reason === 'newer' ? 'newer' : 'damaged', wallMs);
  copyFileSync(path, aside);
  return aside;
}

function toNoticeText(reason: Reason, salvaged: Salvaged, aside: string): string {
  switch (reason) {
    case 'damaged':
      return `The settings file was damaged. It was kept as ${aside}, and the defaults are used.`;
    case 'newer':
      return `The settings were written by a newer Pilotlight. They were kept as ${aside}; what this one knows of them is used.`;
    case 'invalid':
      return `Some settings were not valid and are at their defaults again: ${salvaged.dropped.join(', ')}. The file was kept as ${aside}.`;
  }
}

/** Stands in for a file that cannot be opened: every change fails for the same reason. */
function createRefusingStore(settings: Settings, problem: StorageProblem): SettingsStore {
  return { get: () => settings, set: () => err(problem) };
}
