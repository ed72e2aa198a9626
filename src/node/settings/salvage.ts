import { type Settings, SettingsSchema } from '../../shared/settings.ts';
import type { RawSettings } from './migrate-settings.ts';

export interface Salvaged {
  readonly settings: Settings;
  /** Where the values were that could not be used, such as `probes.intervalMs`; each is at its default now. */
  readonly dropped: readonly string[];
}

/** What is usable of raw settings: whatever the schema objects to is taken out, field by field, and the defaults stand in. */
export function salvageSettings(raw: RawSettings): Salvaged {
  const draft: unknown = structuredClone(raw);
  const dropped: string[] = [];
  // Each round takes something out, so it ends; the bound is for a file made to be slow.
  for (let round = 0; round < 1_000; round += 1) {
    const parsed = SettingsSchema.safeParse(draft);
    if (parsed.success) return { settings: parsed.data, dropped };
    const removed = removeAt(draft, parsed.error.issues[0]?.path ?? []);
    if (removed === null) break;
    dropped.push(removed);
  }
  return { settings: SettingsSchema.parse({}), dropped: [...dropped, 'everything'] };
}

/**
 * Takes out the value at a path, or, where it is missing, the nearest thing around it that is there: what lacks a field it must
 * have is no use. Answers the path of what was taken out; null where there is nothing to take.
 */
function removeAt(root: unknown, path: readonly PropertyKey[]): string | null {
  for (let length = path.length; length > 0; length -= 1) {
    const holder = path.slice(0, length - 1).reduce(childOf, root);
    const key = path[length - 1];
    if (key === undefined || typeof holder !== 'object' || holder === null || !(key in holder)) continue;
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else Reflect.deleteProperty(holder, key);
    return path.slice(0, length).map(String).join('.');
  }
  return null;
}

function childOf(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
