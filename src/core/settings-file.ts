import { z } from 'zod';
import { parseJson } from '../shared/parse-json.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { type Settings, type SettingsPatch, SettingsPatchSchema } from '../shared/settings.ts';

/** What a settings file begins with, so that no other JSON is taken for one. */
const KIND = 'pilotlight-settings';
const FILE_VERSION = 1;

const EnvelopeSchema = z.object({ kind: z.literal(KIND), version: z.int(), settings: z.unknown() });

/**
 * The settings as a file's text. What belongs to this machine stays out: start at login, a running snooze, whether the first run
 * is over, what model servers it has, and consent: to read what other programs write, to fetch a dictionary, to spend money on a
 * model check.
 */
export function toSettingsText(all: Settings): string {
  const { services, probes, notifications, theme, language, alternatives, shortcut, padShortcut } = all;
  const { enabled, maintenance, quietHours } = notifications;
  const settings: SettingsPatch = {
    services,
    probes,
    notifications: { enabled, maintenance, quietHours },
    theme,
    language,
    alternatives,
    shortcut,
    padShortcut,
  };
  return `${JSON.stringify({ kind: KIND, version: FILE_VERSION, settings }, null, 2)}\n`;
}

/** Settings out of a file, and which of its services `isKnown` does not know. */
export interface SettingsFromFile {
  readonly patch: SettingsPatch;
  readonly leftOut: readonly string[];
}

function refuse(message: string): Result<never> {
  return err({ code: 'invalid', message });
}

/**
 * Reads a file's text back, whole or not at all: a file that is none of ours, of a newer version, or with a value that cannot be,
 * is refused and nothing is changed. What is written there of this machine is passed over.
 */
export function parseSettingsText(
  text: string,
  isKnown: (serviceId: string) => boolean,
): Result<SettingsFromFile> {
  const envelope = EnvelopeSchema.safeParse(parseJson(text));
  if (!envelope.success) return refuse('This is not a file of Pilotlight settings.');
  if (envelope.data.version > FILE_VERSION) {
    return refuse('These settings were written by a newer Pilotlight. Nothing was changed.');
  }
  const parsed = SettingsPatchSchema.safeParse(envelope.data.settings);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue === undefined || issue.path.length === 0 ? 'settings' : issue.path.join('.');
    return refuse(`The value of “${where}” cannot be used. Nothing was changed.`);
  }
  const {
    startAtLogin: _login,
    firstRunDone: _done,
    realUse: _use,
    localModel: _model,
    checkSpelling: _spelling,
    modelCheck: _check,
    ...portable
  } = parsed.data;
  const notifications = { ...portable.notifications };
  delete notifications.snoozedUntil;
  const { services = null } = portable;
  return ok({
    patch: {
      ...portable,
      ...(portable.notifications === undefined ? {} : { notifications }),
      ...(services === null ? {} : { services: services.filter(({ id }) => isKnown(id)) }),
    },
    leftOut: services?.filter(({ id }) => !isKnown(id)).map(({ id }) => id) ?? [],
  });
}
