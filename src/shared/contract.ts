import { z } from 'zod';
import { CATALOGUE_CALLS } from './catalogue-calls.ts';
import { DATA_CALLS } from './data-calls.ts';
import { DIAGNOSIS_CALLS, DiagnosisStepSchema } from './diagnosis.ts';
import { HISTORY_CALLS } from './history-calls.ts';
import { HOST_CALLS } from './host-calls.ts';
import { LOCAL_MODEL_CALLS } from './local-model/calls.ts';
import { MODEL_CHECK_CALLS } from './model-check/calls.ts';
import type { CallName, EventName } from './names.ts';
import { NOTE_CALLS } from './notes/calls.ts';
import { ControlReadingSchema, IncidentSchema } from './observation.ts';
import { SERVICE_CALLS } from './service-calls.ts';
import { SettingsPatchSchema, SettingsSchema } from './settings.ts';
import { SnapshotSchema } from './snapshot.ts';
import { EpisodeSchema, VerdictChangeSchema } from './verdict.ts';

const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();
const RangeSchema = { fromMs: z.int(), toMs: z.int() };
const NothingSchema = z.object({}).strict().readonly();

/** A catalogue entry as a client needs it to offer a service. */
export const CatalogueEntrySchema = z
  .object({
    id: z.string(),
    name: z.string(),
    category: z.string(),
    homepage: z.string().nullable(),
    watched: z.boolean(),
    components: list(z.object({ id: z.string(), name: z.string(), group: z.string().nullable() }).readonly()),
  })
  .readonly();
export type CatalogueEntry = z.infer<typeof CatalogueEntrySchema>;

export const IncidentRowSchema = z.object({ serviceId: z.string(), incident: IncidentSchema }).readonly();
export type IncidentRow = z.infer<typeof IncidentRowSchema>;

/**
 * Every call a client can make: queries answer, commands change something. `kind` tells them apart; request and response
 * are checked on both sides. The name is the IPC channel and the URL path.
 */
export const CALLS = {
  'snapshot.get': { kind: 'query', request: NothingSchema, response: SnapshotSchema },
  'catalogue.list': { kind: 'query', request: NothingSchema, response: list(CatalogueEntrySchema) },
  'history.changes': {
    kind: 'query',
    /** `inForce` asks for the change in force at `fromMs` as well, which lies before it. */
    request: z.object({ serviceId: z.string(), ...RangeSchema, inForce: z.boolean().optional() }).readonly(),
    response: list(VerdictChangeSchema),
  },
  'history.episodes': {
    kind: 'query',
    request: z.object({ serviceId: z.string().nullable(), ...RangeSchema }).readonly(),
    response: list(EpisodeSchema),
  },
  'incidents.list': {
    kind: 'query',
    request: z.object({ serviceId: z.string().nullable(), limit: z.int().min(1).max(500) }).readonly(),
    response: list(IncidentRowSchema),
  },
  'service.check': {
    kind: 'command',
    request: z.object({ serviceId: z.string().nullable() }).readonly(),
    response: NothingSchema,
  },
  'service.tellWhenBack': {
    kind: 'command',
    request: z.object({ serviceId: z.string(), on: z.boolean() }).readonly(),
    response: NothingSchema,
  },
  'settings.set': { kind: 'command', request: SettingsPatchSchema, response: SettingsSchema },
  'notice.dismiss': {
    kind: 'command',
    request: z.object({ id: z.string() }).readonly(),
    response: NothingSchema,
  },
  'connection.diagnose': {
    kind: 'query',
    request: NothingSchema,
    response: z
      .object({ at: z.int(), steps: list(DiagnosisStepSchema), reading: ControlReadingSchema.nullable() })
      .readonly(),
  },
  'link.open': {
    kind: 'command',
    request: z.object({ url: z.url({ protocol: /^https$/ }).max(2048) }).readonly(),
    response: NothingSchema,
  },
  ...HISTORY_CALLS,
  ...HOST_CALLS,
  ...SERVICE_CALLS,
  ...CATALOGUE_CALLS,
  ...DIAGNOSIS_CALLS,
  ...DATA_CALLS,
  ...NOTE_CALLS,
  ...LOCAL_MODEL_CALLS,
  ...MODEL_CHECK_CALLS,
} as const satisfies Record<CallName, { kind: 'query' | 'command'; request: z.ZodType; response: z.ZodType }>;

export type Calls = typeof CALLS;
export type RequestOf<Name extends CallName> = z.infer<Calls[Name]['request']>;
export type ResponseOf<Name extends CallName> = z.infer<Calls[Name]['response']>;

/** Longer than any ordinary request of the contract. */
export const USUAL_REQUEST_BYTES = 64 * 1024;

/** How long a request may be as JSON, in bytes, for a transport that must limit what it reads. */
export function maxRequestBytes(name: string): number {
  const calls: Readonly<Record<string, { readonly kind: string; readonly maxBytes?: number }>> = CALLS;
  return Object.hasOwn(calls, name) ? (calls[name]?.maxBytes ?? USUAL_REQUEST_BYTES) : USUAL_REQUEST_BYTES;
}

/** Every event a host sends by itself. There is one: the whole snapshot, with a rising revision. */
export const EVENTS = {
  'snapshot.changed': { payload: SnapshotSchema },
} as const satisfies Record<EventName, { payload: z.ZodType }>;
