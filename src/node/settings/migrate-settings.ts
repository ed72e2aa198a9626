/** The version of settings this program reads and writes. */
export const SETTINGS_VERSION = 1;

export type RawSettings = Readonly<Record<string, unknown>>;

/** Entry n takes settings of version n + 1 to the next. Only ever append. */
const SETTINGS_MIGRATIONS: readonly ((raw: RawSettings) => RawSettings)[] = [];

/** The version raw settings say they are of; 1 where they do not say. */
export function settingsVersion(raw: RawSettings): number {
  const version = raw.version;
  return typeof version === 'number' && Number.isInteger(version) && version > 0 ? version : 1;
}

/**
 * Raw settings as of the newest version. Settings of a version that is newer still are taken for what they may be: what this
 * version knows of them is read, the rest passed over.
 */
export function migrateSettings(
  raw: RawSettings,
  migrations: readonly ((raw: RawSettings) => RawSettings)[] = SETTINGS_MIGRATIONS,
): RawSettings {
  const migrated = migrations.slice(settingsVersion(raw) - 1).reduce((now, step) => step(now), raw);
  return { ...migrated, version: migrations.length + 1 };
}
