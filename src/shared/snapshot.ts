import { z } from 'zod';
import { CauseSchema, LevelSchema } from './level.ts';
import { ModelCheckViewSchema } from './model-check/model.ts';
import {
  BasisSchema,
  ConnectionStateSchema,
  ControlReadingSchema,
  IncidentSchema,
  OutcomeClassSchema,
  PageFailureSchema,
  SampleSchema,
} from './observation.ts';
import { FeedFormatSchema } from './service.ts';
import { SettingsSchema } from './settings.ts';
import { EpisodeSchema, VerdictSchema } from './verdict.ts';

/** What this host can do. Clients hide what it cannot, and never ask which host it is. */
export const CapabilitiesSchema = z
  .object({
    tray: z.boolean(),
    notifications: z.boolean(),
    startAtLogin: z.boolean(),
    /** Start at login is for the system's settings to switch on: this host may not. */
    startAtLoginElsewhere: z.boolean().optional(),
    openLinks: z.boolean(),
    /** Claude Code keeps its transcripts on this machine, so that real use can be followed if the user wants it. */
    realUse: z.boolean().optional(),
    /** Keys can be taken from anywhere on the desktop. */
    shortcut: z.boolean().optional(),
    /** Spelling in the notes is checked by the system, or with a dictionary that is fetched if the user wants it. */
    spelling: z.enum(['system', 'download']).optional(),
  })
  .readonly();
export type Capabilities = z.infer<typeof CapabilitiesSchema>;

/** Something the user should know about Pilotlight itself: a damaged file set aside, a full disk, a page that cannot be read. */
export const NoticeSchema = z
  .object({
    id: z.string(),
    at: z.int(),
    kind: z.enum(['storage', 'settings', 'services', 'clock', 'notification', 'desktop']),
    text: z.string(),
  })
  .readonly();
export type Notice = z.infer<typeof NoticeSchema>;

/** The last tries on a target, oldest first, for a sparkline: `ttfbMs` is null where nothing was measured. */
export const RecentSchema = z
  .object({ at: z.int(), class: OutcomeClassSchema, ttfbMs: z.number().nullable() })
  .readonly();
export type Recent = z.infer<typeof RecentSchema>;

export const TargetViewSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    url: z.string(),
    last: SampleSchema.nullable(),
    recent: z.array(RecentSchema).readonly(),
    nextAt: z.int().nullable(),
  })
  .readonly();
export type TargetView = z.infer<typeof TargetViewSchema>;

export const ComponentViewSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    group: z.string().nullable(),
    level: LevelSchema,
    watched: z.boolean(),
    /** The page no longer lists this component. */
    missing: z.boolean(),
    /** The page has it under another id than the one watched: it was found by its name. */
    foundByName: z.boolean().optional(),
  })
  .readonly();
export type ComponentView = z.infer<typeof ComponentViewSchema>;

export const PageViewSchema = z
  .object({
    url: z.string(),
    /** When its last good reading was made; null while there is none. */
    readAt: z.int().nullable(),
    /** When it was last tried, successfully or not. */
    triedAt: z.int().nullable(),
    mirror: z.string().nullable(),
    failure: PageFailureSchema.nullable(),
    /** What it turned out to be where the catalogue was not sure. */
    foundAs: FeedFormatSchema.optional(),
    /** What its last reading rests on; see `BasisSchema`. */
    basis: BasisSchema.optional(),
    nextAt: z.int().nullable(),
  })
  .readonly();
export type PageView = z.infer<typeof PageViewSchema>;

export const ServiceViewSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    homepage: z.string().nullable(),
    verdict: VerdictSchema,
    page: PageViewSchema.nullable(),
    components: z.array(ComponentViewSchema).readonly(),
    /** Open incidents and maintenances that touch a watched component, newest first. */
    incidents: z.array(IncidentSchema).readonly(),
    targets: z.array(TargetViewSchema).readonly(),
    episode: EpisodeSchema.nullable(),
    tellWhenBack: z.boolean(),
  })
  .readonly();
export type ServiceView = z.infer<typeof ServiceViewSchema>;

/** Everything a client shows, whole each time. A client drops a snapshot whose `revision` is not above the one it has. */
export const SnapshotSchema = z
  .object({
    /** Changes with each start of the engine, so that a client knows that revisions began anew. */
    run: z.string(),
    revision: z.int(),
    at: z.int(),
    version: z.string(),
    capabilities: CapabilitiesSchema,
    overall: z
      .object({ level: LevelSchema, cause: CauseSchema.nullable(), serviceId: z.string().nullable() })
      .readonly(),
    connection: z
      .object({ state: ConnectionStateSchema, reading: ControlReadingSchema.nullable() })
      .readonly(),
    services: z.array(ServiceViewSchema).readonly(),
    settings: SettingsSchema,
    notices: z.array(NoticeSchema).readonly(),
    modelCheck: ModelCheckViewSchema.optional(),
    /** `changes` rises with every change of the pad, so that a window knows to ask again; `waiting` counts prompts by service. */
    notes: z
      .object({ changes: z.int(), waiting: z.record(z.string(), z.int()).readonly() })
      .readonly()
      .optional(),
  })
  .readonly();
export type Snapshot = z.infer<typeof SnapshotSchema>;
