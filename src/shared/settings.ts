import { z } from 'zod';
import { LevelSchema } from './level.ts';
import { MAX_ADDRESS_CHARS, parseLoopbackAddress } from './local-model/address.ts';
import { MAX_MODEL_CHARS } from './local-model/model.ts';
import { ModelCheckPatchSchema, ModelCheckSettingsSchema } from './model-check/model.ts';

const TimeOfDaySchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Keys in Electron's words, at least one of them a modifier: https://www.electronjs.org/docs/latest/tutorial/keyboard-shortcuts */
const ShortcutSchema = z
  .string()
  .regex(
    /^(?:(?:CommandOrControl|Command|Control|Alt|Shift|Super)\+){1,3}(?:[A-Z0-9]|F(?:[1-9]|1\d|2[0-4])|Space)$/,
  );

const LocalModelShape = {
  enabled: z.boolean(),
  /** Where a model server of the user's own listens on this computer; null for none beside those that are looked for. */
  address: z
    .string()
    .max(MAX_ADDRESS_CHARS)
    .refine((address) => parseLoopbackAddress(address) !== null, 'not an address of this computer')
    .nullable(),
  /** The model that is offered first; null for any. */
  model: z.string().max(MAX_MODEL_CHARS).nullable(),
};

/** What the user chose for one service. `components` null means the catalogue's choice. */
export const WatchedServiceSchema = z
  .object({
    id: z.string(),
    components: z.array(z.string()).readonly().nullable().default(null),
    /** The least level that notifies; null silences the service. */
    notifyFrom: LevelSchema.extract(['degraded', 'partial_outage', 'major_outage'])
      .nullable()
      .default('degraded'),
  })
  .readonly();
export type WatchedService = z.infer<typeof WatchedServiceSchema>;

/** The intervals between tries that are offered, and whose delays and false alarms are measured. */
export const PROBE_INTERVALS_MS = [15_000, 30_000, 60_000, 120_000, 300_000, 900_000] as const;

/** How soon trouble seen from here is told: sooner costs false alarms. It sets the limits of the charts and nothing else. */
export const SensitivitySchema = z.enum(['early', 'balanced', 'calm']);
export type Sensitivity = z.infer<typeof SensitivitySchema>;

const ProbesShape = {
  enabled: z.boolean(),
  intervalMs: z.int().min(15_000).max(3_600_000),
  sensitivity: SensitivitySchema,
};

const NotificationsShape = {
  enabled: z.boolean(),
  maintenance: z.boolean(),
  quietHours: z.object({ from: TimeOfDaySchema, to: TimeOfDaySchema }).readonly().nullable(),
  snoozedUntil: z.int().nullable(),
};

const ThemeSchema = z.enum(['system', 'light', 'dark']);
const LanguageSchema = z.enum(['system', 'en', 'de']);

/** Everything the user can choose. Every field has a default, so that an older or partial file is completed, not refused. */
export const SettingsSchema = z
  .object({
    version: z.literal(1).default(1),
    /** Null until the user chose: then the catalogue's default services are watched. */
    services: z.array(WatchedServiceSchema).readonly().nullable().default(null),
    probes: z
      .object({
        enabled: ProbesShape.enabled.default(true),
        intervalMs: ProbesShape.intervalMs.default(30_000),
        sensitivity: ProbesShape.sensitivity.default('balanced'),
      })
      .readonly()
      .prefault({}),
    notifications: z
      .object({
        enabled: NotificationsShape.enabled.default(true),
        maintenance: NotificationsShape.maintenance.default(false),
        quietHours: NotificationsShape.quietHours.default(null),
        snoozedUntil: NotificationsShape.snoozedUntil.default(null),
      })
      .readonly()
      .prefault({}),
    startAtLogin: z.boolean().default(false),
    /** The keys that open the panel or the window from anywhere; null for none. */
    shortcut: ShortcutSchema.nullable().default(null),
    /** The keys that open the notes from anywhere; null for none. */
    padShortcut: ShortcutSchema.nullable().default(null),
    realUse: z
      .object({
        /** Consent to follow what Claude Code writes of its own errors on this machine. */
        enabled: z.boolean().default(false),
      })
      .readonly()
      .prefault({}),
    /** Consent to fetch a dictionary, where spelling cannot be checked without. */
    checkSpelling: z.boolean().default(false),
    modelCheck: ModelCheckSettingsSchema.prefault({}),
    /** The user has been through the first run, or has put it away. */
    firstRunDone: z.boolean().default(false),
    theme: ThemeSchema.default('system'),
    /** The language of the window, the tray and the messages; `system` is the one the system asks for, where it is spoken. */
    language: LanguageSchema.default('system'),
    /** Services to offer in place of one in trouble, by id; null until the user chose: those of the same kind. */
    alternatives: z.array(z.string()).readonly().nullable().default(null),
    /** Consent to have prompts answered by a model server on this computer. */
    localModel: z
      .object({
        enabled: LocalModelShape.enabled.default(false),
        address: LocalModelShape.address.default(null),
        model: LocalModelShape.model.default(null),
      })
      .readonly()
      .prefault({}),
  })
  .readonly();
export type Settings = z.infer<typeof SettingsSchema>;

/** A change of some settings; what is left out stays. Nested groups are replaced field by field. */
export const SettingsPatchSchema = z
  .object({
    services: z.array(WatchedServiceSchema).readonly().nullable(),
    probes: z.object(ProbesShape).partial().readonly(),
    notifications: z.object(NotificationsShape).partial().readonly(),
    startAtLogin: z.boolean(),
    shortcut: ShortcutSchema.nullable(),
    padShortcut: ShortcutSchema.nullable(),
    realUse: z.object({ enabled: z.boolean() }).partial().readonly(),
    checkSpelling: z.boolean(),
    modelCheck: ModelCheckPatchSchema,
    firstRunDone: z.boolean(),
    theme: ThemeSchema,
    language: LanguageSchema,
    alternatives: z.array(z.string()).readonly().nullable(),
    localModel: z.object(LocalModelShape).partial().readonly(),
  })
  .partial()
  .strict()
  .readonly();
export type SettingsPatch = z.infer<typeof SettingsPatchSchema>;
