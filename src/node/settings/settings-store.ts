import type { SettingsStore } from '../../core/ports.ts';
import { err, ok } from '../../shared/result.ts';
import {
  type Settings,
  type SettingsPatch,
  SettingsPatchSchema,
  SettingsSchema,
} from '../../shared/settings.ts';
import { toFileProblem } from '../data-folder/file-problem.ts';
import type { SettingsFile } from './settings-file.ts';

/** Settings with a change made: fields left out or undefined stay, groups change field by field. Validates nothing. */
export function applyPatch(settings: Settings, patch: SettingsPatch): unknown {
  return {
    ...settings,
    ...withoutUndefined(patch),
    probes: { ...settings.probes, ...withoutUndefined(patch.probes ?? {}) },
    notifications: { ...settings.notifications, ...withoutUndefined(patch.notifications ?? {}) },
    realUse: { ...settings.realUse, ...withoutUndefined(patch.realUse ?? {}) },
    localModel: { ...settings.localModel, ...withoutUndefined(patch.localModel ?? {}) },
    modelCheck: { ...settings.modelCheck, ...withoutUndefined(patch.modelCheck ?? {}) },
  };
}

function withoutUndefined(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/**
 * The port over an open file. What `set` could not write is not taken on either, so memory and file never differ. Fields the
 * program does not know stay in the file.
 */
export function createSettingsStore(initial: Settings, file: SettingsFile, path: string): SettingsStore {
  let settings = initial;
  return {
    get: () => settings,
    set: (patch) => {
      const checked = SettingsPatchSchema.safeParse(patch);
      const next = checked.success ? SettingsSchema.safeParse(applyPatch(settings, checked.data)) : checked;
      if (!next.success) {
        const where = next.error.issues[0]?.path.join('.') ?? '';
        return err({
          kind: 'other',
          message: `The settings cannot be changed to that: ${where} is not valid.`,
        });
      }
      try {
        file.store = { ...file.store, ...next.data };
      } catch (error) {
        return err(toFileProblem(error, path));
      }
      settings = next.data;
      return ok(settings);
    },
  };
}
